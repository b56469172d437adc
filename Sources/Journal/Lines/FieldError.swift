/// A member of a line that is missing or invalid.
package struct FieldError: Error, Sendable {
  let reason: JournalProblem.Reason
  private var field: String?

  /// - Parameters:
  ///   - field: The member's key.
  ///   - expected: What it should be, to follow “should be”.
  package init(_ field: StaticString, _ expected: StaticString) {
    self.init(reason: .wrongField(field.description, expected: expected.description))
    self.field = field.description
  }

  init(reason: JournalProblem.Reason) {
    self.reason = reason
  }

  /// The problem, in one sentence without a period.
  package var message: String {
    if case .wrongField(let field, let expected) = reason {
      "\"\(field)\" should be \(expected)"
    } else {
      "the line cannot be read"
    }
  }

  /// The member's column in its line, counted from 1; the beginning of the line if it is missing.
  package func column(in line: UnsafeRawBufferPointer) -> Int {
    guard let field else { return 1 }
    let key = Array("\"\(field)\":".utf8)
    let starts = 0...max(0, line.count - key.count)
    return 1 + (starts.first { line.dropFirst($0).starts(with: key) } ?? 0)
  }
}

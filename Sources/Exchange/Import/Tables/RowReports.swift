import Text

/// The messages about the rows of a table.
struct RowReports {
  /// The most messages listed; if every row of a file is doubtful, one statement is enough.
  private static let most = 1000

  private let text: DecodedText
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var skipped: [ImportedFile.Skipped] = []
  private var unlisted = (count: 0, hasError: false, first: 0)

  init(_ text: DecodedText, file: String) {
    self.text = text
    self.file = file
  }

  /// Reports a problem at an offset.
  mutating func report(
    _ severity: Diagnostic.Severity, at offset: Int, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    guard diagnostics.count < Self.most else {
      if unlisted.count == 0 { unlisted.first = offset }
      unlisted.count += 1
      unlisted.hasError = unlisted.hasError || severity == .error
      return
    }
    diagnostics.append(
      text.diagnostic(at: offset, file: file, severity, message(), hint: hint()))
  }

  /// Leaves out the row that begins on a line.
  mutating func skip(line: Int, _ reason: String) {
    skipped.append(ImportedFile.Skipped(line: line, reason: reason))
  }

  /// All diagnostics; the last one counts those beyond the maximum.
  func finished() -> [Diagnostic] {
    guard unlisted.count > 0 else { return diagnostics }
    return diagnostics + [
      text.diagnostic(
        at: unlisted.first, file: file, unlisted.hasError ? .error : .warning,
        "\(counted(unlisted.count, "further message")) from here on, not listed",
        hint: "fix what is listed and import again")
    ]
  }
}

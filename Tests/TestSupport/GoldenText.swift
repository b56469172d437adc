internal import Foundation
package import Testing

/// Expects a text to equal that of a golden file, and reports the first different line instead of
/// both texts.
///
/// With `ROUNDS_RECORD=1` the text is written to the file instead; the diff then shows the change.
package func expectGolden(
  _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: path)
  if ProcessInfo.processInfo.environment["ROUNDS_RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard let difference = firstDifference(of: text, from: golden) else { return }
  Issue.record("\(file.lastPathComponent):\(difference)", sourceLocation: sourceLocation)
}

/// The number of the first different line, with the actual and the expected line; nil if there is
/// none.
package func firstDifference(of text: String, from expected: String) -> String? {
  guard text != expected else { return nil }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let place =
    zip(lines, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    ?? min(lines.count, wanted.count)
  func line(_ lines: [Substring]) -> String {
    place < lines.count ? "`\(lines[place])`" : "the end of the text"
  }
  return """
    \(place + 1) is
      \(line(lines)), expected
      \(line(wanted)); ROUNDS_RECORD=1 records what is
    """
}

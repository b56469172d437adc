import JSON
import Screen
import Text

extension Context {
  /// Prints a diagnostic on standard error: place, severity, message, the line with a caret, what
  /// to do.
  func note(_ diagnostic: Diagnostic) {
    let place = diagnostic.location
    // A file without lines, such as a package, has no place besides itself.
    let file = surroundings.displayed(place.file)
    let shown = place.line > 0 ? "\(file):\(place.line):\(place.column)" : file
    note(
      "\(shown): \(diagnostic.severity.rawValue): \(diagnostic.message)",
      link: self.place(of: place.file, shownAs: shown))
    if !diagnostic.sourceLine.isEmpty {
      noteExcerpt(diagnostic.sourceLine, column: place.column)
    }
    note("hint: \(diagnostic.hint)", indent: "  ")
  }

  /// Prints a line with a caret under one of its characters, counted from 1.
  func noteExcerpt(_ text: String, column: Int) {
    let (line, column) = excerpt(text, column: column)
    note("    " + line)
    note("    " + String(repeating: " ", count: column) + "^")
  }

  /// A line and the columns before its caret, cut on both sides to fit the window.
  private func excerpt(_ line: String, column: Int) -> (line: String, column: Int) {
    let clean = line.map { $0 == "\t" ? " " : $0 }
    let room = max(20, proseWidth - 6)
    let start = max(0, column - 1 - room / 2)
    let shown = clean.dropFirst(start).prefix(room)
    let before = clean.dropFirst(start).prefix(max(0, column - 1 - start))
    return (
      (start > 0 ? "…" : "") + String(shown),
      displayWidth(sanitized(String(before))) + (start > 0 ? 1 : 0)
    )
  }

  /// Prints a diagnostic as a JSON object on standard output.
  func printJSON(_ diagnostic: Diagnostic) {
    print([
      "file": .string(diagnostic.location.file),
      "line": .integer(diagnostic.location.line),
      "column": .integer(diagnostic.location.column),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "hint": .string(diagnostic.hint),
    ])
  }
}

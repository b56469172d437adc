/// A place in a text file.
package struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file as the user named it.
  package var file: String
  /// The line, counted from 1; 0 for the whole file, for example if it has no lines.
  package var line: Int
  /// The column in characters, counted from 1.
  package var column: Int

  package init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String { line > 0 ? "\(file):\(line):\(column)" : file }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// An error or a warning about a file: what happened, where, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// The severity of a diagnostic.
  package enum Severity: String, Sendable {
    /// Something was left out or is unreliable.
    case error
    /// Everything was read, but may not be what the author meant.
    case warning
  }

  package var location: SourceLocation
  package var severity: Severity
  /// What happened, in one sentence without a period.
  package var message: String
  /// What to do about it, in one sentence without a period.
  package var hint: String
  /// The line of the file in question, without its line ending.
  package var sourceLine: String

  package init(
    location: SourceLocation, severity: Severity, message: String, hint: String, sourceLine: String
  ) {
    self.location = location
    self.severity = severity
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
  }
}

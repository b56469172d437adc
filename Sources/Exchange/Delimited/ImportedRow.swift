package import Flashcards

/// One row of a delimited text, as a card would have it.
package struct ImportedRow: Hashable, Sendable {
  /// The line of the file on which the row begins, counted from 1.
  package var line: Int
  package var front: String
  package var back: String
  package var tags: [String] = []
  /// Further accepted answers.
  package var also: [String] = []
  package var hint: String?
  package var why: String?
  package var source: String?
  /// The row's own name, such as Anki's guid. It need not be valid in an `Id:` line
  /// (``CardID/isValid(_:)``).
  package var id: String?

  package init(line: Int, front: String, back: String) {
    self.line = line
    self.front = front
    self.back = back
  }
}

/// What an import of a delimited text would bring: the rows that are good, and everything to be
/// said about the others.
package struct ImportedTable: Sendable {
  package var rows: [ImportedRow] = []
  /// In the order of the file.
  package var diagnostics: [Diagnostic] = []
  /// What was decided, ignored and skipped, one sentence each, without full stops.
  package var summary: [String] = []
  package var dialect: Dialect
  package var columns: Columns
  /// The deck that an Anki header names.
  package var deck: String?

  /// Whether something had to be left out because it is wrong.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

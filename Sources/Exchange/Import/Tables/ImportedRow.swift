/// One row of a delimited text, in the form of a card.
package struct ImportedRow: Hashable, Sendable {
  /// The line of the file on which the row begins, counted from 1.
  package var line: Int
  package var front: String
  package var back: String
  package var tags: [String] = []
  /// The cell with the question's further wordings.
  package var wordings = ""
  /// Further accepted answers.
  package var also: [String] = []
  package var hint: String?
  package var why: String?
  package var source: String?
  /// The row's own name.
  package var id: String?

  package init(line: Int, front: String, back: String) {
    self.line = line
    self.front = front
    self.back = back
  }
}

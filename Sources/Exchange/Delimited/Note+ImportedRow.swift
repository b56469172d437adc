import Flashcards

extension Note {
  /// The card that a row of a table is.
  init(_ row: ImportedRow) {
    var details = Details()
    details.also = row.also
    details.hint = row.hint
    details.why = row.why
    details.source = row.source.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    details.tags = row.tags
    // A name from elsewhere that could not stand in a deck still gives the same card each time.
    details.id = row.id.map {
      CardID.isValid($0) ? CardID($0) : CardID(ContentHash(["import", $0]).base32)
    }
    self.init(
      content: .basic(question: row.front, answer: row.back), details: details, line: row.line)
  }
}

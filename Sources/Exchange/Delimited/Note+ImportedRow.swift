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
    details.id = row.id.map(CardID.init(imported:))
    self.init(
      content: .basic(question: row.front, answer: row.back), details: details, line: row.line)
  }
}

extension CardID {
  /// A card's name for one from elsewhere. A name that could not stand in a deck still gives the
  /// same card each time.
  init(imported name: String) {
    self = CardID.isValid(name) ? CardID(name) : CardID(ContentHash(["import", name]).base32)
  }
}

import Flashcards

/// What becomes of a card that a file brings.
struct CardFate {
  /// The name that it has in the collection.
  let name: CardID
}

extension Note {
  /// The names of the note's cards.
  var cardIDs: [CardID] { faces.map { id(of: $0) } }

  /// The note as it is read from a deck in which it was written; nil if it cannot be written.
  var printedAndRead: Note? {
    var note = DeckParser.parse(DeckPrinter().block(self), file: "").deck.notes.first
    note?.path = path
    note?.line = line
    return note
  }
}

extension Card.Kind {
  /// The kind as a sentence has it.
  var withArticle: String { self == .ordering ? "an ordering" : "a \(rawValue)" }
}

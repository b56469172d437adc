import Flashcards

/// The outcome for a card in a file.
struct CardFate {
  /// Its name in the collection.
  let name: CardID
}

extension Note {
  /// The names of the note's cards.
  var cardIDs: [CardID] { faces.map { id(of: $0) } }

  /// The note as it is read back from a deck; nil if it cannot be written.
  var printedAndRead: Note? {
    var note = DeckParser.parse(DeckPrinter().block(self), file: "").deck.notes.first
    note?.path = path
    note?.line = line
    return note
  }
}

extension Card.Kind {
  /// The kind with its article, for sentences.
  var withArticle: String { self == .ordering ? "an ordering" : "a \(rawValue)" }
}

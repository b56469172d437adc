package import Flashcards

/// What an imported deck adds to a deck file.
package struct DeckMerge: Sendable {
  /// The notes that are new.
  package private(set) var added: [Note] = []
  /// The notes whose cards are in the collection already, as they are.
  package private(set) var unchanged: [Note] = []
  /// The notes whose name is taken by a card with another text, which stays as it is.
  package private(set) var conflicting: [Note] = []
  /// The bytes of the deck file with the new notes; nil if nothing is to be written.
  package private(set) var file: [UInt8]?

  /// Plans the import.
  /// - Parameters:
  ///   - name: The deck's name.
  ///   - existing: The bytes of the deck file, if there is one.
  ///   - known: A card of the collection by its name.
  package init(
    _ imported: ImportedDeck, name: String?, existing: [UInt8]?,
    known: (CardID) -> Card?
  ) {
    var incoming: [CardID: Card] = [:]
    for note in imported.notes {
      let cards = note.faces.map { Card(note: note, face: $0) }
      let old = cards.map { known($0.id) ?? incoming[$0.id] }
      if old.allSatisfy({ $0 == nil }) {
        added.append(note)
        for card in cards { incoming[card.id] = card }
      } else if zip(cards, old).allSatisfy({ card, old in old.map { isSame(card, $0) } ?? false }) {
        unchanged.append(note)
      } else {
        conflicting.append(note)
      }
    }
    guard !added.isEmpty else { return }
    if let existing {
      file = JoinedDeck(existing, adding: added).bytes
    } else if let original = imported.original, added.count == imported.notes.count {
      file = original
    } else {
      var frontMatter = imported.frontMatter
      frontMatter.name = name ?? frontMatter.name
      file = Array(DeckPrinter().print(Deck(frontMatter: frontMatter, notes: added)).utf8)
    }
  }
}

/// Whether two cards of one name say the same; one of them may come from a table of questions and
/// answers.
private func isSame(_ card: Card, _ old: Card) -> Bool {
  if card.kind == old.kind { return nameByContent(card) == nameByContent(old) }
  return normalized(card.questionWithOptions) == normalized(old.questionWithOptions)
    && normalized(card.answer) == normalized(old.answer)
}

/// The name that the card would have without an `Id:`.
private func nameByContent(_ card: Card) -> CardID {
  var note = card.note
  note.details.id = nil
  return note.id(of: card.face)
}

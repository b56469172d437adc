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
  ///   - original: The imported file's bytes, if they are a deck that can be taken as it is.
  ///   - existing: The bytes of the deck file, if there is one.
  ///   - known: A card of the collection by its name.
  package init(
    _ imported: ImportedDeck, name: String?, original: [UInt8]?, existing: [UInt8]?,
    known: (CardID) -> Card?
  ) {
    for note in imported.notes {
      let cards = note.faces.map { Card(note: note, face: $0) }
      let old = cards.compactMap { known($0.id) }
      if old.isEmpty {
        added.append(note)
      } else if zip(cards, old).allSatisfy({ $0.question == $1.question && $0.answer == $1.answer })
      {
        unchanged.append(note)
      } else {
        conflicting.append(note)
      }
    }
    guard !added.isEmpty else { return }
    if let existing {
      file = existing + Self.appended(added, to: existing)
    } else if let original, added.count == imported.notes.count {
      file = original
    } else {
      var frontMatter = imported.frontMatter
      frontMatter.name = name ?? frontMatter.name
      file = Array(DeckPrinter().print(Deck(frontMatter: frontMatter, notes: added)).utf8)
    }
  }

  /// The text that adds notes at the end of a deck, outside of its last card and its headings.
  private static func appended(_ notes: [Note], to deck: [UInt8]) -> [UInt8] {
    let text = DeckPrinter().print(Deck(notes: notes))
    let lineEnd = deck.last.map { $0 == UInt8(ascii: "\n") ? "" : "\n" } ?? ""
    let needsRoot = notes.first?.path.isEmpty == true
    let endsHeadings =
      needsRoot && DeckParser.parse(deck, file: "").deck.notes.last?.path.isEmpty == false
    return Array("\(lineEnd)\n---\n\n\(endsHeadings ? "#\n\n" : "")\(text)".utf8)
  }
}

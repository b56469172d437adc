import Flashcards
import Text

/// A parsed deck file: its notes, its cards with their names, and its problems.
struct ParsedDeck: Sendable {
  let place: DeckPath
  private(set) var diagnostics: [Diagnostic]
  let frontMatter: Deck.FrontMatter
  private(set) var notes = PackedNotes()
  private(set) var cards: [(name: CardID, note: Int, face: Card.Face)] = []
  /// Whether the file is a deck. A file without cards, such as a README among the decks, is not.
  let isDeck: Bool
  /// Whether the file has a note that another deck has too.
  private(set) var hasRepeats = false

  init(_ file: DeckFile) {
    let result = DeckParser.parse(file.bytes, file: file.path)
    place = file.place
    diagnostics = result.diagnostics
    frontMatter = result.deck.frontMatter
    isDeck = !result.deck.notes.isEmpty || result.deck.frontMatter.name != nil
    for (note, names) in zip(result.deck.notes, result.names) {
      for (face, name) in zip(note.faces, names) { cards.append((name, notes.count, face)) }
      notes.append(note)
    }
  }

  /// This deck without the notes that have a card in another deck already; those are reported.
  /// - Parameter first: The note that has a card of a name, and its file.
  func without(
    repeated: (CardID) -> Bool, first: (CardID) -> (note: Note, file: String)?
  ) -> ParsedDeck {
    guard cards.contains(where: { repeated($0.name) }) else { return self }
    var result = self
    result.notes = PackedNotes()
    result.cards = []
    result.hasRepeats = true
    for index in 0..<notes.count {
      let note = notes[index]
      let names = note.names
      if let taken = names.first(where: repeated), let first = first(taken) {
        result.diagnostics.append(
          .repeated(note, taken, of: place.path, first: "\(first.file):\(first.note.line)"))
        continue
      }
      for (name, face) in zip(names, note.faces) {
        result.cards.append((name, result.notes.count, face))
      }
      result.notes.append(note)
    }
    return result
  }
}

package import Flashcards
import Journal

/// The decks of a collection and the cards in them.
package struct Library: Sendable {
  /// A deck as it was read from a file.
  package struct LoadedDeck: Sendable {
    /// What the learner calls it: the front matter's name, else the file's path without `.md`.
    package let name: String
    /// The file's path within its folder of decks.
    package let relativePath: String
    /// The file's whole path.
    package let file: String
    package let isBuiltIn: Bool
    package let frontMatter: Deck.FrontMatter
    /// Which of the library's cards are its.
    package let cards: Range<Int>
  }

  /// A card with its place in the library.
  package struct Entry: Sendable {
    package let card: Card
    /// The index of its deck.
    package let deck: Int
    /// The index of its note among all notes: siblings share it.
    package let note: Int
  }

  package private(set) var decks: [LoadedDeck] = []
  /// All cards, deck after deck, in the order of the files.
  package private(set) var entries: [Entry] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private var positions: [CardID: Int] = [:]
  private var seen = SeenNotes()
  private var noteCount = 0

  package init() {}

  /// Adds a deck file's cards; those that another deck has already are left out and reported.
  package mutating func add(_ file: DeckFile) {
    let result = DeckParser.parse(file.bytes, file: file.path)
    diagnostics += result.diagnostics
    let start = entries.count
    for note in result.deck.notes {
      if let repeated = seen.insert(note, of: file.path) {
        diagnostics.append(repeated)
        continue
      }
      for face in note.faces {
        let card = Card(note: note, face: face)
        positions[card.id] = entries.count
        entries.append(Entry(card: card, deck: decks.count, note: noteCount))
      }
      noteCount += 1
    }
    // A file without a card, such as a README beside the decks, is no deck.
    guard entries.count > start || !result.deck.notes.isEmpty || result.deck.frontMatter.name != nil
    else { return }
    decks.append(
      LoadedDeck(
        name: result.deck.frontMatter.name ?? file.nameWithoutExtension,
        relativePath: file.relativePath, file: file.path, isBuiltIn: file.isBuiltIn,
        frontMatter: result.deck.frontMatter, cards: start..<entries.count))
  }

  /// The position of a card, or nil if no deck has it.
  package func position(of id: CardID) -> Int? { positions[id] }

  package subscript(id: CardID) -> Entry? { positions[id].map { entries[$0] } }

  package func contains(_ id: CardID) -> Bool { positions[id] != nil }

  package func deck(of entry: Entry) -> LoadedDeck { decks[entry.deck] }

  /// A deck's notes as a deck of their own, under the name that the learner knows.
  package func deck(at index: Int) -> Deck {
    var frontMatter = decks[index].frontMatter
    frontMatter.name = decks[index].name
    var notes: [Note] = []
    var last: Int?
    for entry in entries[decks[index].cards] where entry.note != last {
      notes.append(entry.card.note)
      last = entry.note
    }
    return Deck(frontMatter: frontMatter, notes: notes)
  }

  /// The card's own tags and its deck's.
  package func tags(of entry: Entry) -> [String] {
    let tags = decks[entry.deck].frontMatter.tags
    return tags + entry.card.note.details.tags.filter { !tags.contains($0) }
  }

  /// Where the fact comes from, by the card's own word or its deck's.
  package func source(of entry: Entry) -> String? {
    entry.card.note.details.source ?? decks[entry.deck].frontMatter.source
  }

  /// What a learner's word for a card finds.
  package enum Lookup: Sendable {
    case found(Entry)
    case unknown
    /// The cards whose names begin so.
    case ambiguous([CardID])
  }

  /// Finds a card by its name or the beginning of its name.
  package func look(up text: String) -> Lookup {
    if let entry = self[CardID(text)] { return .found(entry) }
    let matches = text.isEmpty ? [] : entries.filter { $0.card.id.text.hasPrefix(text) }
    return switch matches.count {
    case 0: .unknown
    case 1: .found(matches[0])
    default: .ambiguous(matches.map(\.card.id))
    }
  }

  /// The decks that a learner's word names: by name or by path, case forgiven, else by the
  /// beginning of the name.
  package func decks(named text: String) -> [Int] {
    let word = normalized(text).lowercased()
    func names(_ deck: LoadedDeck) -> [String] {
      [deck.name, deck.relativePath, DeckFile.withoutExtension(deck.relativePath), deck.file]
        .map { normalized($0).lowercased() }
    }
    let exact = decks.indices.filter { names(decks[$0]).contains(word) }
    if !exact.isEmpty || word.isEmpty { return exact }
    return decks.indices.filter { index in
      names(decks[index]).prefix(2).contains { $0.hasPrefix(word) }
    }
  }
}

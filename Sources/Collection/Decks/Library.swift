package import Flashcards
package import Text

/// The decks of a collection and the cards in them.
package struct Library: Sendable {
  /// A deck as it was read from a file.
  package struct LoadedDeck: Sendable {
    /// The deck's name for the learner: from the front matter, or else the file's path without
    /// `.md`.
    package let name: String
    /// The file's path within its folder of decks.
    package let relativePath: String
    /// The file's whole path.
    package let file: String
    package let isBuiltIn: Bool
    package let frontMatter: Deck.FrontMatter
    /// The range of the deck's cards in the library.
    package let cards: Range<Int>
  }

  /// A card with its place in the library; its text is unpacked on demand.
  package struct Entry: Sendable {
    /// The card's position among all cards.
    package let position: Int
    fileprivate let shelf: Shelf

    package var id: CardID { shelf.names[position] }

    package var card: Card {
      Card(note: shelf.note(at: position), face: shelf.row(at: position).face, id: id)
    }

    /// The data of its note that is known without unpacking texts.
    package var head: NoteHead { shelf.head(at: position) }

    /// The index of the card's deck.
    package var deck: Int { Int(shelf.row(at: position).deck) }

    /// The index of the card's note among all notes; siblings share it.
    package var note: Int {
      let row = shelf.row(at: position)
      return shelf.noteCounts[Int(row.deck)] + Int(row.note)
    }
  }

  /// A Markdown file in the folder of decks, whether or not it is a deck.
  struct Source: Sendable {
    var place: DeckPath
    let diagnostics: [Diagnostic]
    /// The index of the file's deck; nil if the file is not a deck.
    let deck: Int?
    /// Whether it has a note that is also in another deck.
    let hasRepeats: Bool
  }

  package let decks: [LoadedDeck]
  /// The files from which the decks were read.
  let sources: [Source]
  let shelf: Shelf

  init(decks: [LoadedDeck], sources: [Source], shelf: Shelf) {
    self.decks = decks
    self.sources = sources
    self.shelf = shelf
  }

  /// This library without the stamps of some files, as if they might have changed.
  func unsettled(_ paths: Set<String>) -> Library {
    Library(
      decks: decks,
      sources: sources.map { source in
        var source = source
        if paths.contains(source.place.path) { source.place.stamp = nil }
        return source
      }, shelf: shelf)
  }

  /// The problems of the decks, file by file.
  package var diagnostics: [Diagnostic] { sources.flatMap(\.diagnostics) }

  /// Whether every note can be unpacked; in a damaged snapshot some may not.
  /// - Complexity: Linear in the length of all notes.
  package var areNotesSound: Bool {
    shelf.notes.allSatisfy { notes in (0..<notes.count).allSatisfy(notes.isSound) }
  }

  /// The number of notes.
  package var noteCount: Int { shelf.notes.reduce(0) { $0 + $1.count } }

  /// The number of cards.
  package var count: Int { shelf.count }

  /// All cards, deck by deck, in the order of the files.
  package var entries: Entries { Entries(shelf: shelf) }

  package struct Entries: RandomAccessCollection, Sendable {
    fileprivate let shelf: Shelf

    package var startIndex: Int { 0 }
    package var endIndex: Int { shelf.count }

    package subscript(position: Int) -> Entry { Entry(position: position, shelf: shelf) }
  }

  /// The position of a card; nil if it is in no deck.
  package func position(of id: CardID) -> Int? { shelf.names.place(of: id) }

  package subscript(id: CardID) -> Entry? { position(of: id).map { entries[$0] } }

  package func contains(_ id: CardID) -> Bool { position(of: id) != nil }

  package func deck(of entry: Entry) -> LoadedDeck { decks[entry.deck] }

  /// A deck with its notes, under the name that the learner knows.
  package func deck(at index: Int) -> Deck {
    var frontMatter = decks[index].frontMatter
    frontMatter.name = decks[index].name
    let notes = shelf.notes[index]
    return Deck(frontMatter: frontMatter, notes: (0..<notes.count).map { notes[$0] })
  }

  /// A prefilter per deck that rules out most cards without the text; nil if none can.
  package func sieves(for text: SoughtText) -> [NoteSieve]? {
    let sieves = shelf.notes.compactMap { NoteSieve(for: text, in: $0) }
    return sieves.count == shelf.notes.count ? sieves : nil
  }

  /// Whether a card may contain the text of the sieves.
  package func mayHold(_ entry: Entry, _ sieves: [NoteSieve]?) -> Bool {
    guard let sieves else { return true }
    let row = shelf.row(at: entry.position)
    return sieves[Int(row.deck)].letsPass(Int(row.note), of: shelf.notes[Int(row.deck)])
  }

  /// The card's own tags and its deck's.
  package func tags(of entry: Entry) -> [String] {
    let row = shelf.row(at: entry.position)
    let tags = decks[Int(row.deck)].frontMatter.tags
    return tags
      + shelf.notes[Int(row.deck)].tags(of: Int(row.note)).filter { !tags.contains($0) }
  }

  /// The headings above the card, topmost first.
  package func path(of entry: Entry) -> [String] {
    let row = shelf.row(at: entry.position)
    return shelf.notes[Int(row.deck)].path(of: Int(row.note))
  }

  /// The source of the fact, named by the card or else by its deck.
  package func source(of entry: Entry) -> String? {
    entry.card.note.details.source?.replacing("\n", with: "; ")
      ?? decks[entry.deck].frontMatter.source
  }

  /// The result of looking up a card by what the learner typed.
  package enum Lookup: Sendable {
    case found(Entry)
    case unknown
    /// Several cards have names that begin like this.
    case ambiguous([CardID])
  }

  /// Finds a card by its name or the beginning of its name.
  package func look(up text: String) -> Lookup {
    if let entry = self[CardID(text)] { return .found(entry) }
    let matches = text.isEmpty ? [] : entries.filter { $0.id.text.hasPrefix(text) }
    return switch matches.count {
    case 0: .unknown
    case 1: .found(matches[0])
    default: .ambiguous(matches.map(\.id))
    }
  }

  /// The decks that a word of the learner names: by name or by path, ignoring case, or else by the
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

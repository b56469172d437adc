package import Flashcards
package import Text

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

  /// A card with its place in the library; its text is unpacked when it is asked for.
  package struct Entry: Sendable {
    /// Where the card stands among all.
    package let position: Int
    fileprivate let shelf: Shelf

    package var id: CardID { shelf.names[position] }

    package var card: Card {
      Card(note: shelf.note(at: position), face: shelf.rows[position].face, id: id)
    }

    /// What is known of its note without its texts.
    package var head: NoteHead { shelf.head(at: position) }

    /// The index of its deck.
    package var deck: Int { Int(shelf.rows[position].deck) }

    /// The index of its note among all notes: siblings share it.
    package var note: Int {
      let row = shelf.rows[position]
      return shelf.noteCounts[Int(row.deck)] + Int(row.note)
    }
  }

  /// A deck file, be it a deck or not.
  struct Source: Sendable {
    var place: DeckPath
    let diagnostics: [Diagnostic]
    /// The index of its deck; nil if it is none.
    let deck: Int?
    /// Whether it has a note that another deck has too.
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

  /// The same without the stamps of some files, as though they might have changed.
  func unsettled(_ paths: Set<String>) -> Library {
    Library(
      decks: decks,
      sources: sources.map { source in
        var source = source
        if paths.contains(source.place.path) { source.place.stamp = nil }
        return source
      }, shelf: shelf)
  }

  /// What is wrong with the decks, file after file.
  package var diagnostics: [Diagnostic] { sources.flatMap(\.diagnostics) }

  /// Whether every note can be unpacked: some of a bent snapshot may not.
  /// - Complexity: Linear in the length of all notes.
  package var areNotesSound: Bool {
    shelf.notes.allSatisfy { notes in (0..<notes.count).allSatisfy(notes.isSound) }
  }

  /// How many cards there are.
  package var count: Int { shelf.rows.count }

  /// All cards, deck after deck, in the order of the files.
  package var entries: Entries { Entries(shelf: shelf) }

  package struct Entries: RandomAccessCollection, Sendable {
    fileprivate let shelf: Shelf

    package var startIndex: Int { 0 }
    package var endIndex: Int { shelf.rows.count }

    package subscript(position: Int) -> Entry { Entry(position: position, shelf: shelf) }
  }

  /// The position of a card, or nil if no deck has it.
  package func position(of id: CardID) -> Int? { shelf.names.place(of: id) }

  package subscript(id: CardID) -> Entry? { position(of: id).map { entries[$0] } }

  package func contains(_ id: CardID) -> Bool { position(of: id) != nil }

  package func deck(of entry: Entry) -> LoadedDeck { decks[entry.deck] }

  /// A deck's notes as a deck of their own, under the name that the learner knows.
  package func deck(at index: Int) -> Deck {
    var frontMatter = decks[index].frontMatter
    frontMatter.name = decks[index].name
    let notes = shelf.notes[index]
    return Deck(frontMatter: frontMatter, notes: (0..<notes.count).map { notes[$0] })
  }

  /// What tells most cards without a text from those with it, for each deck; nil if nothing does.
  package func sieves(for text: SoughtText) -> [NoteSieve]? {
    let sieves = shelf.notes.compactMap { NoteSieve(for: text, in: $0) }
    return sieves.count == shelf.notes.count ? sieves : nil
  }

  /// Whether a card may have the text of the sieves.
  package func mayHold(_ entry: Entry, _ sieves: [NoteSieve]?) -> Bool {
    guard let sieves else { return true }
    let row = shelf.rows[entry.position]
    return sieves[Int(row.deck)].letsPass(Int(row.note), of: shelf.notes[Int(row.deck)])
  }

  /// The card's own tags and its deck's.
  package func tags(of entry: Entry) -> [String] {
    let row = shelf.rows[entry.position]
    let tags = decks[Int(row.deck)].frontMatter.tags
    return tags
      + shelf.notes[Int(row.deck)].tags(of: Int(row.note)).filter { !tags.contains($0) }
  }

  /// The headings above the card, the topmost first.
  package func path(of entry: Entry) -> [String] {
    let row = shelf.rows[entry.position]
    return shelf.notes[Int(row.deck)].path(of: Int(row.note))
  }

  /// Where the fact comes from, by the card's own word or its deck's.
  package func source(of entry: Entry) -> String? {
    entry.card.note.details.source?.replacing("\n", with: "; ")
      ?? decks[entry.deck].frontMatter.source
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
    let matches = text.isEmpty ? [] : entries.filter { $0.id.text.hasPrefix(text) }
    return switch matches.count {
    case 0: .unknown
    case 1: .found(matches[0])
    default: .ambiguous(matches.map(\.id))
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

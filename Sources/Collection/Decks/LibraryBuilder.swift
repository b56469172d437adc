import Files
import Flashcards

/// Assembles decks into a library, one file after another.
struct LibraryBuilder {
  private var decks: [Library.LoadedDeck] = []
  private var sources: [Library.Source] = []
  private var rows: [Shelf.Row] = []
  private var names = CardNames()
  private var notes: [PackedNotes] = []

  /// Whether a deck has a note that another deck has too.
  var hasRepeats: Bool { sources.contains(where: \.hasRepeats) }

  var library: Library {
    Library(
      decks: decks, sources: sources, shelf: Shelf(rows: Column(rows), names: names, notes: notes))
  }

  /// Adds a file's cards; leaves out and reports those that are already in another deck.
  mutating func add(_ parsed: ParsedDeck) {
    let deck = parsed.without { [names] in
      names.place(of: $0) != nil
    } first: { name in
      names.place(of: name).map { position in
        let row = rows[position]
        return (notes[Int(row.deck)][Int(row.note)], decks[Int(row.deck)].file)
      }
    }
    let start = rows.count
    for card in deck.cards {
      names.insert(card.name)
      rows.append(Shelf.Row(deck: decks.count, note: card.note, face: card.face))
    }
    sources.append(
      Library.Source(
        place: deck.place, diagnostics: deck.diagnostics, deck: deck.isDeck ? decks.count : nil,
        hasRepeats: deck.hasRepeats))
    guard deck.isDeck else { return }
    let place = deck.place
    decks.append(
      Library.LoadedDeck(
        name: Self.oneLine(
          deck.frontMatter.name ?? DeckFile.withoutExtension(place.relativePath)),
        relativePath: place.relativePath, file: place.path, isBuiltIn: place.isBuiltIn,
        frontMatter: deck.frontMatter, cards: start..<rows.count))
    notes.append(deck.notes)
  }

  /// The name on one line: file names may contain line breaks.
  private static func oneLine(_ name: String) -> String {
    name.contains(where: \.isNewline) ? String(name.map { $0.isNewline ? " " : $0 }) : name
  }

  /// Adds a file of an earlier library that has not changed since.
  /// - Returns: False if one of its cards is already in another deck; then nothing is added.
  mutating func add(_ source: Library.Source, of library: Library, at place: DeckPath) -> Bool {
    let moved = Library.Source(
      place: place, diagnostics: source.diagnostics, deck: source.deck.map { _ in decks.count },
      hasRepeats: false)
    guard let index = source.deck else {
      sources.append(moved)
      return true
    }
    let deck = library.decks[index]
    let start = rows.count
    for position in deck.cards {
      names.insert(library.shelf.names[position])
      guard names.count == rows.count + 1 else { return false }
      let row = library.shelf.row(at: position)
      rows.append(Shelf.Row(deck: decks.count, note: Int(row.note), face: row.face))
    }
    sources.append(moved)
    decks.append(
      Library.LoadedDeck(
        name: deck.name, relativePath: deck.relativePath, file: deck.file,
        isBuiltIn: deck.isBuiltIn, frontMatter: deck.frontMatter, cards: start..<rows.count))
    notes.append(library.shelf.notes[index])
    return true
  }
}

extension Library {
  /// Reads decks; leaves out and reports cards that are already in an earlier deck.
  package init(_ files: [DeckFile] = []) {
    var builder = LibraryBuilder()
    for deck in inParallel(files, ParsedDeck.init) { builder.add(deck) }
    self = builder.library
  }
}

import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Screen
import Text

/// Cards that were added to a deck.
struct AddedCards {
  let cards: [Library.Entry]
  let deck: Library.LoadedDeck
  let isNewDeck: Bool
  /// Whether a built-in deck was copied for them.
  let isNewCopy: Bool
  /// The event that `undo` refers to.
  let event: EventID
}

extension Context {
  /// Adds a note at the end of a deck, which is created if there is none of that name. `undo`
  /// removes it again.
  /// - Throws: ``Failure`` if the card is already in a deck.
  func add(
    _ note: Note, toDeck name: String, _ options: CollectionOptions
  ) throws -> AddedCards {
    var writer = try writer(options)
    let collection = try open(options, writer: &writer)
    let ids = note.faces.map { note.id(of: $0) }
    if let known = ids.lazy.compactMap({ collection.library[$0] }).first {
      throw Failure(
        "this card is there already: \(place(of: known, in: collection))",
        hint: "`rounds edit \(known.card.id)` opens it")
    }
    let target = try target(named: name, in: collection)
    var edit = DeckEdit(target.bytes)
    var note = note
    // At the end of the deck, under its last heading.
    note.path = edit.notes.last?.path ?? []
    edit.append([note])
    let changes = DeckChanges([target.path: edit.bytes()])
    let question = Card(note: note, face: note.faces[0]).question
    let shown = fitted(sanitized(question, keepNewlines: false), to: 40)
    let event = try writer.editing("card added to \(name): \(shown)", changes, at: clock.now)
    let now = try open(options, writer: &writer)
    let cards = ids.compactMap { now.library[$0] }
    guard let first = cards.first else {
      throw Failure(
        "the card cannot be read back from the deck \(name)",
        hint: "`rounds check` lists what is wrong with the deck; `rounds undo` removes the card")
    }
    rememberDeck(name, in: now)
    return AddedCards(
      cards: cards, deck: now.library.deck(of: first), isNewDeck: target.isNew,
      isNewCopy: target.isBuiltIn, event: event)
  }

  /// Whether there is already a deck with a name.
  func deckExists(_ name: String, _ options: CollectionOptions) throws -> Bool {
    try !target(named: name, in: read(options)).isNew
  }

  /// Cards with the same question as a note.
  func lookalikes(of note: Note, in collection: Collection) -> [Library.Entry] {
    let questions = Set(
      note.faces.flatMap { Card(note: note, face: $0).wordings.map(searchKey) })
    return collection.library.entries.filter { entry in
      entry.card.wordings.contains { questions.contains(searchKey($0)) }
    }
  }

  /// `deck, file:line`.
  func place(of entry: Library.Entry, in collection: Collection) -> String {
    let deck = collection.library.deck(of: entry)
    return "\(deck.name), \(surroundings.displayed(deck.file)):\(entry.card.note.line)"
  }

  /// Where the cards of a deck are written: its file, or the one that will be made.
  func target(
    named name: String, in collection: Collection
  ) throws -> (path: RelativePath, bytes: [UInt8], isNew: Bool, isBuiltIn: Bool) {
    let key = searchKey(name)
    let decks = collection.library.decks.filter { searchKey($0.name) == key }
    // A copy takes the place of a built-in deck.
    if let deck = decks.first(where: { !$0.isBuiltIn }) ?? decks.first,
      let bytes = try? FileSystem.readFile(deck.file)
    {
      return try asStudyError { () throws(FileError) in
        let path = try RelativePath(deck.relativePath)
        if !deck.isBuiltIn { _ = try path.path(in: collection.folder.decks) }
        return (path, bytes, false, deck.isBuiltIn)
      }
    }
    return try asStudyError { () throws(FileError) in
      let path = try RelativePath(DeckPath(of: name, in: collection).relative)
      let file = try path.path(in: collection.folder.decks)
      // A file with that name but without cards, such as a README, keeps its contents.
      if FileSystem.exists(file) { return (path, try FileSystem.readFile(file), false, false) }
      let front = Deck(frontMatter: Deck.FrontMatter(name: name))
      return (path, DeckPrinter().bytes(of: front), true, false)
    }
  }

  // MARK: The deck of the last card

  /// The deck to which the last card was added, if it still exists.
  func rememberedDeck(in collection: Collection) -> String? {
    guard let bytes = try? FileSystem.readFile(collection.folder.lastDeck) else { return nil }
    let name = String(decoding: bytes, as: UTF8.self).trimmed()
    return collection.library.decks.contains { $0.name == name } ? name : nil
  }

  private func rememberDeck(_ name: String, in collection: Collection) {
    // If that fails, the next time asks one question more.
    try? AtomicFile.write(Array((name + "\n").utf8), to: collection.folder.lastDeck)
  }
}

extension CollectionFolder {
  /// The name of the deck to which the last card was added.
  fileprivate var lastDeck: String { FileSystem.join(cache, "last-deck") }
}

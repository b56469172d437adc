import Collection
import Flashcards
import Text

/// Matches imported notes with notes of the collection.
struct NoteFinder {
  /// The result for an imported note.
  enum Finding {
    /// The collection has the note.
    case known(Library.Entry)
    /// The note is known by another name: its `Id:` in the file belongs to another note.
    case renamed(CardID, Library.Entry?)
    /// An earlier import brought the note into a deck, and the learner has deleted it since.
    case deleted(from: String)
    case new
  }

  private let collection: Collection
  /// The names of all cards of the files.
  private var inFile: Set<CardID> = []
  /// The cards that have an `Id:`, by the names that they would have without one.
  private lazy var named = Self.byText(collection.library.entries.indices, collection.library)
  /// Like ``named``, for each of the learner's decks.
  private var namedInDeck: [String: [CardID: [Library.Entry]]] = [:]
  /// The notes matched by their text, each of which matches only once.
  private var claimed: Set<Int> = []
  /// By deck, the cards of the last import, by the names that they would have without an `Id:`.
  private var earlierTexts: [String: [CardID: CardID]] = [:]
  /// By deck, the learner's edited versions of a file's notes, by their names in the file.
  private var edited: [String: [CardID: Library.Entry]] = [:]

  init(_ collection: Collection) {
    self.collection = collection
  }

  /// Registers everything in a file before its notes are matched.
  mutating func prepare(_ file: ImportedFile) {
    guard !collection.library.entries.isEmpty else { return }
    for deck in file.decks {
      for note in deck.notes { inFile.formUnion(note.cardIDs) }
    }
  }

  /// Whether a card is in the files of this import.
  func isInFile(_ card: CardID) -> Bool { inFile.contains(card) }

  /// - Parameters:
  ///   - path: The note's deck in the file.
  ///   - bases: The imported versions of the decks.
  ///   - origin: The origin of the file.
  ///   - isVersion: Whether the file's deck is another version of what was imported into it.
  mutating func find(
    _ note: Note, _ ids: [CardID], in path: String, _ bases: inout ImportBases,
    _ origin: NoteOrigin, isVersion: () -> Bool
  ) -> Finding {
    if collection.library.entries.isEmpty { return .new }
    let base = bases[path]
    if let entry = collection.entry(ofAny: ids) {
      guard !origin.isSameOwner, !bases.exported.knows(ids[0]),
        isOfAnotherNote(entry, note, base, &bases),
        base.note(withAnyOf: ids) == nil || !isVersion()
      else { return .known(entry) }
      return otherName(for: note, in: path)
    }
    if let entry = entry(withTextOf: note, in: path), claimed.insert(entry.note).inserted {
      return .known(entry)
    }
    // A deck whose file is gone is imported again as a whole.
    if let before = base.note(withAnyOf: ids) {
      if let entry = successor(of: before, in: path, base) { return .known(entry) }
      return decks(at: path).isEmpty ? .new : .deleted(from: path)
    }
    if origin.followsDecks, let home = bases.home(ofAny: ids), home != path {
      let base = bases[home]
      if let before = base.note(withAnyOf: ids),
        let entry = successor(of: before, in: home, base)
      {
        return .known(entry)
      }
      if !decks(at: home).isEmpty { return .deleted(from: home) }
    }
    if let entry = edit(ofTextOf: note, in: path, base), claimed.insert(entry.note).inserted {
      return .known(entry)
    }
    return bases.exported.hold(note, as: ids[0]) && !decks(at: path).isEmpty
      ? .deleted(from: path) : .new
  }

  /// The collection's version of a note from an earlier import, even if the learner edited it.
  mutating func entry(
    ofEarlier id: CardID, in path: String, _ base: ImportBase
  ) -> Library.Entry? {
    collection.entry(of: id) ?? base[id].flatMap { successor(of: $0, in: path, base) }
  }

  /// Whether the name of an imported note belongs to another note here, with another question and
  /// answer, which this file did not have before. Programs that make decks may use the same name
  /// twice, for example by numbering notes.
  private func isOfAnotherNote(
    _ entry: Library.Entry, _ note: Note, _ base: ImportBase, _ bases: inout ImportBases
  ) -> Bool {
    let deck = collection.library.deck(of: entry)
    // The file or the learner may have moved the note since.
    guard note.details.id != nil, !deck.isBuiltIn, !base.isOwn(note.cardIDs),
      !bases[deck.relativePath].isOwn(note.cardIDs)
    else { return false }
    let card = entry.card
    // Our own exports have a row for each card of any kind, with the card's name in this
    // collection.
    guard card.note.details.id != nil, card.kind == Card(note: note, face: note.faces[0]).kind
    else {
      return false
    }
    // The learner's edits of the note do not show whether it is another one.
    return [card.note, base.note(withAnyOf: note.cardIDs)].compactMap(\.self).allSatisfy { other in
      Relinking(
        from: [Card(note: other, face: other.faces[0])],
        to: [Card(note: note, face: note.faces[0])], byPlace: false, isStillThere: { _ in false },
        wasThere: { _ in false }
      ).matches.isEmpty
    }
  }

  /// A free name, or the one that an earlier import gave the note for the same reason.
  private func otherName(for note: Note, in path: String) -> Finding {
    // A name has at most 64 characters.
    let id = note.details.id?.text ?? ""
    for number in 2... {
      let ending = "-\(number)"
      let name = CardID(String(id.prefix(64 - ending.count)) + ending)
      var renamed = note
      renamed.details.id = name
      let ids = renamed.cardIDs
      guard !ids.contains(where: inFile.contains) else { continue }
      guard let entry = collection.entry(ofAny: ids) else {
        return .renamed(name, nil)
      }
      if collection.library.deck(of: entry).relativePath == path
        || entry.card.note.hasSameContent(as: note)
      {
        return .renamed(name, entry)
      }
    }
    return .new
  }

  /// A note with the same text: one that has an `Id:` on one side only, or in the same deck an
  /// `Id:` that the files do not have, for example because a package was rebuilt with new ones.
  private mutating func entry(withTextOf note: Note, in path: String) -> Library.Entry? {
    let name = note.contentName
    guard note.details.id != nil else { return named[name]?.first }
    if let entry = collection.library[name] { return entry }
    if namedInDeck[path] == nil {
      let cards = decks(at: path).flatMap { collection.library.decks[$0].cards }
      namedInDeck[path] = Self.byText(cards, collection.library)
    }
    return namedInDeck[path]?[name]?.first { entry in
      !claimed.contains(entry.note) && !entry.card.note.cardIDs.contains(where: inFile.contains)
    }
  }

  /// The first cards of notes that have an `Id:`, by the names that they would have without one.
  private static func byText(
    _ cards: some Sequence<Int>, _ library: Library
  ) -> [CardID: [Library.Entry]] {
    var result: [CardID: [Library.Entry]] = [:]
    for entry in cards.lazy.map({ library.entries[$0] }) {
      let card = entry.card
      guard card.note.details.id != nil, card.face == card.note.faces[0] else { continue }
      result[card.note.contentName, default: []].append(entry)
    }
    return result
  }

  /// A message about new notes with the same questions as notes of their deck that the files do not
  /// have, for example because a deck was rebuilt with new names and a corrected answer; nil if
  /// there are none.
  func sameQuestions(as notes: [Note], in path: String) -> String? {
    let old = decks(at: path).flatMap { collection.library.deck(at: $0).notes }
      .filter { !$0.cardIDs.contains(where: inFile.contains) }
    guard !old.isEmpty else { return nil }
    let asked = Dictionary(
      old.flatMap { note in note.firstCard.wordings.map { (normalized($0), note.cardIDs[0]) } }
    ) { first, _ in first }
    let pairs = notes.compactMap { note in
      note.firstCard.wordings.lazy.compactMap { asked[normalized($0)] }.first
        .map { "`\($0)` and `\(note.cardIDs[0])`" }
    }
    guard let first = pairs.first else { return nil }
    let all = pairs.count == 1 ? first : "\(pairs.count) pairs such as \(first)"
    return "\(all) have the same question; delete the one that is out of date"
  }

  // MARK: Notes that the learner has edited

  /// The learner's version of a note that a file had with the same text under another name.
  private mutating func edit(
    ofTextOf note: Note, in path: String, _ base: ImportBase
  ) -> Library.Entry? {
    guard note.details.id != nil, !base.isEmpty else { return nil }
    if earlierTexts[path] == nil {
      earlierTexts[path] = Dictionary(
        base.latest.map { ($0.contentName, $0.cardIDs[0]) }, uniquingKeysWith: { first, _ in first }
      )
    }
    guard let card = earlierTexts[path]?[note.contentName], !inFile.contains(card) else {
      return nil
    }
    return collection.entry(of: card)
  }

  /// The learner's version of a note without an `Id:`, whose name changes with its text.
  private mutating func successor(
    of note: Note, in path: String, _ base: ImportBase
  ) -> Library.Entry? {
    if edited[path] == nil { edited[path] = edits(in: path, base) }
    for id in note.cardIDs {
      if let entry = edited[path]?[id] { return entry }
    }
    return nil
  }

  private func edits(in path: String, _ base: ImportBase) -> [CardID: Library.Entry] {
    let now = decks(at: path).flatMap { collection.library.deck(at: $0).cards }
    let then = Deck(notes: base.latest).cards
    let matches = Relinking(
      from: then, to: now, isStillThere: { collection.entry(of: $0) != nil },
      wasThere: { base[$0] != nil }
    ).matches
    return Dictionary(
      matches.compactMap { match in collection.entry(of: match.new).map { (match.old, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func decks(at path: String) -> [Int] {
    let decks = collection.library.decks
    return decks.indices.filter { !decks[$0].isBuiltIn && decks[$0].relativePath == path }
  }
}

extension Collection {
  fileprivate func entry(ofAny cards: [CardID]) -> Library.Entry? {
    for card in cards {
      if let entry = entry(of: card) { return entry }
    }
    return nil
  }
}

import Flashcards
import Journal
import Study

/// Finds out, note by note, what an import brings to a collection.
///
/// A note is known by its name, else by its text, else by what the last import of the deck had in
/// its place: so a newer version of a file changes the cards that it brought before.
struct NotePlanner {
  private let collection: Collection
  private let now: Int
  private var targets: [String: DeckTarget] = [:]
  /// The cards of this import by the names that the files give them.
  private var fates: [CardID: CardFate] = [:]
  /// The learner's cards that have an `Id:`, by what they would be called without one.
  private lazy var named: [CardID: Library.Entry] = Self.entriesWithID(collection.library)
  private(set) var relinks: TimedActions = []
  private(set) var actions: TimedActions = []

  init(_ collection: Collection, at now: Int) {
    self.collection = collection
    self.now = now
  }

  /// Plans one file.
  mutating func plan(
    _ file: ImportedFile, named name: String, into deck: String?
  ) throws(StudyError) -> ImportPlan.Item {
    var item = ImportPlan.Item(
      file: name, format: file.format, skipped: file.skipped, diagnostics: file.diagnostics,
      summary: file.summary)
    for source in file.decks {
      try plan(source, Self.deckName(source, of: file, named: name, into: deck), &item)
    }
    var past = PastPlanner(collection.history, at: now)
    actions.append(contentsOf: past.take(file.past, fates))
    item.reviews = past.reviews
    item.placed = past.placed
    if past.leftOut > 0 {
      item.skipped.append(
        .init(name: counted(past.leftOut, "past event"), reason: "their cards are left out"))
    }
    return item
  }

  /// The deck files that change.
  func changes() -> DeckChanges {
    var changes = DeckChanges()
    for target in targets.values {
      if let bytes = target.bytes { changes.files[target.relativePath] = bytes }
    }
    return changes
  }

  private static func deckName(
    _ deck: ImportedDeck, of file: ImportedFile, named name: String, into asked: String?
  ) -> String {
    guard let asked else { return deck.name ?? stem(name) }
    guard file.decks.count > 1, let own = deck.name else { return asked }
    return "\(asked)::\(own)"
  }

  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  // MARK: A deck

  private mutating func plan(
    _ source: ImportedDeck, _ name: String, _ item: inout ImportPlan.Item
  ) throws(StudyError) {
    let path = DeckPath(
      of: name, preferring: source.name == name ? source.file : nil, in: collection
    ).relative
    var part = ImportPlan.DeckPart(name: name, relativePath: path)
    var isKnown = Array(repeating: true, count: source.notes.count)
    fates.reserveCapacity(fates.count + source.notes.count)
    for (index, note) in source.notes.enumerated() {
      let ids = note.cardIDs
      if let reason = repetition(of: note, ids) {
        if let reason { skip(note, reason, &item) } else { part.unchanged += 1 }
      } else if let entry = entry(of: note, ids) {
        try update(entry, with: note, &part, &item)
      } else {
        isKnown[index] = false
        for id in ids { fates[id] = CardFate(name: id) }
      }
    }
    // Where all are new the notes have one place in memory.
    var appeared =
      isKnown.contains(true) ? zip(source.notes, isKnown).filter { !$1 }.map(\.0) : source.notes
    if let known = previousNotes(at: path) {
      let matches = Succession(of: appeared, in: source.notes, after: known.notes, collection)
      for (old, new) in matches.pairs { try update(old, with: new, &part, &item) }
      appeared = matches.unmatched
      if known.isImport { item.missing += matches.missing }
    }
    if !appeared.isEmpty {
      part.added = appeared
      let isWhole = appeared.count == source.notes.count
      try withTarget(path) {
        $0.append(
          appeared, frontMatter: source.frontMatter, name: name,
          original: isWhole && source.name == name ? source.original : nil)
      }
    }
    item.decks.append(part)
  }

  /// Whether the import has brought a note already: nil if not, else why it is left out, which is
  /// nil again where nothing is lost by it.
  private func repetition(of note: Note, _ ids: [CardID]) -> String?? {
    guard let taken = ids.first(where: { fates[$0] != nil }) else { return .none }
    if note.details.id == nil { return .some(nil) }
    return .some("its name `\(taken)` is used in this import already")
  }

  /// The card in the collection that a note is, by its name or by its text.
  private mutating func entry(of note: Note, _ ids: [CardID]) -> Library.Entry? {
    if collection.library.entries.isEmpty { return nil }
    for id in ids {
      if let entry = collection.entry(of: id) { return entry }
    }
    let name = note.contentName
    if note.details.id != nil { return collection.library[name] }
    return named[name]
  }

  private static func entriesWithID(_ library: Library) -> [CardID: Library.Entry] {
    var result: [CardID: Library.Entry] = [:]
    for entry in library.entries where entry.card.note.details.id != nil {
      guard entry.card.face == entry.card.note.faces[0] else { continue }
      result[entry.card.note.contentName] = result[entry.card.note.contentName] ?? entry
    }
    return result
  }

  /// The notes that the last import of a deck brought, else those that it has.
  private func previousNotes(at path: String) -> (notes: [Note], isImport: Bool)? {
    if let base = ImportStore(collection.folder).base(of: path, collection.history) {
      return (DeckParser.parse(base, file: path).deck.notes, true)
    }
    let library = collection.library
    let deck = library.decks.firstIndex { !$0.isBuiltIn && $0.relativePath == path }
    return deck.map { (library.deck(at: $0).notes, false) }
  }

  // MARK: A note that is known

  private mutating func update(
    _ entry: Library.Entry, with incoming: Note, _ part: inout ImportPlan.DeckPart,
    _ item: inout ImportPlan.Item
  ) throws(StudyError) {
    let current = entry.card.note
    let deck = collection.library.deck(of: entry)
    var kept = current
    // A table has a row for each card of a note of another kind.
    if case .basic = incoming.content, entry.card.kind != .basic {
      if entry.card.isSaid(by: incoming) {
        part.unchanged += 1
      } else {
        conflict(
          incoming,
          "card `\(entry.id)` is part of \(entry.card.kind.withArticle) note "
            + "with another text, which stays", &item)
      }
      fates[incoming.cardIDs[0]] = CardFate(name: entry.id)
      return
    }
    switch try merge(incoming, into: current, of: deck) {
    case .unchanged: part.unchanged += 1
    case .conflict(let field):
      conflict(
        incoming,
        "you have changed `\(field)` of card `\(entry.id)` yourself, and the file has another; "
          + "yours stays", &item)
    case .updated where deck.isBuiltIn:
      conflict(
        incoming,
        "the name `\(entry.id)` belongs to a built-in card with another text, which stays",
        &item)
    case .updated(let merged):
      kept = merged
      part.updated.append(merged)
      try withTarget(deck.relativePath) { $0.replace(current, with: merged) }
      relink(current, merged)
    }
    for face in incoming.faces {
      let sameFace = kept.faces.contains(face) ? face : kept.faces[0]
      fates[incoming.id(of: face)] = CardFate(name: kept.id(of: sameFace))
    }
  }

  private mutating func merge(
    _ incoming: Note, into current: Note, of deck: Library.LoadedDeck
  ) throws(StudyError) -> NoteMerge {
    if current.hasSameContent(as: incoming), current.hasSameDetails(as: incoming) {
      return .unchanged
    }
    // What a deck cannot say word for word comes back from it in another form.
    guard let printed = incoming.printedAndRead else { return .unchanged }
    let base = try withTarget(deck.relativePath) { $0.base(of: current, or: printed) }
    return NoteMerge(printed, into: current, base: base)
  }

  private mutating func relink(_ old: Note, _ new: Note) {
    for face in new.faces where old.faces.contains(face) {
      let (from, to) = (old.id(of: face), new.id(of: face))
      if from != to, collection.history.knows(from) {
        relinks.append(TimedAction(at: now, .relink(from: from, to: to)))
      }
    }
  }

  private func skip(_ note: Note, _ reason: String, _ item: inout ImportPlan.Item) {
    item.skipped.append(
      .init(line: note.line > 0 ? note.line : nil, name: note.details.id?.text, reason: reason))
  }

  /// Leaves out a note that the collection stands against.
  private func conflict(_ note: Note, _ reason: String, _ item: inout ImportPlan.Item) {
    item.conflicting += 1
    skip(note, reason, &item)
  }

  private mutating func withTarget<Value>(
    _ path: String, _ work: (inout DeckTarget) -> Value
  ) throws(StudyError) -> Value {
    // The target has one owner while it grows, so that its notes are not copied each time.
    var target: DeckTarget
    if let known = targets.removeValue(forKey: path) {
      target = known
    } else {
      target = try DeckTarget(path, collection)
    }
    defer { targets[path] = target }
    return work(&target)
  }
}

/// What becomes of a card that a file brings.
struct CardFate {
  /// The name that it has in the collection.
  let name: CardID
}

extension Note {
  /// The names of the note's cards.
  var cardIDs: [CardID] { faces.map { id(of: $0) } }

  /// The note as it is read from a deck in which it was written; nil if it cannot be written.
  var printedAndRead: Note? {
    var note = DeckParser.parse(DeckPrinter().block(self), file: "").deck.notes.first
    note?.path = path
    note?.line = line
    return note
  }
}

extension Card.Kind {
  /// The kind as a sentence has it.
  fileprivate var withArticle: String { self == .ordering ? "an ordering" : "a \(rawValue)" }
}

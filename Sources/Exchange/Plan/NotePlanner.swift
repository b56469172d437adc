import Collection
import Files
import Flashcards
import Journal
import Text

/// Plans, note by note, what an import changes in a collection.
///
/// A note is recognized by its name, or else by its text, or else by what the last import of the
/// deck had in its place: so a newer version of a file changes the cards that it brought before.
struct NotePlanner {
  private let collection: Collection
  /// The imported file, as the user named it; the first of several.
  private let source: String
  private let now: Int
  private var targets: [String: DeckTarget] = [:]
  private var bases: ImportBases
  private var known: NoteFinder
  /// The files' notes for each deck.
  private var imported: [String: [Note]] = [:]
  /// The decks that do not have the notes as the files have them: some are in other decks here, or
  /// the learner has edited them.
  private var differing: Set<String> = []
  /// The cards that this import moves out of each deck.
  private var movedOut: [String: Set<CardID>] = [:]
  /// The cards of this import by their names in the files.
  private var fates: [CardID: CardFate] = [:]
  private(set) var relinks: TimedActions = []
  private(set) var actions: TimedActions = []

  init(_ collection: Collection, source: String, at now: Int) {
    self.collection = collection
    self.source = source
    self.now = now
    bases = ImportBases(collection, source: source)
    known = NoteFinder(collection)
  }

  /// Plans one file.
  mutating func plan(
    _ file: ImportedFile, named name: String, into deck: String?
  ) throws(StudyError) -> ImportPlan.Item {
    var item = ImportPlan.Item(
      file: name, format: file.format, skipped: file.skipped, diagnostics: file.diagnostics,
      summary: file.summary)
    known.prepare(file)
    var origin = NoteOrigin(isSameOwner: collection.history.hasAny(ofAnswers: file.past))
    for source in file.decks {
      origin.followsDecks = deck == nil && source.name != nil
      try plan(source, deckName(source, of: file, named: name, into: deck), origin, &item)
    }
    // A card that comes only now has nothing here to be compared with.
    let standings = file.standings.compactMap { name, standing in
      fates[name].flatMap { collection.library[$0.name] == nil ? nil : (name, $0.name, standing) }
    }
    var past = PastPlanner(collection.history)
    actions.append(
      contentsOf: past.take(
        file.past, firstUndated: file.firstUndated ?? file.past.count, fates,
        besides: Set(standings.map(\.0))))
    let changed = StandingPlanner(history: collection.history, now: now)
      .changes(standings.map { ($0.1, $0.2) })
    item.reviews = past.reviews
    item.placed = past.placed(besides: changed)
    actions.append(contentsOf: changed)
    if past.leftOut > 0 {
      item.skipped.append(
        .init(name: counted(past.leftOut, "past event"), reason: "their cards are left out"))
    }
    return item
  }

  /// The changes of deck files.
  func changes() -> DeckChanges {
    var changes = DeckChanges()
    for target in targets.values {
      if let bytes = target.bytes { changes.files[target.path] = bytes }
    }
    return changes
  }

  /// What the next import of the files has to know: their current contents for each deck.
  mutating func newBases() -> [RelativePath: DeckChanges.Base] {
    var result: [RelativePath: DeckChanges.Base] = [:]
    for path in Set(imported.keys).union(movedOut.keys) {
      guard let place = RelativePath(exactly: path) else { continue }
      // A file made by the import belongs to it entirely.
      if let target = targets[path], target.isNew, !differing.contains(path) { continue }
      let latest = imported[path, default: []].compactMap(\.printedAndRead)
      let ids = Set(latest.flatMap(\.cardIDs)).union(movedOut[path] ?? [])
      result[place] = DeckChanges.Base(
        latest: DeckPrinter().bytes(of: Deck(notes: latest)),
        older: DeckPrinter().bytes(of: Deck(notes: bases[path].notes { ids.contains($0) })))
    }
    return result
  }

  private func deckName(
    _ deck: ImportedDeck, of file: ImportedFile, named name: String, into asked: String?
  ) -> String {
    guard let asked else {
      return deck.name ?? deck.home(file.place ?? FileName(name).stem, in: collection)
    }
    guard file.decks.count > 1, let own = deck.name else { return asked }
    return "\(asked)::\(own)"
  }

  // MARK: A deck

  private mutating func plan(
    _ source: ImportedDeck, _ name: String, _ origin: NoteOrigin, _ item: inout ImportPlan.Item
  ) throws(StudyError) {
    let path = DeckPath(
      of: name, preferring: source.name == name ? source.file : nil, in: collection
    ).relative
    var part = ImportPlan.DeckPart(name: name, relativePath: path)
    let base = bases[path]
    var ours = source.notes
    var isKnown = Array(repeating: true, count: source.notes.count)
    lazy var isVersion = base.isEarlierVersion(of: source.notes)
    fates.reserveCapacity(fates.count + source.notes.count)
    for (index, note) in source.notes.enumerated() {
      let ids = note.cardIDs
      if let reason = repetition(of: note, ids) {
        if let reason { skip(note, reason, &item) } else { part.unchanged += 1 }
        continue
      }
      switch known.find(
        note, ids, in: path, &bases, origin, isVersion: { isVersion })
      {
      case .known(let entry):
        try update(entry, with: note, base, origin, &part, &item)
      case .renamed(let name, let entry):
        ours[index].details.id = name
        part.renamed += 1
        item.notes.append(
          "the name `\(ids[0])` belongs to another card of deck \(deckName(ofCard: ids[0])), so "
            + "this one is called `\(ours[index].cardIDs[0])` here")
        if let entry {
          try update(entry, with: ours[index], base, origin, &part, &item)
        } else {
          isKnown[index] = false
        }
        for (old, new) in zip(ids, ours[index].cardIDs) {
          fates[old] = fates[new] ?? CardFate(name: new)
        }
      case .deleted(let home):
        part.deleted += 1
        imported[home, default: []].append(note)
      case .new:
        isKnown[index] = false
        for id in ids { fates[id] = CardFate(name: id) }
      }
    }
    imported[path, default: []] += zip(ours, isKnown).filter { !$1 }.map(\.0)
    // If all notes are new, they share one copy in memory.
    var appeared = isKnown.contains(true) ? zip(ours, isKnown).filter { !$1 }.map(\.0) : ours
    if let earlier = previousNotes(at: path, base) {
      let found = Set(fates.values.map(\.name))
      let matches = Succession(
        of: appeared, in: ours, after: earlier,
        isInFile: { known.isInFile($0) || found.contains($0) },
        entry: { known.entry(ofEarlier: $0, in: path, base) })
      for pair in matches.pairs {
        // The deck's notes are not an earlier version of the file's.
        let earlier = base.isEmpty ? nil : pair.earlier
        try update(pair.entry, with: pair.note, before: earlier, base, origin, &part, &item)
      }
      appeared = matches.unmatched
      if !base.isEmpty { item.missing += matches.missing }
    }
    if !appeared.isEmpty {
      part.added = appeared
      if let note = known.sameQuestions(as: appeared, in: path) { item.notes.append(note) }
      let isWhole = appeared.count == source.notes.count && part.renamed == 0
      try withTarget(path) {
        $0.append(
          appeared, frontMatter: source.frontMatter, name: name,
          original: isWhole && source.name == name ? source.original : nil)
      }
    }
    item.decks.append(part)
  }

  private func deckName(ofCard id: CardID) -> String {
    collection.entry(of: id).map { collection.library.deck(of: $0).name } ?? ""
  }

  /// Whether the import already has a note: nil if not; otherwise the reason for leaving it out,
  /// which is nil again if nothing is lost by it.
  private func repetition(of note: Note, _ ids: [CardID]) -> String?? {
    guard let taken = ids.first(where: { fates[$0] != nil }) else { return .none }
    if note.details.id == nil { return .some(nil) }
    return .some("its name `\(taken)` is used in this import already")
  }

  /// The notes of a deck's last import, or else those that it has.
  private func previousNotes(at path: String, _ base: ImportBase) -> [Note]? {
    if !base.isEmpty { return base.latest }
    let library = collection.library
    let deck = library.decks.firstIndex { !$0.isBuiltIn && $0.relativePath == path }
    return deck.map { library.deck(at: $0).notes }
  }

  // MARK: A note that is known

  /// - Parameter before: The note in an earlier version of the file, if it had another name.
  private mutating func update(
    _ entry: Library.Entry, with incoming: Note, before: Note? = nil, _ base: ImportBase,
    _ origin: NoteOrigin, _ part: inout ImportPlan.DeckPart, _ item: inout ImportPlan.Item
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
    imported[part.relativePath, default: []].append(incoming)
    let before = before ?? earlier(incoming, current, base, deck)
    let merged = bases.merge(
      incoming, into: current, base: before, isSameFile: base.isOwn(incoming.cardIDs),
      in: part.relativePath)
    switch merged {
    case .unchanged: break
    case .conflict(let field):
      conflict(
        incoming,
        "you have changed `\(field)` of card `\(entry.id)` yourself, and the file has another; "
          + "yours stays", &item)
    case .updated where deck.isBuiltIn, .unknown where deck.isBuiltIn:
      conflict(
        incoming,
        "the name `\(entry.id)` belongs to a built-in card with another text, which stays",
        &item)
    case .unknown(let field):
      conflict(
        incoming,
        "`\(field)` of card `\(entry.id)` is different here, and no earlier import shows which is "
          + "newer; yours stays", &item)
    case .updated(let merged): kept = merged
    }
    let ids = incoming.cardIDs + current.cardIDs
    let isMoved = moves(ids, of: deck, to: part, base, origin)
    if kept != current {
      part.updated.append(kept)
      relink(current, kept)
    } else if case .unchanged = merged, !isMoved {
      part.unchanged += 1
    }
    if isMoved {
      part.moved[deck.name, default: 0] += 1
      movedOut[deck.relativePath, default: []].formUnion(ids)
      if !kept.isSame(as: incoming) { differing.insert(part.relativePath) }
      try withTarget(deck.relativePath) { $0.remove(current) }
      try withTarget(part.relativePath) {
        $0.append([kept], frontMatter: .init(), name: part.name, original: nil)
      }
    } else {
      if kept != current {
        try withTarget(deck.relativePath) { $0.replace(current, with: kept) }
      }
      if deck.relativePath != part.relativePath {
        differing.insert(part.relativePath)
        part.strays += 1
        if deck.name != part.name { part.elsewhere[deck.name, default: 0] += 1 }
      }
    }
    for face in incoming.faces {
      let sameFace = kept.faces.contains(face) ? face : kept.faces[0]
      fates[incoming.id(of: face)] = CardFate(name: kept.id(of: sameFace))
    }
  }

  /// A note as the last import had it: in the file's deck, in its current deck, or in the file's
  /// former deck.
  private mutating func earlier(
    _ incoming: Note, _ current: Note, _ base: ImportBase, _ deck: Library.LoadedDeck
  ) -> Note? {
    let ids = incoming.cardIDs + current.cardIDs
    if let note = base.note(withAnyOf: ids) { return note }
    if deck.isBuiltIn { return nil }
    if let note = bases[deck.relativePath].note(withAnyOf: ids) { return note }
    return bases.home(ofAny: ids).flatMap { bases[$0].note(withAnyOf: ids) }
  }

  /// Whether a note moves to its new deck in the file: it does if the learner still has it where
  /// the file had it before.
  private mutating func moves(
    _ ids: [CardID], of deck: Library.LoadedDeck, to part: ImportPlan.DeckPart, _ base: ImportBase,
    _ origin: NoteOrigin
  ) -> Bool {
    guard origin.followsDecks, !deck.isBuiltIn, deck.relativePath != part.relativePath,
      base.note(withAnyOf: ids) == nil
    else { return false }
    let other = bases[deck.relativePath]
    guard other.note(withAnyOf: ids) != nil else {
      // If it is where an export had it, nobody has moved it.
      return origin.isSameOwner && ids.contains { bases.exported.hold($0, inDeck: deck.name) }
        && !ids.contains { bases.exported.hold($0, inDeck: part.name) }
    }
    return origin.isSameOwner || other.source == source
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

  /// Leaves out a note because of a conflict with the collection.
  private func conflict(_ note: Note, _ reason: String, _ item: inout ImportPlan.Item) {
    item.conflicting += 1
    skip(note, reason, &item)
  }

  private mutating func withTarget<Value>(
    _ path: String, _ work: (inout DeckTarget) -> Value
  ) throws(StudyError) -> Value {
    // The target has a single owner while it grows, so that its notes are not copied each time.
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

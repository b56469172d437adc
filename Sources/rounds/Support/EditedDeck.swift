import Flashcards
import Journal
import SpacedRepetition
import Study

/// What an edit of decks has changed: the collection before it compared with the one after it.
struct EditedDeck {
  /// Cards that are there now and were not before, but for those that others have become.
  private(set) var added: [CardID] = []
  /// Cards that are gone.
  private(set) var removed: [CardID] = []
  /// Cards that have another name now, and keep their history under it.
  private(set) var renamed: [(old: CardID, new: CardID)] = []
  /// Cards that have other text: under the same name, or under another one and without a history
  /// that would have followed.
  private(set) var changed: [CardID] = []
  /// What is wrong now and was not before.
  let problems: [Diagnostic]

  init(from old: Collection, to new: Collection) {
    for entry in old.library.entries {
      let id = entry.id
      if let now = new.library[id] {
        if !now.card.hasText(of: entry.card) { changed.append(id) }
      } else if let now = new.entry(of: id) {
        renamed.append((id, now.card.id))
      } else {
        removed.append(id)
      }
    }
    let rewritten = Self.rewritten(Set(removed), from: old, to: new)
    changed += rewritten.map(\.new)
    let gone = Set(rewritten.map(\.old))
    removed.removeAll { gone.contains($0) }
    let successors = Set(renamed.map(\.new) + rewritten.map(\.new))
    added = new.library.entries.map(\.id)
      .filter { !old.library.contains($0) && !successors.contains($0) }
    let known = Set(old.problems.diagnostics.map(\.withoutPlace))
    problems = new.problems.diagnostics.filter { !known.contains($0.withoutPlace) }
  }

  /// What cards without a history have become, as far as it is plain.
  private static func rewritten(
    _ removed: Set<CardID>, from old: Collection, to new: Collection
  ) -> [Relinking.Match] {
    guard !removed.isEmpty else { return [] }
    return Relinking(
      from: old.library.entries.map(\.card), to: new.library.entries.map(\.card),
      isStillThere: { new.library.contains($0) || !removed.contains($0) },
      wasThere: { old.library.contains($0) }
    ).matches.filter { old.history.record(of: $0.old).progress.reviews == 0 }
  }

  var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && renamed.isEmpty && changed.isEmpty && problems.isEmpty
  }
}

extension Card {
  /// Whether two cards say the same, wherever they stand.
  fileprivate func hasText(of other: Card) -> Bool {
    note.content == other.note.content && note.details == other.note.details
      && note.path == other.note.path
  }
}

extension Diagnostic {
  /// Lines move when something is written above them.
  fileprivate var withoutPlace: Diagnostic {
    var copy = self
    copy.location.line = 0
    return copy
  }
}

extension DeckChanges {
  /// What to say of an edit after which a deck that had cards has none; nil if it still has some.
  func emptying(_ deck: Library.LoadedDeck, of collection: Collection) -> String? {
    let before = collection.library.entries.count {
      collection.library.deck(of: $0).relativePath == deck.relativePath
    }
    let bytes = RelativePath(exactly: deck.relativePath).flatMap { files[$0] ?? nil } ?? []
    guard before > 0, DeckParser.parse(bytes, file: "").deck.notes.isEmpty else { return nil }
    return
      "The deck has no cards now; `undo` brings back \(before == 1 ? "the one" : "all \(before)")."
  }
}

extension Context {
  /// Opens the deck of a card or the deck itself in the learner's editor, and tells what changed.
  ///
  /// A built-in deck is copied into the learner's own first, where the copy takes its place; it is
  /// taken away again if nothing was written. `undo` takes the edit back.
  /// - Returns: The collection as it is now, with the histories of edited cards joined.
  @discardableResult
  func edit(
    _ deck: Library.LoadedDeck, line: Int?, of collection: Collection, _ options: CollectionOptions
  ) throws -> (collection: Collection, changes: EditedDeck) {
    let change = try editFile(of: deck, line: line, in: collection)
    if let change {
      var writer = try writer(options)
      try writer.editing("edit of \(deck.name)", change, at: clock.now)
    }
    var quiet = self
    quiet.tellsProblems = false
    let now = try quiet.read(options)
    let changes = EditedDeck(from: collection, to: now)
    if changes.isEmpty { printWrapped("Nothing has changed.") }
    tell(changes)
    if let warning = change?.emptying(deck, of: collection) { printWrapped(warning) }
    if deck.isBuiltIn, change != nil {
      let file = FileSystem.join(collection.folder.decks, deck.relativePath)
      printWrapped(
        "Your copy \(surroundings.displayed(file)) is now used instead of the built-in deck.")
    }
    return (now, changes)
  }

  private func tell(_ changes: EditedDeck) {
    let counts = [
      (changes.changed.count + changes.renamed.count, "changed"), (changes.added.count, "added"),
      (changes.removed.count, "taken out"),
    ].filter { $0.0 > 0 }
    if !counts.isEmpty {
      let said = counts.enumerated().map { index, count in
        index == 0 ? "\(counted(count.0, "card")) \(count.1)" : "\(count.0) \(count.1)"
      }
      printWrapped(said.joined(separator: ", ") + ".")
    }
    for (old, new) in changes.renamed.prefix(10) {
      printWrapped("\(new) has the history of \(old).", indent: "  ")
    }
    for problem in changes.problems { note(problem) }
  }
}

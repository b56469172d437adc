import Collection
import Files
import Text

extension Context {
  /// Opens a deck, at a card if one is given, in the learner's editor, and reports what changed.
  ///
  /// A built-in deck is first copied to the learner's own, where the copy takes its place; the copy
  /// is removed if nothing was written. `undo` reverts the edit.
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
      (changes.removed.count, "deleted"),
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

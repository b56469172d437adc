import Files
import Flashcards
package import Journal

extension Writer {
  /// Changes deck files and journals an import with all that it brings, as one: whatever happens,
  /// the collection has all of it or nothing.
  ///
  /// The new files are written to `imports/` and beside those that they replace, so that a folder
  /// that cannot be written changes nothing. Then the events are journalled, which decides; then the
  /// files are put in their place. The next one who writes finishes what is cut off after the journal
  /// and throws away what is cut off before it.
  /// - Parameters:
  ///   - source: The imported file, as the user named it.
  ///   - actions: What follows from it, each with its time, in the order in which they are to be
  ///     journalled.
  ///   - now: The time in milliseconds since 1970.
  package mutating func importing(
    _ source: String, _ changes: DeckChanges, _ actions: TimedActions, at now: Int
  ) throws(StudyError) {
    try change(
      ImportEvent(source: source, events: actions.count), changes, actions, at: now)
  }

  /// Changes deck files as the learner wants it, so that it can be taken back like an import.
  /// - Parameter what: What was done, such as `edit of Codes`.
  /// - Returns: The event that undo knows it by.
  @discardableResult
  package mutating func editing(
    _ what: String, _ changes: DeckChanges, at now: Int
  ) throws(StudyError) -> EventID {
    try change(ImportEvent(source: what, events: 0, isEdit: true), changes, [], at: now)
  }

  @discardableResult
  private mutating func change(
    _ event: ImportEvent, _ changes: DeckChanges, _ actions: TimedActions, at now: Int
  ) throws(StudyError) -> EventID {
    try finishEarlierChange()
    let id = nextEvent
    let time = time(now)
    let store = ImportStore(folder)
    do throws(StudyError) {
      try store.stage(changes, for: id)
      try append(TimedAction(at: time, .imported(event)), actions, at: time)
    } catch {
      store.discard(id, changes)
      throw error
    }
    try finish(event.source)
    remember(at: now)
    return id
  }

  /// Undoes an import: its events no longer count, and the files are as they were, but for what was
  /// edited since. An import that is not finished can be undone, too.
  /// - Returns: The files in which something of the import stays, since it was edited.
  package mutating func undoImport(
    _ event: Event, of history: History? = nil, at now: Int
  ) throws(StudyError) -> [String] {
    let store = ImportStore(folder)
    if !store.isPending(event.id) { try finishEarlierChange() }
    // An edit or a restore is undone whatever else came in.
    let imports = history?.imports ?? []
    let others =
      imports.contains { $0.id == event.id } ? imports.filter { $0.id != event.id } : []
    let undoing = try store.undoing(event.id, besides: others)
    do throws(StudyError) {
      try store.stageUndo(undoing.changes, of: event.id, by: device)
      try append(.undo(event.id), at: now)
    } catch {
      store.discardUndo(undoing.changes)
      throw error
    }
    if case .imported(let what) = event.action { try finish(what.source) }
    // The copies of the import are gone, and its file may come again.
    ExportedNotes.record([Deck(notes: undoing.editedNotes)], in: folder, by: device)
    remember(at: now)
    return undoing.edited
  }

  /// Remembers the decks as they are now: from them follows what a card becomes that is edited next.
  private mutating func remember(at now: Int) {
    // Where that cannot be, it is done by whoever opens the collection next.
    _ = try? Collection(place, writer: &self, at: now)
  }

  /// Tries again to finish a change that is journalled and whose files could not be put in place:
  /// no other may begin before.
  private mutating func finishEarlierChange() throws(StudyError) {
    guard case .unfinished(let what, _, _) = unfinished else { return }
    try finish(what)
  }

  private mutating func finish(_ source: String) throws(StudyError) {
    do throws(StudyError) {
      try ImportStore(folder).finish(source)
      unfinished = nil
    } catch {
      unfinished = error
      throw error
    }
  }
}

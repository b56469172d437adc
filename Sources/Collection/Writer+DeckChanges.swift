import Files
import Flashcards
package import Journal

extension Writer {
  /// Changes deck files and journals an import with all its events as one transaction: whatever
  /// happens, the collection has all of it or nothing.
  ///
  /// The new files are written to `imports/` and next to the ones that they replace, so that a
  /// read-only folder changes nothing. Then the events are journaled, which decides; then the files
  /// are put in their places. The next writer finishes what was cut off after the journal entry and
  /// discards what was cut off before it.
  /// - Parameters:
  ///   - source: The imported file, as the user named it.
  ///   - actions: The resulting actions, each with its time, in the order in which to journal them.
  ///   - now: The time in milliseconds since 1970.
  package mutating func importing(
    _ source: String, _ changes: DeckChanges, _ actions: TimedActions, at now: Int
  ) throws(StudyError) {
    try change(
      ImportEvent(source: source, events: actions.count), changes, actions, at: now)
  }

  /// Changes deck files for the learner, so that the change can be undone like an import.
  /// - Parameter what: A description of the change, such as `edit of Codes`.
  /// - Returns: The event that undo knows the change by.
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

  /// Undoes an import: its events no longer count, and the files become what they were, except for
  /// what was edited since. An unfinished import can be undone too.
  /// - Returns: The files that keep some of the import's changes because they were edited since.
  package mutating func undoImport(
    _ event: Event, of history: History? = nil, at now: Int
  ) throws(StudyError) -> [String] {
    let store = ImportStore(folder)
    if !store.isPending(event.id) { try finishEarlierChange() }
    // An edit or a restore is undone whatever else was imported.
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
    // The copies of the import are gone, and its file may be imported again.
    ExportedNotes.record([Deck(notes: undoing.editedNotes)], in: folder, by: device)
    remember(at: now)
    return undoing.edited
  }

  /// Remembers the decks as they are now: they show what becomes of the next edited card.
  private mutating func remember(at now: Int) {
    // If that fails, the next program to open the collection does it.
    _ = try? Collection(place, writer: &self, at: now)
  }

  /// Tries again to finish a change that is journaled but whose files could not be put in place: no
  /// other change may begin before.
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

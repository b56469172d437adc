package import Journal

/// Deck files that are to change together, by their paths within the learner's folder of decks.
package struct DeckChanges: Hashable, Sendable {
  /// The new content of each file; nil for one that is to go.
  package var files: [String: [UInt8]?] = [:]
  /// What a file was before, where it has been changed already, as by an editor; nil within for a
  /// file that was not there.
  package var before: [String: [UInt8]?] = [:]

  /// What imported files say of decks, for the next import of theirs; see ``ImportBase``.
  package var bases: [String: Base] = [:]

  package struct Base: Hashable, Sendable {
    /// The deck's notes as the imported file has them.
    package let latest: [UInt8]
    /// Those that only earlier imports had.
    package let older: [UInt8]

    package init(latest: [UInt8], older: [UInt8]) {
      self.latest = latest
      self.older = older
    }
  }

  package init(_ files: [String: [UInt8]?] = [:]) {
    self.files = files
  }

  package var isEmpty: Bool { files.isEmpty && bases.isEmpty }
}

extension Writer {
  /// Changes deck files and journals an import with all that it brings, as one: whatever happens,
  /// the collection has all of it or nothing.
  ///
  /// The new files are laid ready in `imports/`, then the events are journalled, which decides;
  /// then the files are put in their place. What is cut off after the journal is finished by the
  /// next one who writes, what is cut off before it is thrown away.
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
  package mutating func editing(
    _ what: String, _ changes: DeckChanges, at now: Int
  ) throws(StudyError) {
    try change(ImportEvent(source: what, events: 0, isEdit: true), changes, [], at: now)
  }

  private mutating func change(
    _ event: ImportEvent, _ changes: DeckChanges, _ actions: TimedActions, at now: Int
  ) throws(StudyError) {
    let id = nextEvent
    let time = time(now)
    let store = ImportStore(folder)
    try store.stage(changes, for: id)
    let header = TimedAction(at: time, .imported(event))
    do throws(StudyError) {
      try append(header, actions, at: time)
    } catch {
      store.discard(id)
      throw error
    }
    try store.finish()
  }

  /// Takes an import back: its events no longer count, and the decks are as they were, but for
  /// what was edited since.
  /// - Returns: The deck files in which something of the import stays, since it was edited.
  package mutating func undoImport(_ event: Event, at now: Int) throws(StudyError) -> [String] {
    let store = ImportStore(folder)
    let undoing = try store.undoing(event.id)
    try store.stageUndo(undoing.changes, of: event.id)
    do throws(StudyError) {
      try append(.undo(event.id), at: now)
    } catch {
      store.discardUndo()
      throw error
    }
    try store.finish()
    return undoing.edited
  }
}

package import Collection
internal import Files
internal import Journal
package import SpacedRepetition

extension BackupStore {
  /// The result of a restore.
  package struct Restored: Hashable, Sendable {
    /// The backup of the state before.
    package let before: String
    /// The deck files that changed.
    package let decks: Int
    /// The number of events that no longer count, or count again.
    package let events: Int
    /// Whether settings changed.
    package let settings: Bool
    /// Whether an interrupted exam was restored or removed.
    package let exam: Bool
    /// The journals that got lost lines back.
    package let mended: [String]

    /// Whether there is nothing to undo.
    package var isEmpty: Bool { decks == 0 && events == 0 && !settings && !exam }
  }

  /// Restores a collection to its state in a backup.
  ///
  /// Nothing is erased: first a backup of the current state is made; journals get back lost lines
  /// and keep all newer ones; newer events are undone as if by an import, whose undo brings them
  /// back, including settings. So other machines follow along.
  package func restore(
    _ name: String, to place: CollectionPlace, on day: Day, at now: Int,
    holding writer: inout Writer
  ) throws(BackupError) -> Restored {
    let backup = try backup(name)
    var known: Set<UInt64> = []
    if let file = damage(in: backup, known: &known) { throw .damaged(name, file: file) }
    let before = try make(on: day, at: now, holding: writer).name
    let mended = try mendJournals(from: backup)
    try bringBackImports(from: backup)
    let then = try history(of: backup)
    let current = try current(place, &writer, at: now)
    let actions = Self.actions(from: current, to: then)
    let changes = try changes(to: backup)
    do {
      if !changes.isEmpty || !actions.isEmpty {
        let timed = actions.map { TimedAction(at: now, $0) }
        try writer.importing(
          ImportEvent.source(restoring: name), changes, TimedActions(timed), at: now)
      }
    } catch {
      throw .study(error)
    }
    return Restored(
      before: before, decks: changes.files.count, events: actions.count,
      settings: changes.others["config.json"] != nil, exam: changes.others["exam.json"] != nil,
      mended: mended)
  }

  private func current(
    _ place: CollectionPlace, _ writer: inout Writer, at now: Int
  ) throws(BackupError) -> History {
    do {
      return try Collection(place, writer: &writer, at: now).history
    } catch {
      throw .study(error)
    }
  }

  /// The undos after which the same events count as in an earlier history.
  static func actions(from current: History, to then: History) -> [Action] {
    let counted = Set(
      then.events.filter { !then.isUndone($0) || then.isCopy($0) }.map(\.asWritten))
    var undos: [EventID: [EventID]] = [:]
    for event in current.events where !current.isUndone(event) {
      if case .undo(let target) = event.action { undos[target, default: []].append(event.id) }
    }
    return current.events.flatMap { event -> [Action] in
      if case .undo = event.action { return [] }
      // Imported events are undone and restored with their import.
      if current.isImported(event) { return [] }
      let counts = !current.isUndone(event) || current.isCopy(event)
      if counts == counted.contains(event.asWritten) { return [] }
      return counts ? [.undo(event.id)] : (undos[event.id] ?? []).map { .undo($0) }
    }
  }

  private func files(of backup: Backup, in folder: String) -> [BackupFile] {
    backup.files.filter { $0.path.within(folder) != nil }
  }

  private func history(of backup: Backup) throws(BackupError) -> History {
    try withScratchFolder { folder throws(BackupError) in
      for file in files(of: backup, in: "journal") where file.isJournal {
        let bytes = try bytes(of: file, in: backup)
        try asBackupError { () throws(FileError) in
          guard let name = file.path.within("journal") else { return }
          try FileSystem.makeFile(bytes, at: name.path(in: folder), mode: 0o600)
        }
      }
      do throws(JournalError) {
        return History(events: try JournalReader.read(folder).events)
      } catch {
        throw .study(.journal(error))
      }
    }
  }

  private func mendJournals(from backup: Backup) throws(BackupError) -> [String] {
    var mended: [String] = []
    for file in files(of: backup, in: "journal") {
      let earlier = try bytes(of: file, in: backup)
      try asBackupError { () throws(FileError) in
        let path = try collection.place(of: file.path)
        let now =
          FileSystem.exists(path) ? try FileSystem.readFile(path, followsLinks: false) : []
        let whole =
          file.isJournal
          ? JournalLines.mended(now, by: earlier) : now.isEmpty ? earlier : now
        guard whole != now else { return }
        try FileSystem.makeFolder(FileSystem.parent(of: path) ?? collection.journal)
        try AtomicFile.write(whole, to: path)
        mended.append(file.path.text)
      }
    }
    return mended
  }

  /// Restores lost lines of journals from backups.
  ///
  /// - Parameter writer: The right to write, so that nothing changes in the meantime.
  /// - Returns: The journals that got any.
  package func returnLostLines(holding writer: borrowing Writer) throws(BackupError) -> Set<String>
  {
    var mended: Set<String> = []
    var known: Set<UInt64> = []
    for name in try names().reversed() {
      guard let backup = try? backup(name), damage(in: backup, known: &known) == nil else {
        continue
      }
      mended.formUnion(try mendJournals(from: backup))
    }
    return mended
  }

  /// Restores what earlier imports need for their undo, and the reports of exams.
  private func bringBackImports(from backup: Backup) throws(BackupError) {
    for file in files(of: backup, in: "imports") + files(of: backup, in: "exams") {
      // A pending change belongs to the moment of the backup.
      if file.path == "imports/pending" { continue }
      let bytes = try bytes(of: file, in: backup)
      try asBackupError { () throws(FileError) in
        let path = try collection.place(of: file.path)
        if FileSystem.exists(path) { return }
        if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
        try AtomicFile.write(bytes, to: path)
      }
    }
  }

  /// The files that have changed. A backup without settings or an exam dates from a time when there
  /// were none.
  private func changes(to backup: Backup) throws(BackupError) -> DeckChanges {
    var changes = DeckChanges()
    let present = try asBackupError { () throws(FileError) in try collection.deckFiles() }
    let then = backup.files.compactMap { file in
      file.path.within("decks").map { (path: $0, file: file) }
    }
    changes.files = try self.changes(
      from: present.filter { !$0.text.hasSuffix(".tmp") }, in: collection.decks, to: then,
      of: backup)
    let own = CollectionFolder.ownFiles
    changes.others = try self.changes(
      from: own.filter { FileSystem.exists(FileSystem.join(collection.path, $0.text)) },
      in: collection.path,
      to: backup.files.filter { own.contains($0.path) }.map { ($0.path, $0) }, of: backup)
    return changes
  }

  private func changes(
    from present: [RelativePath], in folder: String,
    to then: [(path: RelativePath, file: BackupFile)], of backup: Backup
  ) throws(BackupError) -> [RelativePath: [UInt8]?] {
    var changes: [RelativePath: [UInt8]?] = [:]
    for path in present { changes.updateValue(nil, forKey: path) }
    for (path, file) in then {
      let bytes = try bytes(of: file, in: backup)
      let now = (try? path.path(in: folder)).flatMap {
        try? FileSystem.readFile($0, followsLinks: false)
      }
      if now == bytes {
        changes.removeValue(forKey: path)
      } else {
        changes.updateValue(bytes, forKey: path)
      }
    }
    return changes
  }
}

extension Event {
  /// The event with the ID that its machine gave it.
  fileprivate var asWritten: Event {
    Event(id: EventID(device: id.device.own, number: id.number), at: at, action: action)
  }
}

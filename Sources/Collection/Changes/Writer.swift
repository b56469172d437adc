import Files
package import Journal

/// The right to write a collection's journal: holds the lock, and appends.
///
/// A long-running program, such as a review, pauses its writer between two writes so that others
/// can write.
package struct Writer: ~Copyable {
  let place: CollectionPlace
  /// Nil while the writer is paused.
  private var lock: CollectionLock?
  private var journal: JournalWriter
  /// This machine's former ID, if another machine had it too.
  private var formerName: DeviceID?
  /// The file of the snapshot, opened to find the end of the own journal, until the collection is read
  /// from it.
  private var snapshotFile: PackedFile?
  /// The time of the latest event known here.
  private var lastTime: Int?
  /// The reason why an earlier change of files is unfinished; nil if none is.
  var unfinished: StudyError?

  /// Takes the lock and opens this machine's journal, creating missing folders.
  /// - Parameters:
  ///   - milliseconds: How long to wait while another process writes.
  ///   - now: The time in milliseconds since 1970, for the header of a new journal.
  package init(
    _ place: CollectionPlace, waitingUpTo milliseconds: Int, at now: Int
  ) throws(StudyError) {
    try asStudyError { () throws(FileError) in try place.folder.refuseLinks() }
    let lock = try Self.lock(place.folder, waitingUpTo: milliseconds)
    var formerName: DeviceID?
    let snapshotFile = PackedFile(place.folder.snapshot)
    let journal = try Self.journal(place, snapshotFile, at: now, after: nil, &formerName)
    self.place = place
    self.snapshotFile = snapshotFile
    self.lock = consume lock
    self.journal = journal
    self.formerName = formerName
  }

  var folder: CollectionFolder { place.folder }

  // MARK: Pausing

  /// Whether the lock is released, so that others may write and this value may not.
  package var isPaused: Bool { lock == nil }

  /// Releases the lock until ``resume(waitingUpTo:at:)``.
  package mutating func pause() { lock = nil }

  /// Takes the lock again. If another program has written in the meantime, the journal is opened as
  /// at startup, and the caller has to read the collection again before it writes.
  /// - Parameters:
  ///   - milliseconds: How long to wait while another process writes.
  ///   - now: The time in milliseconds since 1970.
  /// - Returns: Whether another program has written.
  package mutating func resume(
    waitingUpTo milliseconds: Int, at now: Int
  ) throws(StudyError) -> Bool {
    guard isPaused else { return false }
    // If the folder is gone, for example because a disk was removed, do not create it again.
    guard FileSystem.isFolder(folder.journal) else {
      throw .journal(.vanished(folder: folder.journal))
    }
    let lock = try Self.lock(folder, waitingUpTo: milliseconds)
    let isCurrent = journal.isCurrent
    if !isCurrent {
      snapshotFile = PackedFile(place.folder.snapshot)
      journal = try Self.journal(place, snapshotFile, at: now, after: journal.mark, &formerName)
    }
    self.lock = consume lock
    return !isCurrent
  }

  // MARK: Opening

  private static func lock(
    _ folder: CollectionFolder, waitingUpTo milliseconds: Int
  ) throws(StudyError) -> CollectionLock {
    do throws(FileError) {
      try FileSystem.makeFolder(folder.path)
    } catch {
      throw .file(error)
    }
    do throws(JournalError) {
      return try CollectionLock.acquire(folder.path, waitingUpTo: milliseconds)
    } catch {
      throw .journal(error)
    }
  }

  private static func journal(
    _ place: CollectionPlace, _ snapshot: PackedFile?, at now: Int, after mark: JournalMark?,
    _ formerName: inout DeviceID?
  ) throws(StudyError) -> JournalWriter {
    do throws(JournalError) {
      var random = SystemRandomNumberGenerator()
      let folder = place.folder
      let device = try DeviceID.thisDevice(
        cacheFolder: folder.cache, hostName: place.hostName, random: &random)
      do throws(JournalError) {
        return try JournalWriter(
          folder: folder.journal, device: device, at: now,
          after: mark?.device == device ? mark : Snapshot.mark(of: device, in: snapshot, of: place))
      } catch .nameInUse(let name) {
        let device = try DeviceID.renewed(
          cacheFolder: folder.cache, hostName: place.hostName, random: &random)
        formerName = name
        return try JournalWriter(folder: folder.journal, device: device, at: now)
      }
    } catch {
      throw .journal(error)
    }
  }

  /// Gives the file of the snapshot to who reads the collection, once.
  mutating func takeSnapshotFile() -> PackedFile? { snapshotFile.take() }

  /// The repairs made when the journal was opened.
  package var notices: [String] {
    journal.repairs.map(\.message)
      + (formerName.map {
        [
          "another machine has written under this machine's name, \($0); from now on this one "
            + "writes as \(journal.device), and the answers of both count"
        ]
      } ?? [])
  }

  /// Notes the latest known event, so that new events come after it.
  mutating func follow(_ history: History) { lastTime = history.events.lastTime }

  /// The time for the next event, later than all known events: events are folded in time order, and
  /// a new one responds to all of them. Only events journaled together share a time, which is how
  /// undo recognizes them.
  func time(_ now: Int) -> Int {
    lastTime.map { max(now, $0 < .max ? $0 + 1 : .max) } ?? now
  }

  /// Journals actions; once this returns, they survive a crash.
  @discardableResult
  package mutating func append(_ actions: [Action], at now: Int) throws(StudyError) -> [Event] {
    guard !actions.isEmpty else { return [] }
    precondition(!isPaused, "only the holder of the lock may write")
    do {
      let events = try journal.append(actions, at: time(now))
      lastTime = events.last?.at
      return events
    } catch {
      throw .journal(error)
    }
  }

  @discardableResult
  package mutating func append(_ action: Action, at now: Int) throws(StudyError) -> Event {
    try append([action], at: now)[0]
  }

  /// Undoes an import of which only the first events reached the journal; the numbers of its other
  /// events up to `last` stay unused.
  mutating func takeBackCutImport(_ id: EventID, _ last: Int, at now: Int) throws(StudyError) {
    journal.leaveOut(upTo: last)
    try append(.undo(id), at: now)
  }

  /// The ID under which this machine writes.
  package var device: DeviceID { journal.device }

  /// The ID of the next event.
  package var nextEvent: EventID { journal.nextEvent }

  /// Journals an action, followed by others with times of their own; all or none.
  mutating func append(
    _ head: TimedAction, _ actions: TimedActions, at now: Int
  ) throws(StudyError) {
    precondition(!isPaused, "only the holder of the lock may write")
    do {
      _ = try journal.append(head, actions, at: now)
    } catch {
      throw .journal(error)
    }
    lastTime = max(head.at, actions.latest.map { actions[$0].at } ?? head.at)
  }
}

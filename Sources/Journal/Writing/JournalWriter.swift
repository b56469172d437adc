import Files
internal import JSON

/// Appends events to this machine's journal. The caller holds the ``CollectionLock``.
package struct JournalWriter: ~Copyable {
  package let device: DeviceID
  /// The repairs made to the file since the writer was created.
  package private(set) var repairs: [JournalRepair]

  /// How far the file had been read when the writer was created, so that the next one reads only
  /// what follows; nil for a new file.
  package let mark: JournalMark?

  private let file: JournalFile
  private var journal: OpenJournal
  private var nextNumber: Int

  /// Opens the journal of `device` in `folder`, the collection's journal folder, creating a missing
  /// folder or file.
  ///
  /// - Parameters:
  ///   - now: Milliseconds since 1970 UTC, for a new file.
  ///   - mark: How far the file has been read already, so that only the rest is read.
  /// - Throws: ``JournalError/nameInUse(_:)`` if another machine has written under this name, or a
  ///   number so high that this one never reached it; the caller then gives this machine a new
  ///   name.
  package init(
    folder: String, device: DeviceID, at now: Int, after mark: JournalMark? = nil
  ) throws(JournalError) {
    let file = JournalFile(folder: folder, device: device)
    let scan = try Self.scan(file, of: device, after: mark)
    var nextNumber = Self.nextNumber(after: scan)
    let copies = try file.copies(of: device)
    for copy in copies {
      nextNumber = max(nextNumber, Self.nextNumber(after: try .whole(copy)))
    }
    if scan?.isOrderly == false || !copies.isEmpty {
      try Self.refuseTwins(scan == nil ? copies : [file] + copies, of: device)
    }
    try Self.refuseHigh(nextNumber, of: device)
    var repairs: [JournalRepair] = []
    journal = try Self.open(file, of: device, at: now, scan: scan, repairs: &repairs)
    self.device = device
    self.file = file
    self.nextNumber = nextNumber
    self.repairs = repairs
    self.mark = scan?.mark
  }

  /// Whether the file ends with what this value has read and written.
  package var isCurrent: Bool { journal.isCurrent }

  /// Writes events, all or none, and returns them once they would survive a power failure.
  ///
  /// - Parameter now: Milliseconds since 1970 UTC.
  @discardableResult
  package mutating func append(
    _ actions: [Action], at now: Int
  ) throws(JournalError) -> [Event] {
    if !journal.isCurrent { try reopen(at: now) }
    let events = actions.enumerated().map { offset, action in
      Event(id: EventID(device: device, number: nextNumber + offset), at: now, action: action)
    }
    var lines = JSONWriter(capacity: 256 * events.count)
    for event in events { EventLine.append(event, to: &lines) }
    var rest: [UInt8]? = lines.bytes
    try journal.append {
      defer { rest = nil }
      return rest
    }
    nextNumber += events.count
    return events
  }

  /// Writes an event, followed by others with times of their own, all or none, and returns the ID
  /// of the first once they would survive a power failure.
  ///
  /// - Parameter now: Milliseconds since 1970 UTC, for a file that has to be created again.
  /// - Complexity: Linear in the number of actions; only some of the lines are in memory at a time.
  package mutating func append(
    _ head: TimedAction, _ actions: TimedActions, at now: Int
  ) throws(JournalError) -> EventID {
    if !journal.isCurrent { try reopen(at: now) }
    let first = nextEvent
    var lines = EventLines(head, actions, first: first)
    try journal.append { lines.next() }
    nextNumber += actions.count + 1
    return first
  }

  /// Skips the numbers up to `number`.
  package mutating func leaveOut(upTo number: Int) {
    nextNumber = max(nextNumber, min(number, Self.highestNumber) + 1)
  }

  /// The ID of the next event.
  package var nextEvent: EventID { EventID(device: device, number: nextNumber) }

  /// Writes one event and returns it once it would survive a power failure.
  ///
  /// - Parameter now: Milliseconds since 1970 UTC.
  @discardableResult
  package mutating func append(_ action: Action, at now: Int) throws(JournalError) -> Event {
    try append([action], at: now)[0]
  }

  /// Reopens the file after another program has replaced or changed it, as git does, or after a
  /// write that may have left a partial line.
  private mutating func reopen(at now: Int) throws(JournalError) {
    guard FileSystem.isFolder(file.folder) else { throw .vanished(folder: file.folder) }
    let scan = try Self.scan(file, of: device, after: nil)
    let number = max(nextNumber, Self.nextNumber(after: scan))
    try Self.refuseHigh(number, of: device)
    journal = try Self.open(file, of: device, at: now, scan: scan, repairs: &repairs)
    nextNumber = number
  }

  private static func open(
    _ file: JournalFile, of device: DeviceID, at now: Int, scan: ScannedFile?,
    repairs: inout [JournalRepair]
  ) throws(JournalError) -> OpenJournal {
    try asJournalError { () throws(FileError) in
      if !FileSystem.isFolder(file.folder) {
        try FileSystem.makeFolder(file.folder, mode: 0o700)
        try FileSystem.makeFolderDurable(FileSystem.parent(of: file.folder) ?? ".")
      }
      return try OpenJournal.open(file, of: device, at: now, scan: scan, repairs: &repairs)
    }
  }

  /// Reads the file, or the part after the mark; nil if there is no file.
  private static func scan(
    _ file: JournalFile, of device: DeviceID, after mark: JournalMark?
  ) throws(JournalError) -> ScannedFile? {
    guard try asJournalError({ () throws(FileError) in try FileStamp.ofFile(file.path) }) != nil
    else { return nil }
    let scan: ScannedFile
    if let mark, mark.file == file.name, let tail = try ScannedFile.tail(file, after: mark) {
      scan = tail
    } else {
      scan = try .whole(file)
    }
    if let version = scan.newerVersion {
      throw .newerFormat(file: file.path, version: version)
    }
    if let other = scan.device, other != device {
      throw .otherDevice(file: file.path, device: other, expected: device)
    }
    return scan
  }

  /// Throws if another machine has written under the same name too.
  private static func refuseTwins(
    _ files: [JournalFile], of device: DeviceID
  ) throws(JournalError) {
    var seen: SeenEvents? = SeenEvents()
    for file in files where try ScannedFile.whole(file, seen: &seen).hasTwins {
      throw .nameInUse(device)
    }
  }

  /// The highest number at which a writer may start: its own numbers then stay well within
  /// ``LineBounds/number``; otherwise its answers would be damaged lines.
  private static let highestNumber = LineBounds.number.range.upperBound / 2

  /// Throws for a number that only another machine can have given.
  private static func refuseHigh(_ number: Int, of device: DeviceID) throws(JournalError) {
    if number > highestNumber { throw .nameInUse(device) }
  }

  /// A number that no line of the file can have, not even a damaged one.
  private static func nextNumber(after scan: ScannedFile?) -> Int {
    guard let scan else { return 1 }
    return max(scan.lastNumber, scan.lines - 1) + 1
  }
}

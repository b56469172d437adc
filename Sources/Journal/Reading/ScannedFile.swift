/// The contents of one journal file.
struct ScannedFile: Sendable {
  var events: Events
  let problems: [JournalProblem]
  var fromNewerVersion: Int
  /// The version of the file's format, if this program does not know it; nothing of it was read
  /// then.
  let newerVersion: Int?
  let device: DeviceID?
  var lines: Int
  var lastNumber: Int
  /// Whether all events are of one machine with rising numbers.
  let isOrderly: Bool
  /// Whether two different events share an ID, in this file or with one read before.
  let hasTwins: Bool
  /// The bytes of an incomplete line at the end.
  let tornTail: [UInt8]
  /// Whether the last line is complete except for its line feed.
  var lacksLineFeed: Bool
  /// How far the file was read; nil if its machine is unknown.
  var mark: JournalMark?

  /// Reads a whole file, leaving out events seen in other files.
  static func whole(
    _ file: JournalFile, seen: inout SeenEvents?
  ) throws(JournalError) -> ScannedFile {
    try ScannedFile(file, try LineChunks.whole(file.path), after: nil, seen: &seen)
  }

  /// Reads a whole file without checking for repeated events.
  static func whole(_ file: JournalFile) throws(JournalError) -> ScannedFile {
    if let parts = inParts(file) { return parts }
    var seen: SeenEvents?
    return try whole(file, seen: &seen)
  }

  /// Reads the lines before a mark.
  static func head(
    _ file: JournalFile, before mark: JournalMark, seen: inout SeenEvents?
  ) throws(JournalError) -> ScannedFile {
    try ScannedFile(
      file, try LineChunks.head(file.path, before: mark), after: nil, seen: &seen)
  }

  /// Reads the lines after a mark; nil if the part before it has changed.
  static func tail(
    _ file: JournalFile, after mark: JournalMark
  ) throws(JournalError) -> ScannedFile? {
    guard let chunks = try LineChunks.tail(file.path, after: mark) else { return nil }
    var seen: SeenEvents?
    return try ScannedFile(file, chunks, after: mark, seen: &seen)
  }

  init(
    _ file: JournalFile, _ chunks: consuming LineChunks, after mark: JournalMark?,
    seen: inout SeenEvents?
  ) throws(JournalError) {
    var scanner = JournalScanner(file.path, fileDevice: file.device, after: mark, seen: seen.take())
    scanner.reserve(bytes: try chunks.remainingBytes())
    while let piece = try chunks.next() {
      switch piece {
      case .lines(let lines): scanner.scan(lines)
      case .longLine(let beginning, let isFinished):
        scanner.pass(longLine: beginning, isFinished: isFinished)
      }
    }
    let offset = chunks.offset - scanner.tornTail.count
    let check = try chunks.check(before: offset)
    events = scanner.events
    problems = scanner.problems
    newerVersion = scanner.newerVersion
    fromNewerVersion = scanner.fromNewerVersion
    device = scanner.device
    lines = scanner.lines
    lastNumber = scanner.lastNumber
    isOrderly = scanner.isOrderly
    hasTwins = scanner.hasTwins
    tornTail = scanner.tornTail
    lacksLineFeed = scanner.lacksLineFeed
    self.mark = scanner.device.map {
      JournalMark(
        file: file.name, device: $0, offset: offset, lines: scanner.lines,
        lastNumber: scanner.lastNumber, check: check)
    }
    seen = scanner.finish()
  }
}

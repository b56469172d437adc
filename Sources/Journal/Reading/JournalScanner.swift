internal import Posix
internal import Text

/// Reads the lines of one journal file, all of them or those after a mark.
struct JournalScanner: ~Copyable {
  /// The file's path in problems.
  let path: String

  private(set) var events = Events()
  private(set) var problems: [JournalProblem] = []
  private(set) var fromNewerVersion = 0
  /// The machine of the last header, or else of the file's name.
  private(set) var device: DeviceID?
  /// The number of lines so far.
  private(set) var lines: Int
  /// The highest number of an event so far.
  private(set) var lastNumber: Int
  /// Whether all events are of one machine with rising numbers, so that none occurs twice.
  private(set) var isOrderly = true
  /// Whether two different events share an ID.
  private(set) var hasTwins = false
  /// The bytes of an incomplete line at the end.
  private(set) var tornTail: [UInt8] = []
  /// Whether the last line is complete except for its line feed.
  private(set) var lacksLineFeed = false

  /// The version of a header that this program does not know; nothing of the file is read then.
  private(set) var newerVersion: Int?

  /// Events seen so far in all files; kept only if duplicates are possible.
  private var seen: SeenEvents?
  private var decoder = LineDecoder()
  /// Event numbers of the machine whose lines are being read.
  private var run: NumberRun
  /// Event numbers of the other machines in the same file.
  private var otherRuns: [DeviceID: NumberRun] = [:]
  /// The last problem, if it is about repeated lines up to the last one.
  private var repetition: (problem: Int, lastLine: Int)?

  /// Begins a file, or continues after `mark`.
  init(
    _ path: String, fileDevice: DeviceID?, after mark: JournalMark? = nil, seen: SeenEvents? = nil
  ) {
    self.path = path
    self.seen = seen
    device = mark?.device ?? fileDevice
    lines = mark?.lines ?? 0
    lastNumber = mark?.lastNumber ?? 0
    run = NumberRun(after: lastNumber)
    self.seen?.beginFile()
  }

  /// Returns the events of all files so far.
  consuming func finish() -> SeenEvents? { seen }

  /// Reserves memory for the events in that many bytes.
  mutating func reserve(bytes: Int) {
    let reviewLength = 180
    // A file may claim any size.
    events.reserveCapacity(min(bytes, 1 << 28) / reviewLength)
  }

  /// Reads lines, followed by `JSONParser.padding` readable bytes; only the very last may lack its
  /// line feed.
  mutating func scan(_ chunk: UnsafeRawBufferPointer) {
    guard let base = chunk.baseAddress else { return }
    var start = 0
    while start < chunk.count, newerVersion == nil {
      let lineFeed = memchr(base + start, Int32(UInt8(ascii: "\n")), chunk.count - start)
      let end = lineFeed.map { UnsafeRawPointer($0) - base } ?? chunk.count
      scan(UnsafeRawBufferPointer(rebasing: chunk[start..<end]), isFinished: lineFeed != nil)
      start = end + 1
    }
  }

  private mutating func scan(_ line: UnsafeRawBufferPointer, isFinished: Bool) {
    lines += 1
    // Git may be configured to end lines as on Windows.
    let isReturn = line.last == UInt8(ascii: "\r")
    let content = isReturn ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    if content.isEmpty && isFinished { return }
    guard content.count <= JournalLines.lengthLimit else {
      lines -= 1
      let beginning = UnsafeRawBufferPointer(rebasing: content[..<256])
      pass(longLine: String(decoding: beginning, as: UTF8.self), isFinished: isFinished)
      return
    }
    let isFirst = lines == 1
    let decoded = decoder.decode(content, device: device)
    switch decoded {
    case .newerFormat(let version):
      // Within a file it is like any other unreadable line: anybody may have put it there.
      if isFirst { newerVersion = version } else { run.passDamagedLine() }
      report(.newerFormat(version: version), line)
    case .header(let header):
      if !isFirst {
        isOrderly = false
        if let device { otherRuns[device] = run }
        run = otherRuns[header.device] ?? NumberRun()
      }
      device = header.device
    case .event(let event):
      if isFirst { report(.missingHeader, line) }
      noteMissing(before: event.id, event.action, line)
      if isNew(event.id, line, isKnown: true) { events.append(event) }
    case .unknown(let number):
      if isFirst { report(.missingHeader, line) }
      guard let device else { break }
      let id = EventID(device: device, number: number)
      noteMissing(before: id, nil, line)
      if isNew(id, line, isKnown: false) { fromNewerVersion += 1 }
    case .damaged(let reason, let column):
      guard isFinished else {
        lines -= 1
        tornTail = Array(line)
        report(.tornTail, line, lineNumber: lines + 1, column: max(1, line.count))
        return
      }
      if !isFirst { run.passDamagedLine() }
      report(isFirst ? .damagedHeader : reason, line, column: isFirst ? 1 : column)
    }
    lacksLineFeed = !isFinished
  }

  /// Reports a line that is too long to read, with its beginning. No program writes such a line, so
  /// one without a line feed at the end of the file is not mistaken for one still being written.
  mutating func pass(longLine beginning: String, isFinished: Bool) {
    lines += 1
    run.passDamagedLine()
    problems.append(
      JournalProblem(
        location: SourceLocation(file: path, line: lines), reason: .tooLong,
        sourceLine: beginning))
    lacksLineFeed = !isFinished
  }

  /// Whether this is the first event with its ID, or a different one than the first. The same event
  /// counts once.
  private mutating func isNew(
    _ id: EventID, _ line: UnsafeRawBufferPointer, isKnown: Bool
  ) -> Bool {
    if id.number <= lastNumber { isOrderly = false }
    lastNumber = max(lastNumber, id.number)
    switch seen?.insert(id, line) {
    case nil, .new: return true
    case .same: return false
    case .repeated:
      reportRepetition(of: id, line)
      return false
    case .different:
      // One report is enough.
      if !hasTwins { report(.conflict(id), line) }
      hasTwins = true
      return isKnown
    }
  }

  private mutating func noteMissing(
    before id: EventID, _ action: Action?, _ line: UnsafeRawBufferPointer
  ) {
    if let missing = run.take(id, action) { report(.missing(id.device, missing), line) }
  }

  /// Reports consecutive lines as one problem.
  private mutating func reportRepetition(of id: EventID, _ line: UnsafeRawBufferPointer) {
    if let repetition, repetition.lastLine == lines - 1,
      case .repeated(let first, let count) = problems[repetition.problem].reason
    {
      problems[repetition.problem] = problems[repetition.problem].with(
        .repeated(first, lines: count + 1))
      self.repetition?.lastLine = lines
    } else {
      report(.repeated(id, lines: 1), line)
      repetition = (problems.count - 1, lines)
    }
  }

  private mutating func report(
    _ reason: JournalProblem.Reason, _ line: UnsafeRawBufferPointer, lineNumber: Int? = nil,
    column: Int = 1
  ) {
    problems.append(
      JournalProblem(
        location: SourceLocation(file: path, line: lineNumber ?? lines, column: column),
        reason: reason, sourceLine: String(decoding: line.prefix(4096), as: UTF8.self)))
  }
}

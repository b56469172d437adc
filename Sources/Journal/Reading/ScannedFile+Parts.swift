import Files
internal import JSON
internal import Posix

extension ScannedFile {
  /// More parts than processors, so that none waits long for another, and the memory of one part is
  /// given back before the next is joined.
  private static let partCount = 8

  /// Reads a large file in parts, on all processors.
  ///
  /// - Parameter leastSize: A file that is smaller is read in one go.
  /// - Returns: Nil if the file is small, or not without any fault: what is wrong with it is found by
  ///   reading it from its beginning.
  /// - Complexity: O(bytes)
  static func inParts(_ file: JournalFile, ofAtLeast leastSize: Int = 4 << 20) -> ScannedFile? {
    guard let device = file.device, let starts = try? partStarts(file, device, leastSize)
    else { return nil }
    let parts = inParallel(Array(starts.indices)) { index -> ScannedFile? in
      let end = index + 1 < starts.count ? starts[index + 1].offset : Int.max
      guard let lines = try? LineChunks.part(file.path, from: starts[index].offset, to: end) else {
        return nil
      }
      var seen: SeenEvents?
      return try? ScannedFile(file, lines, after: index == 0 ? nil : starts[index], seen: &seen)
    }
    return parts.isEmpty ? nil : joined(parts, device)
  }

  /// Where parts begin, each at a line with an event, with the number of the event before it.
  private static func partStarts(
    _ file: JournalFile, _ device: DeviceID, _ leastSize: Int
  ) throws(FileError) -> [JournalMark]? {
    let content = try FileDescriptor(file.path, O_RDONLY)
    let size = try content.stamp().size
    guard size >= leastSize else { return nil }
    var starts: [JournalMark] = []
    for index in 0..<partCount {
      let place = size / partCount * index
      guard let start = index == 0 ? 0 : try lineStart(after: place, in: content) else {
        return nil
      }
      guard index > 0 else {
        starts.append(
          JournalMark(file: file.name, device: device, offset: 0, lines: 0, lastNumber: 0, check: 0)
        )
        continue
      }
      guard let number = try number(at: start, in: content, device) else { return nil }
      // A line that is not the file's first.
      starts.append(
        JournalMark(
          file: file.name, device: device, offset: start, lines: 1, lastNumber: number - 1,
          check: 0))
    }
    return starts
  }

  /// The most bytes that are looked through for the end of a line; few are longer.
  private static let window = 1 << 16

  private static func lineStart(
    after place: Int, in file: borrowing FileDescriptor
  ) throws(FileError) -> Int? {
    try file.bytes(in: place..<(place + window)).firstIndex(of: UInt8(ascii: "\n"))
      .map { place + $0 + 1 }
  }

  /// The number of the event on the line that begins at an offset; nil if there is none.
  private static func number(
    at start: Int, in file: borrowing FileDescriptor, _ device: DeviceID
  ) throws(FileError) -> Int? {
    var bytes = try file.bytes(in: start..<(start + window))
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    bytes += repeatElement(0, count: JSONParser.padding)
    return bytes.withUnsafeBytes { bytes in
      var decoder = LineDecoder()
      let line = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      guard case .event(let event) = decoder.decode(line, device: device) else { return nil }
      return event.id.number
    }
  }

  /// The parts as one file; nil if any of them has a fault, or does not go on where the one before it
  /// ends.
  private static func joined(_ parts: [ScannedFile?], _ device: DeviceID) -> ScannedFile? {
    var parts = parts
    guard var whole = parts[0].take(), whole.isFaultless, whole.device == device else { return nil }
    for index in 1..<parts.count {
      guard let part = parts[index].take(), part.isFaultless, part.device == device,
        part.events.first?.id.number == whole.lastNumber + 1, let mark = part.mark
      else { return nil }
      whole.events.join(part.events)
      whole.fromNewerVersion += part.fromNewerVersion
      // Its first line was counted as its second.
      whole.lines += part.lines - 1
      whole.lastNumber = part.lastNumber
      whole.lacksLineFeed = part.lacksLineFeed
      whole.mark = JournalMark(
        file: mark.file, device: device, offset: mark.offset, lines: whole.lines,
        lastNumber: whole.lastNumber, check: mark.check)
    }
    return whole
  }

  private var isFaultless: Bool {
    problems.isEmpty && isOrderly && !hasTwins && newerVersion == nil && tornTail.isEmpty
  }
}

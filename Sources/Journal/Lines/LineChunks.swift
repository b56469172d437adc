import Files
internal import JSON
internal import Posix

/// A file's bytes as chunks of whole lines, in one buffer that stays in the processor's cache.
///
/// Files are not mapped into memory: if a synchronizer shortens a mapped file, the program crashes.
struct LineChunks: ~Copyable {
  private let file: FileDescriptor
  private var buffer: UnsafeMutableRawBufferPointer
  /// The number of bytes in the buffer.
  private var count = 0
  /// The number of those bytes that were handed out.
  private var used = 0
  /// The offset up to which the file was read.
  private(set) var offset: Int
  /// The offset where reading ends, if the file is longer.
  private let end: Int

  /// One result of a read.
  enum Piece {
    /// Lines with their line feeds, and at the end of the file any bytes after the last one. They
    /// are valid until the next call and padded as `JSONParser` requires.
    case lines(UnsafeRawBufferPointer)
    /// A line longer than any valid one, with its beginning; the rest was skipped.
    case longLine(beginning: String, isFinished: Bool)
  }

  /// The lines of a whole file.
  static func whole(_ path: String) throws(JournalError) -> LineChunks {
    try asJournalError { () throws(FileError) in
      LineChunks(try FileDescriptor(path, O_RDONLY), from: 0)
    }
  }

  /// The lines before a mark.
  static func head(_ path: String, before mark: JournalMark) throws(JournalError) -> LineChunks {
    try asJournalError { () throws(FileError) in
      LineChunks(try FileDescriptor(path, O_RDONLY), from: 0, to: mark.offset)
    }
  }

  /// The lines between two offsets.
  static func part(_ path: String, from start: Int, to end: Int) throws(JournalError) -> LineChunks
  {
    try asJournalError { () throws(FileError) in
      LineChunks(try FileDescriptor(path, O_RDONLY), from: start, to: end)
    }
  }

  /// The lines after a mark; nil if the part before it has changed.
  static func tail(_ path: String, after mark: JournalMark) throws(JournalError) -> LineChunks? {
    try asJournalError { () throws(FileError) in
      let file = try FileDescriptor(path, O_RDONLY)
      guard let start = try mark.end(in: file) else { return nil }
      return LineChunks(file, from: start)
    }
  }

  private init(_ file: consuming FileDescriptor, from offset: Int, to end: Int = .max) {
    self.file = file
    self.offset = offset
    self.end = end
    buffer = Self.allocate(1 << 18)
  }

  deinit {
    buffer.deallocate()
  }

  /// The next piece; nil at the end of the file.
  mutating func next() throws(JournalError) -> Piece? {
    keepRest()
    while try !fill() {
      if let lineFeed = buffer[..<count].lastIndex(of: UInt8(ascii: "\n")) {
        used = lineFeed + 1
        return .lines(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
      }
      if count > JournalLines.lengthLimit { return try longLine() }
      grow()
    }
    used = count
    return count == 0 ? nil : .lines(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// Skips the line that fills the buffer.
  private mutating func longLine() throws(JournalError) -> Piece {
    let beginning = String(decoding: buffer[..<min(count, 256)], as: UTF8.self)
    while true {
      used = count
      keepRest()
      let isAtEnd = try fill()
      if let base = buffer.baseAddress,
        let lineFeed = memchr(base, Int32(UInt8(ascii: "\n")), count)
      {
        used = lineFeed - base + 1
        return .longLine(beginning: beginning, isFinished: true)
      }
      if isAtEnd {
        used = count
        return .longLine(beginning: beginning, isFinished: false)
      }
    }
  }

  /// The number of bytes left to read.
  func remainingBytes() throws(JournalError) -> Int {
    try asJournalError { () throws(FileError) in max(0, min(try file.stamp().size, end) - offset) }
  }

  /// The value of ``JournalMark/check`` for a mark at `offset`.
  func check(before offset: Int) throws(JournalError) -> UInt32 {
    try asJournalError { () throws(FileError) in
      CRC32C.checksum(try JournalMark.checkedBytes(before: offset, in: file))
    }
  }

  /// Fills the buffer and returns whether the file ends there.
  private mutating func fill() throws(JournalError) -> Bool {
    let room = min(buffer.count - JSONParser.padding - count, end - offset)
    let free = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<(count + room)])
    let read = try asJournalError { () throws(FileError) in try file.read(into: free, at: offset) }
    offset += read
    count += read
    return read < free.count || offset == end
  }

  private mutating func keepRest() {
    count -= used
    memmove(buffer.baseAddress!, buffer.baseAddress! + used, count)
    used = 0
  }

  private mutating func grow() {
    let larger = Self.allocate(2 * buffer.count)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    buffer.deallocate()
    buffer = larger
  }

  private static func allocate(_ size: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: size + JSONParser.padding, alignment: 64)
  }
}

package import Files
package import Flashcards
internal import Posix
internal import Synchronization

/// A file of what a ``BytePacker`` has packed, for this very program to read again.
///
/// The arrays come first, as they lie in memory; then what was packed, with where each array is and
/// its checksum, that of the checksums of its pieces; then 24 bytes that say where that begins. Such
/// a file holds only what can be made anew: it is replaced as a whole, but not made durable, and
/// whatever is wrong with it means that there is none.
package final class PackedFile: Sendable {
  private struct Extent: BitwiseCopyable {
    let offset: UInt64
    let count: UInt64
    let checksum: UInt64
  }

  private struct End: BitwiseCopyable {
    var offset: UInt64
    var count: UInt64
    var checksum: UInt32
    var mark: UInt32 = 0x5352_0001
  }

  private let file: FileDescriptor
  private let extents: [Extent]
  private let bytes: [UInt8]

  /// Opens a file; nil if there is none, or none that can be read.
  package init?(_ path: String) {
    guard let file = try? FileDescriptor(path, O_RDONLY), let size = try? file.stamp().size,
      size > MemoryLayout<End>.size,
      let tail = try? file.bytes(in: (size - MemoryLayout<End>.size)..<size)
    else { return nil }
    let end = tail.withUnsafeBytes { $0.loadUnaligned(as: End.self) }
    guard end.mark == End(offset: 0, count: 0, checksum: 0).mark, end.offset < size,
      end.count <= UInt64(size) - end.offset,
      let packed = try? file.bytes(in: Int(end.offset)..<Int(end.offset + end.count)),
      packed.count == end.count, CRC32C.checksum(packed) == end.checksum
    else { return nil }
    guard let (extents, start) = Self.extents(in: packed, before: end.offset) else { return nil }
    self.extents = extents
    bytes = Array(packed[start...])
    self.file = file
  }

  /// Where the arrays are, and where the table of them ends; nil if they are not one behind the other
  /// from the beginning of the file on.
  private static func extents(
    in packed: [UInt8], before end: UInt64
  ) -> (extents: [Extent], tableEnd: Int)? {
    let start = MemoryLayout<UInt64>.size
    let stride = MemoryLayout<Extent>.stride
    guard packed.count >= start else { return nil }
    let count = packed.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    guard count <= (packed.count - start) / stride else { return nil }
    let extents = packed.withUnsafeBytes { bytes in
      (0..<Int(count)).map { index in
        bytes.loadUnaligned(fromByteOffset: start + index * stride, as: Extent.self)
      }
    }
    var next: UInt64 = 0
    for extent in extents {
      guard extent.offset == next, extent.count <= end - next else { return nil }
      next += extent.count
    }
    return (extents, start + Int(count) * stride)
  }

  /// Reads what was packed.
  /// - Returns: Nil if that is not what the file has.
  package func unpacked<Value>(
    _ read: (inout ByteUnpacker) throws(UnpackingError) -> Value
  ) -> Value? {
    bytes.withUnsafeBytes { bytes in
      var unpacker = ByteUnpacker(bytes, arraySizes: extents.map { Int($0.count) }) {
        place, memory throws(UnpackingError) in
        try self.readArray(at: place, into: memory)
      }
      return try? read(&unpacker)
    }
  }

  /// Reads an array that was passed over before.
  func array<Element: BitwiseCopyable>(
    of type: Element.Type, at place: Int, count: Int
  ) throws(UnpackingError) -> [Element] {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflow, extents.indices.contains(place), extents[place].count == size else {
      throw UnpackingError()
    }
    return try filledArray(count) { memory throws(UnpackingError) in
      try readArray(at: place, into: memory)
    }
  }

  private func readArray(
    at place: Int, into memory: UnsafeMutableRawBufferPointer
  ) throws(UnpackingError) {
    guard extents.indices.contains(place), extents[place].count == memory.count else {
      throw UnpackingError()
    }
    let start = Int(extents[place].offset)
    askForLargePages(memory)
    // Each piece is another part of the memory.
    nonisolated(unsafe) let memory = memory
    let isWhole = Mutex(true)
    let checksums = inParallel(Self.pieces(of: memory.count)) { piece in
      let part = UnsafeMutableRawBufferPointer(rebasing: memory[piece])
      let count = try? file.read(into: part, at: start + piece.lowerBound)
      if count != part.count { isWhole.withLock { $0 = false } }
      return CRC32C.checksum(UnsafeRawBufferPointer(part))
    }
    guard isWhole.withLock(\.self), Self.checksum(checksums) == extents[place].checksum else {
      throw UnpackingError()
    }
  }

  /// Asks the system to give memory in large pages, where it has such: it interrupts far less often
  /// while it is filled, and is faster to look around in.
  private func askForLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard let first = memory.baseAddress else { return }
      let start = first.alignedUp(toMultipleOf: Self.largePage)
      let count = max(0, memory.count - (start - first)) / Self.largePage * Self.largePage
      // A wish: that it is refused changes nothing.
      if count > 0 { madvise(start, count, MADV_HUGEPAGE) }
    #endif
  }

  private static let largePage = 2 << 20

  /// The parts of an array that are read side by side: most of the time goes into memory that the
  /// system has to give.
  private static func pieces(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: pieceSize).map { $0..<min($0 + pieceSize, count) }
  }

  private static let pieceSize = 4 << 20

  private static func checksum(_ pieces: [UInt32]) -> UInt64 {
    pieces.withUnsafeBytes { UInt64(CRC32C.checksum($0)) }
  }

  /// Writes a file in place of the one that is there.
  package static func write(_ packer: BytePacker, to path: String) throws(FileError) {
    let temporary = "\(path).\(getpid()).tmp"
    removeUnfinished(path)
    do throws(FileError) {
      let file = try FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
      try write(packer, to: file)
      guard rename(temporary, path) == 0 else { throw FileError.last(.rename, path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Removes what programs have left that were ended while they wrote. One that still writes finds its
  /// file gone, and the next start writes another.
  private static func removeUnfinished(_ path: String) {
    guard let folder = FileSystem.parent(of: path),
      let name = path.split(separator: "/").last.map(String.init)
    else { return }
    for other in (try? FileSystem.names(in: folder)) ?? []
    where other.hasPrefix(name + ".") && other.hasSuffix(".tmp") {
      try? FileSystem.removeFile(FileSystem.join(folder, other))
    }
  }

  private static func write(
    _ packer: BytePacker, to file: borrowing FileDescriptor
  ) throws(FileError) {
    var offset = 0
    var table: [UInt8] = []
    append(UInt64(packer.arrays.count), to: &table)
    for array in packer.arrays {
      let size = try write(array, to: file, at: offset, &table)
      offset += size
    }
    table += packer.bytes
    var rest = table
    let end = End(
      offset: UInt64(offset), count: UInt64(table.count), checksum: CRC32C.checksum(table))
    append(end, to: &rest)
    try file.write(rest)
  }

  private static func write(
    _ array: PackedArray, to file: borrowing FileDescriptor, at offset: Int,
    _ table: inout [UInt8]
  ) throws(FileError) -> Int {
    var failure: FileError?
    var size = 0
    var checksums: [UInt32] = []
    array.withBytes { bytes in
      size = bytes.count
      checksums = pieces(of: size).map {
        CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[$0]))
      }
      do throws(FileError) {
        try file.write(bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    append(
      Extent(offset: UInt64(offset), count: UInt64(size), checksum: checksum(checksums)),
      to: &table)
    return size
  }

  private static func append<Value: BitwiseCopyable>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }
}

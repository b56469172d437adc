package import Files
package import Flashcards
internal import Posix
internal import Synchronization

/// A file of what a ``BytePacker`` has packed, for this very program to read again.
///
/// The columns come first, as they lie in memory; then what was packed, with where each column is and
/// the checksums of its blocks; then 24 bytes that say where that begins. A block is read when it is
/// looked at. Such a file holds only what can be made anew: it is replaced as a whole, but not made
/// durable, and whatever is wrong with it means that there is none. It is read, not mapped, so that it
/// may be cut while it is open.
package final class PackedFile: Sendable {
  private struct Extent: BitwiseCopyable {
    let offset: UInt64
    let count: UInt64
    let stride: UInt64

    /// The size of a block: as many elements as fit.
    var blockSize: Int { PackedFile.blockSize(stride: Int(stride)) }
    /// How many blocks there are.
    var blockCount: Int { (Int(count) + blockSize - 1) / blockSize }
  }

  private struct End: BitwiseCopyable {
    var offset: UInt64
    var count: UInt64
    var checksum: UInt32
    var mark: UInt32 = 0x5352_0003
  }

  private let file: FileDescriptor
  private let extents: [Extent]
  /// Where the checksums of each column's blocks are among the bytes.
  private let checksums: [Int]
  /// Where what was packed begins among the bytes.
  private let start: Int
  /// The table of columns, the checksums, and what was packed.
  private let bytes: [UInt8]

  private static func blockSize(stride: Int) -> Int { max(1, (1 << 14) / stride) * stride }

  /// Opens a file; nil if there is none, or none that can be read.
  package init?(_ path: String) {
    guard let file = try? FileDescriptor(path, O_RDONLY), let size = try? file.stamp().size,
      size > MemoryLayout<End>.size,
      let tail = try? file.bytes(in: (size - MemoryLayout<End>.size)..<size),
      tail.count == MemoryLayout<End>.size
    else { return nil }
    let end = tail.withUnsafeBytes { $0.loadUnaligned(as: End.self) }
    guard end.mark == End(offset: 0, count: 0, checksum: 0).mark, end.offset < size,
      end.count <= UInt64(size) - end.offset,
      let bytes = try? file.bytes(in: Int(end.offset)..<Int(end.offset + end.count)),
      bytes.count == end.count, CRC32C.checksum(bytes) == end.checksum,
      let table = Self.table(in: bytes, before: end.offset)
    else { return nil }
    (extents, checksums, start) = table
    self.bytes = bytes
    self.file = file
  }

  /// Where the columns and their checksums are, and where the table of them ends; nil if they are
  /// not one behind the other from the beginning of the file on.
  private static func table(
    in bytes: [UInt8], before end: UInt64
  ) -> (extents: [Extent], checksums: [Int], end: Int)? {
    var place = MemoryLayout<UInt64>.size
    let stride = MemoryLayout<Extent>.stride
    guard bytes.count >= place else { return nil }
    let count = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    guard count <= (bytes.count - place) / stride else { return nil }
    let extents = bytes.withUnsafeBytes { bytes in
      (0..<Int(count)).map { index in
        bytes.loadUnaligned(fromByteOffset: place + index * stride, as: Extent.self)
      }
    }
    place += extents.count * stride
    var next: UInt64 = 0
    var checksums: [Int] = []
    for extent in extents {
      guard extent.offset == next, extent.count <= end - next,
        1...UInt64(largestStride) ~= extent.stride, extent.count % extent.stride == 0,
        extent.blockCount <= (bytes.count - place) / checksumSize
      else { return nil }
      next += extent.count
      checksums.append(place)
      place += extent.blockCount * checksumSize
    }
    return (extents, checksums, place)
  }

  private static let checksumSize = MemoryLayout<UInt32>.size
  /// More than any element has.
  private static let largestStride = 1 << 10

  /// Reads what was packed.
  /// - Returns: Nil if that is not what the file has.
  package func unpacked<Value>(
    _ read: (inout ByteUnpacker) throws(UnpackingError) -> Value
  ) -> Value? {
    bytes.withUnsafeBytes { bytes in
      var unpacker = ByteUnpacker(UnsafeRawBufferPointer(rebasing: bytes[start...])) {
        [self] place, stride, remaking, check in
        guard extents.indices.contains(place), extents[place].stride == stride else { return nil }
        return Section(
          count: Int(extents[place].count),
          PackedPart(file: self, place: place, remaking: remaking), check: check)
      }
      return try? read(&unpacker)
    }
  }

  /// A column of the file.
  private struct PackedPart: SectionSource {
    let file: PackedFile
    let place: Int
    let remaking: Remaking?

    var blockSize: Int { file.extents[place].blockSize }
    var remade: PackedColumn? { remaking?.column(place) }
    var isExact: Bool { remaking?.isExact ?? false }

    func delete() { unlink(file.file.path) }

    func read(_ memory: UnsafeMutableRawBufferPointer, from offset: Int) -> Bool {
      let start = Int(file.extents[place].offset) + offset
      // Much is read side by side: most of the time goes into memory that the system has to give.
      let pieceSize = PackedFile.pieceSize / blockSize * blockSize
      let pieces = stride(from: 0, to: memory.count, by: pieceSize).map {
        $0..<min($0 + pieceSize, memory.count)
      }
      if pieces.count > 1 { PackedFile.askForLargePages(memory) }
      // Each piece is another part of the memory.
      nonisolated(unsafe) let memory = memory
      return inParallel(pieces) { piece in
        let part = UnsafeMutableRawBufferPointer(rebasing: memory[piece])
        guard let count = try? file.file.read(into: part, at: start + piece.lowerBound),
          count == part.count
        else { return false }
        return isRight(UnsafeRawBufferPointer(part), from: offset + piece.lowerBound)
      }.allSatisfy(\.self)
    }

    func isRight(_ blocks: UnsafeRawBufferPointer, from offset: Int) -> Bool {
      file.bytes.withUnsafeBytes { bytes in
        var place = file.checksums[place] + offset / blockSize * PackedFile.checksumSize
        for start in stride(from: 0, to: blocks.count, by: blockSize) {
          let block = blocks[start..<min(start + blockSize, blocks.count)]
          guard
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: block))
              == bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          else { return false }
          place += PackedFile.checksumSize
        }
        return true
      }
    }
  }

  /// Asks the system to give memory in large pages, where it has such: it interrupts far less often
  /// while it is filled, and is faster to look around in.
  private static func askForLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard let first = memory.baseAddress else { return }
      let start = first.alignedUp(toMultipleOf: largePage)
      let count = max(0, memory.count - (start - first)) / largePage * largePage
      // A wish: that it is refused changes nothing.
      if count > 0 { madvise(start, count, MADV_HUGEPAGE) }
    #endif
  }

  private static let largePage = 2 << 20

  private static let pieceSize = 4 << 20

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
    var checksums: [UInt8] = []
    append(UInt64(packer.columns.count), to: &table)
    for column in packer.columns {
      let size = try write(column, to: file, &checksums)
      append(
        Extent(offset: UInt64(offset), count: UInt64(size), stride: UInt64(column.stride)),
        to: &table)
      offset += size
    }
    table += checksums
    table += packer.bytes
    var rest = table
    let end = End(
      offset: UInt64(offset), count: UInt64(table.count), checksum: CRC32C.checksum(table))
    append(end, to: &rest)
    try file.write(rest)
  }

  /// Writes a column and adds the checksums of its blocks.
  /// - Returns: Its size.
  private static func write(
    _ column: PackedColumn, to file: borrowing FileDescriptor, _ checksums: inout [UInt8]
  ) throws(FileError) -> Int {
    var failure: FileError?
    var size = 0
    let blockSize = blockSize(stride: column.stride)
    column.withBytes { bytes in
      size = bytes.count
      for start in stride(from: 0, to: size, by: blockSize) {
        let block = bytes[start..<min(start + blockSize, size)]
        append(CRC32C.checksum(UnsafeRawBufferPointer(rebasing: block)), to: &checksums)
      }
      do throws(FileError) {
        try file.write(bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return size
  }

  private static func append<Value: BitwiseCopyable>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }
}

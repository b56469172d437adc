internal import Synchronization

/// A part of a packed file, of which only what is looked at is read.
///
/// It is read in blocks, each once. A block that is not what was written, or says what nothing packed
/// says, is replaced from where the file's content comes from; if that cannot be, the program ends.
/// Bytes stay where they are as long as the section is there, so that columns are read in place.
package final class Section: @unchecked Sendable {
  /// Whether bytes from an offset on are what a section may hold.
  package typealias Check = @Sendable (_ offset: Int, UnsafeRawBufferPointer) -> Bool

  /// Where the bytes come from.
  package struct Source: Sendable {
    /// A multiple of the elements' size.
    let blockSize: Int
    /// Fills memory with the bytes from the beginning of a block on; false if they are not what was
    /// written.
    let read: @Sendable (_ offset: Int, UnsafeMutableRawBufferPointer) -> Bool
    /// Whether memory has what was written from the beginning of a block on.
    let isRight: @Sendable (_ offset: Int, UnsafeRawBufferPointer) -> Bool
    /// Makes the whole content again; nil if that is not possible.
    let remade: @Sendable () -> PackedArray?
    /// Whether what is made again counts even if it is not what was written.
    let isExact: Bool
    /// Deletes the file, so that nobody reads it again.
    let delete: @Sendable () -> Void

    package init(
      blockSize: Int, read: @escaping @Sendable (Int, UnsafeMutableRawBufferPointer) -> Bool,
      isRight: @escaping @Sendable (Int, UnsafeRawBufferPointer) -> Bool,
      remade: @escaping @Sendable () -> PackedArray?, isExact: Bool,
      delete: @escaping @Sendable () -> Void
    ) {
      self.blockSize = blockSize
      self.read = read
      self.isRight = isRight
      self.remade = remade
      self.isExact = isExact
      self.delete = delete
    }
  }

  /// How many bytes there are.
  package let count: Int
  private let memory: UnsafeMutableRawPointer
  private let source: Source?
  private let check: Check
  /// How many blocks are missing; they are read one thread after another.
  private let missing: Mutex<Int>
  private let isWhole: Atomic<Bool>
  private let isThere: UnsafeMutablePointer<Atomic<Bool>>
  private let blockCount: Int

  package init(count: Int, _ source: Source, check: @escaping Check) {
    self.count = count
    self.source = source
    self.check = check
    blockCount = (count + source.blockSize - 1) / source.blockSize
    missing = Mutex(blockCount)
    isWhole = Atomic(blockCount == 0)
    memory = .allocate(byteCount: count, alignment: Self.alignment)
    isThere = .allocate(capacity: blockCount)
    for block in 0..<blockCount { (isThere + block).initialize(to: Atomic(false)) }
  }

  /// A section that is in memory.
  package init<Element: BitwiseCopyable>(_ array: [Element]) {
    count = array.count * MemoryLayout<Element>.stride
    source = nil
    check = { _, _ in true }
    blockCount = 0
    missing = Mutex(0)
    isWhole = Atomic(true)
    memory = .allocate(byteCount: count, alignment: Self.alignment)
    isThere = .allocate(capacity: 0)
    array.withUnsafeBytes { bytes in
      if let first = bytes.baseAddress { memory.copyMemory(from: first, byteCount: count) }
    }
  }

  deinit {
    memory.deallocate()
    isThere.deinitialize(count: blockCount)
    isThere.deallocate()
  }

  private static let alignment = 16

  /// Some of the bytes, which stay valid as long as the section is there.
  package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    if !isWhole.load(ordering: .acquiring) { bringIn(range) }
    return UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  /// All bytes.
  package var bytes: UnsafeRawBufferPointer { bytes(0..<count) }

  /// The address of the element at an index, of elements of one size.
  package func address(of index: Int, size: Int) -> UnsafeRawPointer {
    let start = index * size
    precondition(index >= 0 && start + size <= count)
    if !isWhole.load(ordering: .acquiring) { bringIn(start..<start + size) }
    return UnsafeRawPointer(memory + start)
  }

  private func bringIn(_ range: Range<Int>) {
    guard let source, !range.isEmpty else { return }
    let last = (range.upperBound - 1) / source.blockSize
    var block = range.lowerBound / source.blockSize
    while block <= last {
      if !isThere[block].load(ordering: .acquiring) {
        load(block...last)
        return
      }
      block += 1
    }
  }

  private func load(_ blocks: ClosedRange<Int>) {
    let isSound = missing.withLock { missing in
      if read(blocks, &missing) { return true }
      return replace(blocks, &missing)
    }
    if !isSound { giveUp() }
  }

  /// Reads blocks from the file, except those that are there.
  private func read(_ blocks: ClosedRange<Int>, _ missing: inout Int) -> Bool {
    guard let source else { return true }
    var next = blocks.lowerBound
    while next <= blocks.upperBound {
      guard !isThere[next].load(ordering: .relaxed) else {
        next += 1
        continue
      }
      let first = next
      while next <= blocks.upperBound, !isThere[next].load(ordering: .relaxed) { next += 1 }
      let start = first * source.blockSize
      let part = UnsafeMutableRawBufferPointer(
        start: memory + start, count: min(next * source.blockSize, count) - start)
      guard source.read(start, part), check(start, UnsafeRawBufferPointer(part)) else {
        return false
      }
      note(first..<next, &missing)
    }
    return true
  }

  /// Replaces blocks that are not there by what the content is made of.
  private func replace(_ blocks: ClosedRange<Int>, _ missing: inout Int) -> Bool {
    guard let source, let content = source.remade() else { return false }
    source.delete()
    var isSound = true
    content.withBytes { bytes in
      for block in blocks where !isThere[block].load(ordering: .relaxed) {
        let start = block * source.blockSize
        let end = min(start + source.blockSize, count)
        guard bytes.count == count,
          case let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end]),
          source.isRight(start, part) || source.isExact && check(start, part)
        else {
          isSound = false
          return
        }
        (memory + start).copyMemory(from: bytes.baseAddress! + start, byteCount: end - start)
        note(block..<(block + 1), &missing)
      }
    }
    return isSound
  }

  private func note(_ blocks: Range<Int>, _ missing: inout Int) {
    for block in blocks { isThere[block].store(true, ordering: .releasing) }
    missing -= blocks.count
    if missing == 0 { isWhole.store(true, ordering: .releasing) }
  }

  /// Reads all; false if the file has not what was written.
  package var isReadable: Bool {
    guard blockCount > 0 else { return true }
    return missing.withLock { read(0...(blockCount - 1), &$0) }
  }

  /// The content made again; nil if that is not possible.
  package var remade: Section? {
    guard let source, let content = source.remade() else { return nil }
    source.delete()
    var bytes: [UInt8] = []
    content.withBytes { bytes = Array($0) }
    return Section(bytes)
  }

  /// Ends the program: what was read says what nothing packed says.
  package func giveUp() -> Never {
    source?.delete()
    UnusableCache.endProgram()
  }
}

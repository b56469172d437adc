internal import Synchronization

/// Where the bytes of a ``Section`` come from.
package protocol SectionSource: Sendable {
  /// A multiple of the elements' size.
  var blockSize: Int { get }
  /// Fills memory with the bytes from the beginning of a block on; false if they are not what was
  /// written.
  func read(_ memory: UnsafeMutableRawBufferPointer, from offset: Int) -> Bool
  /// Whether memory has what was written from the beginning of a block on.
  func isRight(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Bool
  /// Makes the whole content again; nil if that is not possible.
  var remade: PackedColumn? { get }
  /// Whether what is made again counts even if it is not what was written.
  var isExact: Bool { get }
  /// Deletes the file, so that nobody reads it again.
  func delete()
}

/// A part of a packed file, of which only what is looked at is read.
///
/// It is read in blocks, each once. A block that is not what was written, or says what nothing packed
/// says, is replaced from where the file's content comes from; if that cannot be, the program ends.
/// Bytes stay where they are as long as the section is there, so that columns are read in place.
@usableFromInline
package final class Section: @unchecked Sendable {
  /// Whether bytes from an offset on are what a section may hold.
  package typealias Check = @Sendable (_ offset: Int, UnsafeRawBufferPointer) -> Bool

  /// How many bytes there are.
  package let count: Int
  private let memory: UnsafeMutableRawPointer
  private let source: any SectionSource
  private let check: Check
  private let blockSize: Int
  private let blockCount: Int
  /// How many blocks are missing; they are read one thread after another.
  private let missing: Mutex<Int>
  private let isWhole: Atomic<Bool>
  private let isThere: UnsafeMutablePointer<Atomic<Bool>>

  package init(count: Int, _ source: some SectionSource, check: @escaping Check) {
    self.count = count
    self.source = source
    self.check = check
    blockSize = source.blockSize
    blockCount = (count + blockSize - 1) / blockSize
    missing = Mutex(blockCount)
    isWhole = Atomic(blockCount == 0)
    memory = .allocate(byteCount: count, alignment: 16)
    isThere = .allocate(capacity: blockCount)
    for block in 0..<blockCount { (isThere + block).initialize(to: Atomic(false)) }
  }

  deinit {
    memory.deallocate()
    isThere.deinitialize(count: blockCount)
    isThere.deallocate()
  }

  /// Some of the bytes, which stay valid as long as the section is there.
  @usableFromInline
  package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    if !isWhole.load(ordering: .acquiring) { bringIn(range) }
    return UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  /// All bytes.
  package var bytes: UnsafeRawBufferPointer { bytes(0..<count) }

  /// The address of the element at an index, of elements of one size.
  @usableFromInline
  package func address(of index: Int, size: Int) -> UnsafeRawPointer {
    let start = index * size
    precondition(index >= 0 && start + size <= count)
    if !isWhole.load(ordering: .acquiring) { bringIn(start..<start + size) }
    return UnsafeRawPointer(memory + start)
  }

  private func bringIn(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let last = (range.upperBound - 1) / blockSize
    var block = range.lowerBound / blockSize
    while block <= last, isThere[block].load(ordering: .acquiring) { block += 1 }
    guard block <= last else { return }
    let isSound = missing.withLock { missing in
      read(block...last, &missing) || replace(block...last, &missing)
    }
    if !isSound {
      delete()
      UnusableCache.endProgram()
    }
  }

  /// The bytes of some blocks.
  private func range(_ blocks: Range<Int>) -> Range<Int> {
    (blocks.lowerBound * blockSize)..<min(blocks.upperBound * blockSize, count)
  }

  /// Reads blocks from the file, except those that are there.
  private func read(_ blocks: ClosedRange<Int>, _ missing: inout Int) -> Bool {
    var next = blocks.lowerBound
    while next <= blocks.upperBound {
      let first = next
      while next <= blocks.upperBound, !isThere[next].load(ordering: .relaxed) { next += 1 }
      if next > first {
        let range = range(first..<next)
        let part = UnsafeMutableRawBufferPointer(
          start: memory + range.lowerBound, count: range.count)
        guard source.read(part, from: range.lowerBound),
          check(range.lowerBound, UnsafeRawBufferPointer(part))
        else { return false }
        note(first..<next, &missing)
      }
      next += 1
    }
    return true
  }

  /// Replaces blocks that are not there by what the content is made of.
  private func replace(_ blocks: ClosedRange<Int>, _ missing: inout Int) -> Bool {
    guard let content = source.remade else { return false }
    delete()
    var isSound = false
    content.withBytes { bytes in
      guard bytes.count == count, let base = bytes.baseAddress else { return }
      for block in blocks where !isThere[block].load(ordering: .relaxed) {
        let range = range(block..<(block + 1))
        let part = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard
          source.isRight(part, from: range.lowerBound)
            || source.isExact && check(range.lowerBound, part)
        else { return }
        (memory + range.lowerBound).copyMemory(
          from: base + range.lowerBound, byteCount: range.count)
        note(block..<(block + 1), &missing)
      }
      isSound = true
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
  package var remade: [UInt8]? {
    guard let content = source.remade else { return nil }
    delete()
    var result: [UInt8] = []
    content.withBytes { result = Array($0) }
    return result
  }

  /// Deletes the file, so that nobody reads it again.
  package func delete() { source.delete() }
}

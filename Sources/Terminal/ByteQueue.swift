/// Bytes that were read but not used yet, first in, first out.
struct ByteQueue {
  private var storage: [UInt8] = []
  private var head = 0

  var isEmpty: Bool { head == storage.count }

  /// The bytes in the order in which they arrived.
  var bytes: ArraySlice<UInt8> { storage[head...] }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    // Used bytes are dropped once they are the larger part: amortized O(1) per byte.
    if head > storage.count / 2 {
      storage.removeFirst(head)
      head = 0
    }
    storage.append(contentsOf: bytes)
  }

  /// Inserts bytes at the front. Linear in the total number.
  mutating func putBack(_ bytes: [UInt8]) {
    storage = bytes + storage[head...]
    head = 0
  }

  /// Removes bytes from the front. O(1).
  mutating func removeFirst(_ count: Int) {
    head += count
  }

  /// Takes bytes out of the midst, by their places in ``bytes``. Linear in the number of all.
  mutating func removeSubrange(_ range: Range<Int>) {
    storage.removeSubrange(range)
  }

  mutating func popFirst() -> UInt8? {
    guard !isEmpty else { return nil }
    defer { head += 1 }
    return storage[head]
  }
}

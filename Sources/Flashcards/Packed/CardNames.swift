internal import Synchronization

/// Names of cards, each once, in little memory: a name is known by its place.
///
/// ```swift
/// var names = CardNames()
/// let place = names.insert(CardID("3k9x7m2q5w8t1"))
/// names[place]                               // 3k9x7m2q5w8t1
/// names.place(of: CardID("other"))           // nil
/// ```
package struct CardNames: Sendable {
  private var bytes: [UInt8]
  /// Where each name ends.
  private var ends: [UInt32]
  /// Finds the names; nil for names that were unpacked, until one is added.
  private var index: NameIndex?
  private let unpackedIndex: UnpackedIndex?

  package init() {
    bytes = []
    ends = []
    index = NameIndex()
    unpackedIndex = nil
  }

  package var count: Int { ends.count }

  package subscript(place: Int) -> CardID {
    bytes.withUnsafeBufferPointer { bytes in
      let name = UnsafeBufferPointer(rebasing: bytes[nameRange(place, ends)])
      return CardID(String(decoding: name, as: UTF8.self))
    }
  }

  /// The place of a name, or nil if it is not there.
  package func place(of name: CardID) -> Int? {
    var text = name.text
    return text.withUTF8 { (index ?? readyIndex()).find($0, bytes, ends).place }
  }

  /// Takes a name in, unless it is there, and gives its place.
  @discardableResult
  package mutating func insert(_ name: CardID) -> Int {
    var index = self.index ?? readyIndex()
    self.index = nil
    defer { self.index = index }
    if !index.hasRoom(for: count + 1) {
      index = NameIndex(bytes, ends, capacity: 2 * count)
    }
    var text = name.text
    return text.withUTF8 { utf8 in
      let (place, bucket) = index.find(utf8, bytes, ends)
      if let place { return place }
      index.put(ends.count, bucket)
      bytes.append(contentsOf: utf8)
      ends.append(UInt32(bytes.count))
      return ends.count - 1
    }
  }

  /// Makes ready what the first look for a name among unpacked ones would have to wait for.
  package func prepareLooking() {
    if index == nil { _ = readyIndex() }
  }

  private func readyIndex() -> NameIndex {
    unpackedIndex?.index(bytes, ends) ?? NameIndex(bytes, ends, capacity: count)
  }
}

private func nameRange(_ place: Int, _ ends: [UInt32]) -> Range<Int> {
  (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
}

/// The index of unpacked names, made when a name is looked for: to show a card takes none, and to
/// make it takes longer than to unpack the names. Copies of the names share it.
private final class UnpackedIndex: Sendable {
  private let made = Mutex<NameIndex?>(nil)

  func index(_ bytes: [UInt8], _ ends: [UInt32]) -> NameIndex {
    made.withLock { made in
      if let made { return made }
      let index = NameIndex(bytes, ends, capacity: ends.count)
      made = index
      return index
    }
  }
}

/// Where names are in a list, by what they are.
private struct NameIndex: Sendable {
  /// The places of the names, each in the first bucket that is free from its hash on.
  private var buckets: [UInt32]

  private static let free = UInt32.max

  init() { buckets = Array(repeating: Self.free, count: 64) }

  init(_ bytes: [UInt8], _ ends: [UInt32], capacity: Int) {
    var size = 64
    while size < 2 * (capacity + 1) { size *= 2 }
    buckets = Array(repeating: Self.free, count: size)
    bytes.withUnsafeBufferPointer { bytes in
      for place in ends.indices {
        let name = UnsafeBufferPointer(rebasing: bytes[nameRange(place, ends)])
        var bucket = Self.hash(name) & (size - 1)
        while buckets[bucket] != Self.free { bucket = (bucket + 1) & (size - 1) }
        buckets[bucket] = UInt32(place)
      }
    }
  }

  func hasRoom(for count: Int) -> Bool { 2 * count <= buckets.count }

  /// The place of a name, or nil and the bucket where it belongs.
  func find(
    _ name: UnsafeBufferPointer<UInt8>, _ bytes: [UInt8], _ ends: [UInt32]
  ) -> (place: Int?, bucket: Int) {
    let mask = buckets.count - 1
    var bucket = Self.hash(name) & mask
    return bytes.withUnsafeBufferPointer { bytes in
      while buckets[bucket] != Self.free {
        let place = Int(buckets[bucket])
        if name.elementsEqual(bytes[nameRange(place, ends)]) { return (place, bucket) }
        bucket = (bucket + 1) & mask
      }
      return (nil, bucket)
    }
  }

  mutating func put(_ place: Int, _ bucket: Int) { buckets[bucket] = UInt32(place) }

  /// Another function in each process, so that nobody can write names that all meet.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return hasher.finalize()
  }
}

extension CardNames {
  package func pack(to packer: inout BytePacker) {
    packer.append(array: bytes)
    packer.append(array: ends)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    bytes = try unpacker.array()
    ends = try unpacker.array()
    index = nil
    unpackedIndex = UnpackedIndex()
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { throw UnpackingError() }
      last = end
    }
    guard last == bytes.count else { throw UnpackingError() }
  }
}

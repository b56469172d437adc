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
  /// The places of the names, each in the first bucket that is free from its hash on.
  private var buckets: [UInt32]

  private static let free = UInt32.max

  package init() {
    bytes = []
    ends = []
    buckets = Array(repeating: Self.free, count: 64)
  }

  package var count: Int { ends.count }

  package subscript(place: Int) -> CardID {
    bytes.withUnsafeBufferPointer { bytes in
      let name = UnsafeBufferPointer(rebasing: bytes[range(of: place)])
      return CardID(String(decoding: name, as: UTF8.self))
    }
  }

  private func range(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }

  /// The place of a name, or nil if it is not there.
  package func place(of name: CardID) -> Int? {
    var text = name.text
    return text.withUTF8 { found($0).place }
  }

  /// Takes a name in, unless it is there, and gives its place.
  @discardableResult
  package mutating func insert(_ name: CardID) -> Int {
    if 2 * (count + 1) > buckets.count { index(capacity: 2 * count) }
    var text = name.text
    return text.withUTF8 { utf8 in
      let (place, bucket) = found(utf8)
      if let place { return place }
      buckets[bucket] = UInt32(ends.count)
      bytes.append(contentsOf: utf8)
      ends.append(UInt32(bytes.count))
      return ends.count - 1
    }
  }

  private mutating func index(capacity: Int) {
    var size = 64
    while size < 2 * (capacity + 1) { size *= 2 }
    buckets = Array(repeating: Self.free, count: size)
    bytes.withUnsafeBufferPointer { bytes in
      for place in ends.indices {
        let name = UnsafeBufferPointer(rebasing: bytes[range(of: place)])
        var bucket = Self.hash(name) & (size - 1)
        while buckets[bucket] != Self.free { bucket = (bucket + 1) & (size - 1) }
        buckets[bucket] = UInt32(place)
      }
    }
  }

  /// The place of a name, or nil and the bucket where it belongs.
  private func found(_ name: UnsafeBufferPointer<UInt8>) -> (place: Int?, bucket: Int) {
    let mask = buckets.count - 1
    var bucket = Self.hash(name) & mask
    return bytes.withUnsafeBufferPointer { bytes in
      while buckets[bucket] != Self.free {
        let place = Int(buckets[bucket])
        if name.elementsEqual(bytes[range(of: place)]) { return (place, bucket) }
        bucket = (bucket + 1) & mask
      }
      return (nil, bucket)
    }
  }

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
    buckets = []
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { throw UnpackingError() }
      last = end
    }
    guard last == bytes.count else { throw UnpackingError() }
    index(capacity: count)
  }
}

internal import Posix
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
  private var names = ByteStrings()
  /// Finds the names of a file, before all others.
  private var kept: KeptNames?
  /// Finds the names that are not in the file.
  private var index = NameIndex(capacity: 0)

  package init() {}

  package var count: Int { names.count }

  package subscript(place: Int) -> CardID {
    names.withBytes(place) { CardID(String(decoding: $0, as: UTF8.self)) }
  }

  /// The place of a name, or nil if it is not there.
  package func place(of name: CardID) -> Int? {
    var text = name.text
    return text.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      if let place = kept?.place(of: name) { return place }
      return index.find(name, NameIndex.hash(name), names).place
    }
  }

  /// Takes a name in, unless it is there, and gives its place.
  @discardableResult
  package mutating func insert(_ name: CardID) -> Int {
    var text = name.text
    return text.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      if let place = kept?.place(of: name) { return place }
      let hash = NameIndex.hash(name)
      index.makeRoom()
      let (found, bucket) = index.find(name, hash, names)
      if let found { return found }
      index.put(count, hash, bucket)
      names.append(name)
      return count - 1
    }
  }

  package func pack(to packer: inout BytePacker) {
    // Those of a file and those behind it become one list.
    var all = ByteStrings()
    for place in 0..<count { names.withBytes(place) { all.append($0) } }
    all.pack(to: &packer)
    let strings = all
    packer.append(
      array: (0..<UInt32(count)).sorted { strings.compare(Int($0), with: Int($1)) < 0 })
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    names = try ByteStrings(from: &unpacker)
    let order: Column<UInt32> = try unpacker.column()
    guard names.count == order.count else { throw UnpackingError() }
    kept = names.count == 0 ? nil : KeptNames(names, order)
  }
}

extension ByteStrings {
  fileprivate func compare(_ first: Int, with second: Int) -> Int {
    withBytes(first) { first in withBytes(second) { compared(first, $0) } }
  }
}

/// Below zero if a name comes before another in the order of their bytes, 0 if it is the same.
private func compared(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
  let shared = min(first.count, second.count)
  if shared > 0, let first = first.baseAddress, let second = second.baseAddress {
    let difference = memcmp(first, second, shared)
    if difference != 0 { return Int(difference) }
  }
  return first.count - second.count
}

/// Names in a file. Whoever looks for a few finds them by their order, and touches little of the file;
/// whoever looks for many gets an index.
private final class KeptNames: Sendable {
  private let names: ByteStrings
  /// The places of the names, in the order of their bytes.
  private let order: Column<UInt32>
  private let looked = Mutex<(count: Int, index: NameIndex?)>((0, nil))

  init(_ names: ByteStrings, _ order: Column<UInt32>) { (self.names, self.order) = (names, order) }

  func place(of name: UnsafeRawBufferPointer) -> Int? {
    let indexed = looked.withLock { looked -> Int?? in
      looked.count += 1
      guard looked.count > looksPerIndex else { return nil }
      let index = looked.index ?? NameIndex(of: names)
      looked.index = index
      return .some(index.find(name, NameIndex.hash(name), names).place)
    }
    if let place = indexed { return place }
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      let place = Int(order[middle])
      guard place < names.count else { return nil }
      let order = names.withBytes(place) { compared($0, name) }
      if order == 0 { return place }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// How many looks by order take as long as to make an index.
  private var looksPerIndex: Int { order.count > 4096 ? order.count / 16 : 0 }
}

/// Where names are in a list, by what they are.
private struct NameIndex: Sendable {
  /// Hashes of names with the places of the names, each in the first bucket that is free from its hash
  /// on: a name is only looked at where the hash is its own.
  private var buckets: [(hash: UInt32, place: UInt32)]
  private var count = 0

  private static let free = UInt32.max

  init(capacity: Int) {
    var size = 64
    while size < 2 * (capacity + 1) { size *= 2 }
    buckets = Array(repeating: (0, Self.free), count: size)
  }

  init(of names: ByteStrings) {
    self.init(capacity: names.count)
    for place in 0..<names.count { add(place, names.withBytes(place, Self.hash)) }
  }

  private mutating func add(_ place: Int, _ hash: UInt32) {
    let mask = buckets.count - 1
    var bucket = Int(hash) & mask
    while buckets[bucket].place != Self.free { bucket = (bucket + 1) & mask }
    put(place, hash, bucket)
  }

  /// Makes room for one more name.
  mutating func makeRoom() {
    guard 2 * (count + 1) > buckets.count else { return }
    var larger = NameIndex(capacity: 2 * count)
    for (hash, place) in buckets where place != Self.free { larger.add(Int(place), hash) }
    self = larger
  }

  /// The place of a name, or nil and the bucket where it belongs.
  func find(
    _ name: UnsafeRawBufferPointer, _ hash: UInt32, _ names: ByteStrings
  ) -> (place: Int?, bucket: Int) {
    let mask = buckets.count - 1
    var bucket = Int(hash) & mask
    while buckets[bucket].place != Self.free {
      let place = Int(buckets[bucket].place)
      if buckets[bucket].hash == hash, names.withBytes(place, { compared($0, name) == 0 }) {
        return (place, bucket)
      }
      bucket = (bucket + 1) & mask
    }
    return (nil, bucket)
  }

  mutating func put(_ place: Int, _ hash: UInt32, _ bucket: Int) {
    buckets[bucket] = (hash, UInt32(place))
    count += 1
  }

  /// Another function in each process, so that nobody can write names that all meet.
  static func hash(_ name: UnsafeRawBufferPointer) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: name)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}

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
  /// Names in a file, before all others.
  private let kept: KeptNames?
  private var bytes: [UInt8] = []
  /// Where each name ends.
  private var ends: [UInt32] = []
  /// Finds the names that are not in the file.
  private var index = NameIndex(capacity: 0)

  package init() { kept = nil }

  private var keptCount: Int { kept?.count ?? 0 }

  package var count: Int { keptCount + ends.count }

  package subscript(place: Int) -> CardID {
    if let kept, place < kept.count {
      return CardID(String(decoding: kept.name(at: place), as: UTF8.self))
    }
    return ends.withUnsafeBufferPointer { ends in
      bytes.withUnsafeBufferPointer { bytes in
        let name = NameList(bytes, ends).name(at: place - keptCount)
        return CardID(String(decoding: name, as: UTF8.self))
      }
    }
  }

  /// The place of a name, or nil if it is not there.
  package func place(of name: CardID) -> Int? {
    var text = name.text
    return text.withUTF8 { name in
      if let place = kept?.place(of: name) { return place }
      if ends.isEmpty { return nil }
      return ends.withUnsafeBufferPointer { ends in
        bytes.withUnsafeBufferPointer { bytes in
          index.find(name, NameList(bytes, ends)).place.map { keptCount + $0 }
        }
      }
    }
  }

  /// Takes a name in, unless it is there, and gives its place.
  @discardableResult
  package mutating func insert(_ name: CardID) -> Int {
    var text = name.text
    return text.withUTF8 { name in
      if let place = kept?.place(of: name) { return place }
      let (found, bucket) = ends.withUnsafeBufferPointer { ends in
        bytes.withUnsafeBufferPointer { bytes in
          let list = NameList(bytes, ends)
          if !index.hasRoom(for: ends.count + 1) {
            index = NameIndex(capacity: 2 * ends.count, list)
          }
          return index.find(name, list)
        }
      }
      if let found { return keptCount + found }
      index.put(ends.count, bucket)
      bytes.append(contentsOf: name)
      ends.append(UInt32(bytes.count))
      return count - 1
    }
  }
}

/// Names one behind the other.
private struct NameList {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ends: UnsafeBufferPointer<UInt32>

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>) {
    self.bytes = bytes
    self.ends = ends
  }

  var count: Int { ends.count }

  func name(at place: Int) -> UnsafeBufferPointer<UInt8> {
    let start = place == 0 ? 0 : Int(ends[place - 1])
    let end = Int(ends[place])
    // Bytes from a file may say anything.
    guard let first = bytes.baseAddress, start <= end, end <= bytes.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: first + start, count: end - start)
  }
}

/// Names in a file. Whoever looks for a few finds them by their order, and touches little of the file;
/// whoever looks for many gets an index.
private final class KeptNames: Sendable {
  let count: Int
  private let bytes: Section
  private let ends: Section
  /// The places of the names, in the order of their bytes.
  private let order: Section
  private let looked = Mutex<(count: Int, index: NameIndex?)>((0, nil))

  private static let placeSize = MemoryLayout<UInt32>.size

  init(bytes: Section, ends: Section, order: Section) {
    (self.bytes, self.ends, self.order) = (bytes, ends, order)
    count = ends.count / Self.placeSize
  }

  func name(at place: Int) -> UnsafeBufferPointer<UInt8> {
    let start = place == 0 ? 0 : end(at: place - 1)
    let end = end(at: place)
    guard start <= end, end <= bytes.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return bytes.bytes(start..<end).assumingMemoryBound(to: UInt8.self)
  }

  private func end(at place: Int) -> Int {
    Int(ends.address(of: place, size: Self.placeSize).load(as: UInt32.self))
  }

  func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let indexed = looked.withLock { looked -> Int?? in
      if let index = looked.index { return .some(index.find(name, list).place) }
      looked.count += 1
      guard looked.count > looksPerIndex else { return nil }
      let index = NameIndex(capacity: count, list)
      looked.index = index
      return .some(index.find(name, list).place)
    }
    if let place = indexed { return place }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let place = Int(order.address(of: middle, size: Self.placeSize).load(as: UInt32.self))
      guard place < count else { return nil }
      let order = compared(self.name(at: place), name)
      if order == 0 { return place }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// How many looks by order take as long as to make an index.
  private var looksPerIndex: Int { count > 4096 ? count / 16 : 0 }

  private var list: NameList {
    NameList(
      bytes.bytes.assumingMemoryBound(to: UInt8.self),
      ends.bytes.assumingMemoryBound(to: UInt32.self))
  }
}

/// Below zero if a name comes before another in the order of their bytes, 0 if it is the same.
private func compared(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(first.count, second.count)
  if shared > 0, let first = first.baseAddress, let second = second.baseAddress {
    let difference = memcmp(first, second, shared)
    if difference != 0 { return Int(difference) }
  }
  return first.count - second.count
}

/// Where names are in a list, by what they are.
private struct NameIndex: Sendable {
  /// The places of the names, each in the first bucket that is free from its hash on.
  private var buckets: [UInt32]

  private static let free = UInt32.max

  init(capacity: Int) {
    var size = 64
    while size < 2 * (capacity + 1) { size *= 2 }
    buckets = Array(repeating: Self.free, count: size)
  }

  init(capacity: Int, _ names: NameList) {
    self.init(capacity: capacity)
    let mask = buckets.count - 1
    for place in 0..<names.count {
      var bucket = Self.hash(names.name(at: place)) & mask
      while buckets[bucket] != Self.free { bucket = (bucket + 1) & mask }
      buckets[bucket] = UInt32(place)
    }
  }

  func hasRoom(for count: Int) -> Bool { 2 * count <= buckets.count }

  /// The place of a name, or nil and the bucket where it belongs.
  func find(
    _ name: UnsafeBufferPointer<UInt8>, _ names: NameList
  ) -> (place: Int?, bucket: Int) {
    let mask = buckets.count - 1
    var bucket = Self.hash(name) & mask
    while buckets[bucket] != Self.free {
      let place = Int(buckets[bucket])
      if name.elementsEqual(names.name(at: place)) { return (place, bucket) }
      bucket = (bucket + 1) & mask
    }
    return (nil, bucket)
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
    var (bytes, ends): ([UInt8], [UInt32]) = ([], [])
    for place in 0..<keptCount {
      if let name = kept?.name(at: place) { bytes.append(contentsOf: name) }
      ends.append(UInt32(bytes.count))
    }
    let start = UInt32(bytes.count)
    bytes += self.bytes
    ends += self.ends.map { start + $0 }
    let order = bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        let list = NameList(bytes, ends)
        return (0..<UInt32(ends.count)).sorted {
          compared(list.name(at: Int($0)), list.name(at: Int($1))) < 0
        }
      }
    }
    packer.append(array: bytes)
    packer.append(array: ends)
    packer.append(array: order)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let bytes = try unpacker.section(of: UInt8.self)
    let ends = try unpacker.section(of: UInt32.self)
    let order = try unpacker.section(of: UInt32.self)
    guard ends.count == order.count, ends.count > 0 || bytes.count == 0 else {
      throw UnpackingError()
    }
    kept = ends.count == 0 ? nil : KeptNames(bytes: bytes, ends: ends, order: order)
  }
}

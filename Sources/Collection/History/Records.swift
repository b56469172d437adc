import Flashcards

/// The records of a history, by their numbers: those of a snapshot lie in its file until they change.
struct Records: Sendable {
  private let kept: Section?
  private let keptCount: Int
  private var changed: [Int: PackedRecord] = [:]
  /// Those behind the file's.
  private var own: [PackedRecord] = []

  private static let size = MemoryLayout<PackedRecord>.stride

  init() { (kept, keptCount) = (nil, 0) }

  init(
    from unpacker: inout ByteUnpacker, events: Int32, names: Int32
  ) throws(UnpackingError) {
    let section = try unpacker.section(of: PackedRecord.self) { _, bytes in
      // Without an iterator: a debug build does not inline it.
      let records = bytes.assumingMemoryBound(to: PackedRecord.self)
      var index = 0
      while index < records.count {
        if !records[index].isSound(events: events, names: names) { return false }
        index += 1
      }
      return true
    }
    kept = section
    keptCount = section.count / Self.size
  }

  func pack(to packer: inout BytePacker) {
    packer.append(array: keptCount == 0 ? own : (0..<count).map { self[$0] })
  }

  var count: Int { keptCount + own.count }

  subscript(number: Int) -> PackedRecord {
    get {
      guard let kept, number < keptCount else { return own[number - keptCount] }
      if !changed.isEmpty, let record = changed[number] { return record }
      return kept.address(of: number, size: Self.size).load(as: PackedRecord.self)
    }
    _modify {
      if number >= keptCount {
        yield &own[number - keptCount]
      } else {
        var record = self[number]
        yield &record
        changed[number] = record
      }
    }
  }

  mutating func reserveCapacity(_ count: Int) { own.reserveCapacity(count) }

  mutating func append(_ record: PackedRecord) { own.append(record) }
}

import Flashcards
import Journal
import SpacedRepetition

extension History {
  func pack(to packer: inout BytePacker) {
    events.pack(to: &packer)
    packer.append(records)
    packer.append(slots)
    packer.append(
      array: formerNames.sorted { $0.key < $1.key }.flatMap { slot, places in
        places.map { SIMD2(slot, $0) }
      })
    undone.pack(to: &packer)
    trials.pack(to: &packer)
  }

  init(
    from unpacker: inout ByteUnpacker, scheduler: Scheduler, dayEnds: DayEnds, settings: Settings
  ) throws(UnpackingError) {
    self.scheduler = scheduler
    self.dayEnds = dayEnds
    let events = try Events(from: &unpacker)
    let (eventCount, nameCount) = (
      Int32(clamping: events.count), Int32(clamping: events.names.count)
    )
    self.events = events
    records = try unpacker.column { _, records in
      records.withoutIterator { $0.isSound(events: eventCount, names: nameCount) }
    }
    let recordCount = Int32(clamping: records.count)
    slots = try unpacker.places(upTo: records.count, orNone: true)
    for name in try unpacker.array(of: SIMD2<Int32>.self) {
      // Names lead to nothing that is not there.
      guard 0..<recordCount ~= name.x, 0..<nameCount ~= name.y else { throw UnpackingError() }
      formerNames[name.x, default: []].append(name.y)
    }
    undone = try UndoneEvents(from: &unpacker)
    trials = try Trials(from: &unpacker, events: events.count, settings)
    guard records.count < Int32.max else { throw UnpackingError() }
  }
}

/// The place of a machine, then a range of its numbers; without gaps, which could be any bytes.
private typealias Numbers = SIMD4<UInt32>

extension UndoneEvents {
  func pack(to packer: inout BytePacker) {
    for ids in [single, repeated] {
      let numbers = ids.map { SIMD2(UInt32($0.device), $0.number) }
      packer.append(array: numbers.sorted { ($0.x, $0.y) < ($1.x, $1.y) })
    }
    for ranges in [imported, takenBack] {
      packer.append(
        array: ranges.sorted { $0.key < $1.key }.flatMap { device, ranges in
          ranges.map { Numbers(UInt32(device), $0.lowerBound, $0.upperBound, 0) }
        })
    }
  }

  init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    single = try unpacker.rowIDs()
    repeated = try unpacker.rowIDs()
    imported = try unpacker.ranges()
    takenBack = try unpacker.ranges()
  }
}

extension ByteUnpacker {
  fileprivate mutating func rowIDs() throws(UnpackingError) -> Set<Events.RowID> {
    Set(
      try array(of: SIMD2<UInt32>.self).map {
        Events.RowID(device: UInt16(clamping: $0.x), number: $0.y)
      })
  }

  fileprivate mutating func ranges() throws(UnpackingError) -> [UInt16: [Range<UInt32>]] {
    var result: [UInt16: [Range<UInt32>]] = [:]
    for numbers in try array(of: Numbers.self) {
      guard numbers.y <= numbers.z else { throw UnpackingError() }
      result[UInt16(clamping: numbers.x), default: []].append(numbers.y..<numbers.z)
    }
    guard result.values.allSatisfy(\.areSound) else { throw UnpackingError() }
    return result
  }
}

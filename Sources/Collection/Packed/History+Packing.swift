import Flashcards
import Journal
import SpacedRepetition

extension History {
  func pack(to packer: inout BytePacker) {
    events.pack(to: &packer)
    records.pack(to: &packer)
    packer.append(array: slots)
    let former = formerNames.sorted { $0.key < $1.key }
    packer.append(former) { packer, entry in
      packer.append(Int(entry.key))
      packer.append(array: entry.value)
    }
    undone.pack(to: &packer)
    trials.pack(to: &packer)
  }

  init(
    from unpacker: inout ByteUnpacker, scheduler: Scheduler, dayEnds: DayEnds, settings: Settings
  ) throws(UnpackingError) {
    self.scheduler = scheduler
    self.dayEnds = dayEnds
    events = try Events(from: &unpacker)
    let nameCount = Int32(clamping: events.names.count)
    records = try Records(
      from: &unpacker, events: Int32(clamping: events.count), names: nameCount)
    let recordCount = Int32(clamping: records.count)
    slots = try unpacker.array()
    let former = try unpacker.list {
      unpacker throws(UnpackingError) -> (slot: Int32, places: [Int32]) in
      let slot = Int32(clamping: try unpacker.int())
      return (slot, try unpacker.array())
    }
    formerNames = Dictionary(former.map { ($0.slot, $0.places) }) { first, _ in first }
    undone = try UndoneEvents(from: &unpacker)
    trials = try Trials(from: &unpacker, events: events.count, settings)
    // Records, slots and names lead to nothing that is not there.
    guard records.count < Int32.max, slots.arePlaces(in: recordCount),
      former.allSatisfy({ slot, places in
        slot >= 0 && slot < recordCount && places.arePlaces(in: nameCount) && !places.contains(-1)
      })
    else { throw UnpackingError() }
  }
}

extension UndoneEvents {
  func pack(to packer: inout BytePacker) {
    for ids in [single, repeated] {
      packer.append(
        ids.sorted { ($0.device, $0.number) < ($1.device, $1.number) }
      ) { packer, id in
        packer.append(UInt64(id.device))
        packer.append(UInt64(id.number))
      }
    }
    for ranges in [imported, takenBack] {
      packer.append(ranges.sorted { $0.key < $1.key }) { packer, entry in
        packer.append(UInt64(entry.key))
        packer.append(entry.value) { packer, range in
          packer.append(UInt64(range.lowerBound))
          packer.append(UInt64(range.upperBound))
        }
      }
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
    let ids = try list { unpacker throws(UnpackingError) -> Events.RowID in
      let device = UInt16(clamping: try unpacker.unsigned())
      return Events.RowID(device: device, number: UInt32(clamping: try unpacker.unsigned()))
    }
    return Set(ids)
  }

  fileprivate mutating func ranges() throws(UnpackingError) -> [UInt16: [Range<UInt32>]] {
    let entries = try list {
      unpacker throws(UnpackingError) -> (device: UInt16, ranges: [Range<UInt32>]) in
      let device = UInt16(clamping: try unpacker.unsigned())
      let ranges = try unpacker.list { unpacker throws(UnpackingError) -> Range<UInt32> in
        let start = UInt32(clamping: try unpacker.unsigned())
        let end = UInt32(clamping: try unpacker.unsigned())
        guard start <= end else { throw UnpackingError() }
        return start..<end
      }
      guard ranges.areSound else { throw UnpackingError() }
      return (device, ranges)
    }
    return Dictionary(entries.map { ($0.device, $0.ranges) }) { first, _ in first }
  }
}

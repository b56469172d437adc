package import Flashcards
internal import JSON
internal import SpacedRepetition

extension Events {
  /// The same events with nothing in memory that depends on how they were come by: names, machines
  /// and policies are listed as the events name them.
  package var canonical: Events { Events(self) }

  /// Packs the events, so that those of the last two study days are found without a look at the others.
  package func pack(to packer: inout BytePacker) {
    names.pack(to: &packer)
    packer.append(devices) { $0.append($1.text) }
    packer.append(strangeIDs) {
      $0.append($1.device.text)
      $0.append($1.number)
    }
    packer.append(policies)
    let split = split
    packer.append(split.lastDay.number)
    packer.append(split.index)
    let packed = packedRows
    packer.append(UInt64(packed.ends.count))
    packer.append(array: packed.rows)
    packer.append(array: packed.lines)
    packer.append(array: packed.ends)
  }

  /// Opens packed events: they are read where they are looked at.
  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    names = try CardNames(from: &unpacker)
    devices = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.device() }
    strangeIDs = try unpacker.list { unpacker throws(UnpackingError) in
      EventID(device: try unpacker.device(), number: try unpacker.int())
    }
    policies = try unpacker.texts()
    devicePlaces = Dictionary(zip(devices, 0...)) { first, _ in first }
    strangePlaces = Dictionary(zip(strangeIDs, 0...)) { first, _ in first }
    let lastDay = Day(number: try unpacker.int())
    let recentStart = try unpacker.int(in: 0...Int(Int32.max))
    let othersCount = Int(clamping: try unpacker.unsigned())
    let limits = Limits(
      names: names.count, devices: devices.count, strangeIDs: strangeIDs.count,
      policies: policies.count, others: othersCount)
    let rows = try unpacker.section(of: Row.self) { offset, bytes in
      Self.areSound(
        bytes.assumingMemoryBound(to: Row.self), from: offset / MemoryLayout<Row>.stride, limits)
    }
    let others = PackedActions(
      lines: try unpacker.section(of: UInt8.self), ends: try unpacker.section(of: UInt32.self))
    let older = OlderEvents(
      recentStart: recentStart, lastDay: lastDay, rows: rows, others: others)
    // Positions are numbers of 32 bits.
    guard devices.count < RowID.strange, devicePlaces.count == devices.count,
      strangePlaces.count == strangeIDs.count, policies.count <= Int(UInt8.max) + 1,
      older.count <= Int32.max / 2, recentStart <= older.count, others.count == othersCount,
      othersCount <= Int32.max / 2
    else { throw UnpackingError() }
    if older.count > 0 {
      self.older = older
      olderOthers = older
    }
  }

  /// Whether the file that the older events come from has all of them.
  /// - Complexity: That of reading them.
  package var isWhole: Bool { olderOthers?.isWhole ?? true }

  /// Whether rows that begin at a position name nothing that is not there.
  private static func areSound(
    _ rows: UnsafeBufferPointer<Row>, from start: Int, _ limits: Limits
  ) -> Bool {
    // Without an iterator: a debug build does not inline it.
    guard let first = rows.baseAddress else { return true }
    let end = first + rows.count
    var next = first
    var position = start
    while next < end {
      if !next.pointee.isSound(at: position, limits) { return false }
      next += 1
      position += 1
    }
    return true
  }

  /// Where the events of the last two study days begin at the latest, and the last day before.
  private var split: (index: Int, lastDay: Day) {
    var latest = Day.earliest
    forEachRow { _, row in if row.isPackedReview { latest = Swift.max(latest, row.day) } }
    var index = 0
    var lastDay = Day.earliest
    var highest = Day.earliest
    forEachRow { position, row in
      let day = row.isPackedReview ? row.day : answer(of: row)?.day ?? .earliest
      highest = Swift.max(highest, day)
      // All events up to here are of earlier days.
      if highest < latest - 1 {
        index = position + 1
        lastDay = highest
      }
    }
    return (index, lastDay)
  }

  /// All rows, and the actions that are no packed answers as lines of a journal, in the order of the
  /// rows.
  private var packedRows: (rows: [Row], lines: [UInt8], ends: [UInt32]) {
    var packed: [Row] = []
    packed.reserveCapacity(count)
    var lines = JSONWriter()
    var ends: [UInt32] = []
    for index in indices {
      var row = row(at: index)
      if !row.isPackedReview {
        PackedActions.append(action(of: row), to: &lines)
        row.review = row.review.moved(toPlace: ends.count)
        ends.append(UInt32(lines.count))
      }
      packed.append(row)
    }
    return (packed, lines.bytes + PackedActions.padding, ends)
  }
}

extension ByteUnpacker {
  fileprivate mutating func device() throws(UnpackingError) -> DeviceID {
    guard let device = DeviceID(naming: try text()) else { throw UnpackingError() }
    return device
  }
}

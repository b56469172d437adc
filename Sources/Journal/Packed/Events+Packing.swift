package import Flashcards
internal import JSON
internal import SpacedRepetition

extension Events {
  /// How many events at the end are kept ready in any case, for what is done with the last ones.
  private static let readyCount = 10_000

  /// The same events with nothing in memory that depends on how they were come by: names, machines
  /// and policies are listed as the events name them.
  package var canonical: Events { Events(self) }

  /// Packs the events, so that the answers of the last two study days are ready at once; older ones,
  /// and what is no answer, can be read later.
  package func pack(to packer: inout BytePacker) {
    let split = split
    names.pack(to: &packer)
    packer.append(devices) { $0.append($1.text) }
    packer.append(strangeIDs) {
      $0.append($1.device.text)
      $0.append($1.number)
    }
    packer.append(policies)
    packer.append(split.lastDay.number)
    let packed = packedRows
    packer.append(UInt64(split.index))
    packer.append(UInt64(packed.ends.count))
    packer.append(array: Array(packed.rows[..<split.index]))
    packer.append(array: packed.lines)
    packer.append(array: packed.ends)
    packer.append(array: Array(packed.rows[split.index...]))
  }

  /// Reads packed events.
  /// - Parameters:
  ///   - file: where they come from, for the older ones.
  ///   - replacement: gives all events as they were packed in another way, should the file be
  ///     damaged.
  package init(
    from unpacker: inout ByteUnpacker, of file: PackedFile,
    replacement: @escaping @Sendable () -> Events
  ) throws(UnpackingError) {
    names = try CardNames(from: &unpacker)
    devices = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.device() }
    strangeIDs = try unpacker.list { unpacker throws(UnpackingError) in
      EventID(device: try unpacker.device(), number: try unpacker.int())
    }
    policies = try unpacker.texts()
    devicePlaces = Dictionary(zip(devices, 0...)) { first, _ in first }
    strangePlaces = Dictionary(zip(strangeIDs, 0...)) { first, _ in first }
    let lastDay = Day(number: try unpacker.int())
    let count = Int(clamping: try unpacker.unsigned())
    let otherCount = Int(clamping: try unpacker.unsigned())
    let rowsPlace = try unpacker.skippedArray()
    let linesPlace = try unpacker.skippedArray()
    let endsPlace = try unpacker.skippedArray()
    let limits = Limits(
      names: names.count, devices: devices.count, strangeIDs: strangeIDs.count,
      policies: policies.count, others: otherCount)
    // Positions are numbers of 32 bits.
    guard devices.count < RowID.strange, devicePlaces.count == devices.count,
      strangePlaces.count == strangeIDs.count, policies.count <= Int(UInt8.max) + 1,
      rowsPlace.count == count, endsPlace.count == otherCount, count <= Int32.max / 2,
      otherCount <= Int32.max / 2
    else { throw UnpackingError() }
    if count > 0 || otherCount > 0 {
      older = OlderEvents(
        count: count, otherCount: otherCount, lastDay: lastDay,
        rows: {
          guard
            let rows = try? file.array(of: Row.self, at: rowsPlace.place, count: rowsPlace.count),
            Self.areSound(rows, from: 0, limits)
          else { return nil }
          return rows
        },
        others: {
          guard
            let lines = try? file.array(
              of: UInt8.self, at: linesPlace.place, count: linesPlace.count),
            let ends = try? file.array(
              of: UInt32.self, at: endsPlace.place, count: endsPlace.count),
            OtherActions.areWhole(lines, ends)
          else { return nil }
          return OtherActions(lines: lines, ends: ends)
        },
        replacement: { replacement().first(count, others: otherCount) })
      olderOthers = older
    }
    rows = try unpacker.array()
    guard rows.count <= Int32.max / 2, Self.areSound(rows, from: count, limits) else {
      throw UnpackingError()
    }
  }

  /// Whether the file that the older events come from has all of them.
  /// - Complexity: That of reading them.
  package var isWhole: Bool { olderOthers?.isWhole ?? true }

  /// Whether rows that begin at a position name nothing that is not there.
  private static func areSound(_ rows: [Row], from start: Int, _ limits: Limits) -> Bool {
    // Without an iterator: a debug build does not inline it, and a start looks at each answer.
    rows.withUnsafeBufferPointer { rows in
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
  }

  /// Where the events begin that are kept ready, and the last study day of those before.
  private var split: (index: Int, lastDay: Day) {
    var latest = Day.earliest
    forEachRow { _, row in if row.isPackedReview { latest = Swift.max(latest, row.day) } }
    var index = 0
    var lastDay = Day.earliest
    var highest = Day.earliest
    let end = count - Self.readyCount
    forEachRow { position, row in
      let day = row.isPackedReview ? row.day : answer(of: row)?.day ?? .earliest
      highest = Swift.max(highest, day)
      // All events up to here are of earlier days.
      if highest < latest - 1, position < end {
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
        OtherActions.append(action(of: row), to: &lines)
        row.review = row.review.moved(toPlace: ends.count)
        ends.append(UInt32(lines.count))
      }
      packed.append(row)
    }
    return (packed, lines.bytes + OtherActions.padding, ends)
  }

  /// The first events as they lie in memory.
  private func first(_ count: Int, others: Int) -> OlderEvents.Contents {
    // Two faults at once: the snapshot is damaged, and it has more than the journals do, or these have
    // gone while the program ran. Every answer is on the disk, and any number that was shown now would
    // be wrong.
    guard older == nil, olderOthers == nil, rows.count >= count, self.others.count >= others else {
      UnusableCache.endProgram()
    }
    var first = OtherActions()
    for index in 0..<others { first.append(self.others[index]) }
    return OlderEvents.Contents(rows: Array(rows.prefix(count)), others: first)
  }
}

extension ByteUnpacker {
  fileprivate mutating func device() throws(UnpackingError) -> DeviceID {
    guard let device = DeviceID(naming: try text()) else { throw UnpackingError() }
    return device
  }
}

package import Flashcards
internal import JSON
internal import SpacedRepetition

extension Events {
  /// How many events at the end are kept ready in any case, for what is done with the last ones.
  private static let readyCount = 10_000

  /// The same events with nothing in memory that depends on how they were come by: names, machines
  /// and policies are listed as the events name them.
  package var canonical: Events { Events(self) }

  /// Packs the events, so that those of the last two study days are ready at once and the older ones
  /// can be read later.
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
    let older = packedOthers(in: 0..<split.index)
    packer.append(UInt64(older.rows.count))
    packer.append(UInt64(older.count))
    packer.append(array: older.rows)
    packer.append(array: older.lines)
    let recent = packedOthers(in: split.index..<count, after: older.count)
    packer.append(array: recent.rows)
    packer.append(array: recent.lines)
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
    devicePlaces = Dictionary(uniqueKeysWithValues: zip(devices, devices.indices.map(UInt16.init)))
    strangePlaces = Dictionary(
      uniqueKeysWithValues: zip(strangeIDs, strangeIDs.indices.map(UInt32.init)))
    let lastDay = Day(number: try unpacker.int())
    let count = Int(clamping: try unpacker.unsigned())
    let otherCount = Int(clamping: try unpacker.unsigned())
    let rowsPlace = try unpacker.skippedArray()
    let linesPlace = try unpacker.skippedArray()
    if count > 0 {
      older = OlderEvents(count: count, otherCount: otherCount, lastDay: lastDay) {
        if let rows = try? file.array(of: Row.self, at: rowsPlace.place, count: rowsPlace.count),
          let lines = try? file.array(
            of: UInt8.self, at: linesPlace.place, count: linesPlace.count),
          let others = try? Self.actions(in: lines), rows.count == count,
          others.count == otherCount
        {
          return OlderEvents.Contents(rows: rows, others: others)
        }
        return replacement().first(count, others: otherCount)
      }
    }
    rows = try unpacker.array()
    others = try Self.actions(in: try unpacker.array())
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

  /// The rows of a range, and the actions that are no packed answers as lines of a journal, in the
  /// order of the rows.
  private func packedOthers(
    in range: Range<Int>, after firstOther: Int = 0
  ) -> (rows: [Row], lines: [UInt8], count: Int) {
    var packed: [Row] = []
    packed.reserveCapacity(range.count)
    var lines = JSONWriter()
    var count = 0
    for index in range {
      var row = row(at: index)
      if !row.isPackedReview {
        EventLine.append(
          Event(id: Self.anyEvent, at: row.at, action: action(of: row)), to: &lines)
        row.review = PackedReview(place: firstOther + count)
        count += 1
      }
      packed.append(row)
    }
    return (packed, lines.bytes, count)
  }

  /// The name that packed actions go by: theirs stands in their rows.
  private static let anyEvent = EventID(device: DeviceID("any")!, number: 1)

  private static func actions(in lines: [UInt8]) throws(UnpackingError) -> [Action] {
    var actions: [Action] = []
    var decoder = LineDecoder()
    var start = 0
    let padded = lines + Array(repeating: 0, count: JSONParser.padding)
    let isWhole = padded.withUnsafeBytes { bytes in
      while start < lines.count {
        guard let end = bytes[start..<lines.count].firstIndex(of: UInt8(ascii: "\n")),
          case .event(let event) = decoder.decode(
            UnsafeRawBufferPointer(rebasing: bytes[start..<end]), device: anyEvent.device)
        else { return false }
        actions.append(event.action)
        start = end + 1
      }
      return true
    }
    guard isWhole else { throw UnpackingError() }
    return actions
  }

  /// The first events as they lie in memory.
  private func first(_ count: Int, others: Int) -> OlderEvents.Contents {
    guard older == nil, rows.count >= count, self.others.count >= others else {
      fatalError("the journals were changed while they were read; start again")
    }
    return OlderEvents.Contents(
      rows: Array(rows.prefix(count)), others: Array(self.others.prefix(others)))
  }
}

extension ByteUnpacker {
  fileprivate mutating func device() throws(UnpackingError) -> DeviceID {
    guard let device = DeviceID(naming: try text()) else { throw UnpackingError() }
    return device
  }
}

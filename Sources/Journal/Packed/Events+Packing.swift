package import Flashcards
internal import SpacedRepetition

extension Events {
  /// The same events with nothing in memory that depends on how they were come by: names, machines
  /// and policies are listed as the events name them.
  package var canonical: Events { Events(self) }

  /// Packs the events. Those of the last two study days are found without a look at the others.
  package func pack(to packer: inout BytePacker) {
    names.pack(to: &packer)
    actions.pack(to: &packer)
    packer.append(devices, strangeIDs)
    for (day, position) in startsOfLastDays { packer.append(day.number, position) }
    packer.append(rows)
  }

  /// Opens packed events: they are read where they are looked at.
  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    names = try CardNames(from: &unpacker)
    actions = try PackedActions(from: &unpacker)
    devices = try unpacker.value()
    strangeIDs = try unpacker.value()
    devicePlaces = Dictionary(zip(devices, 0...)) { first, _ in first }
    strangePlaces = Dictionary(zip(strangeIDs, 0...)) { first, _ in first }
    for _ in 0..<Self.lastDays {
      let day = Day(number: try unpacker.value())
      starts.append((day, try unpacker.int(in: 0...Int(Int32.max))))
    }
    let limits = Limits(
      names: names.count, devices: devices.count, strangeIDs: strangeIDs.count,
      actions: actions.limits)
    rows = try unpacker.column { start, rows in
      // Without an iterator: a debug build does not inline it.
      var index = 0
      while index < rows.count {
        if !rows[index].isSound(at: start + index, limits) { return false }
        index += 1
      }
      return true
    }
    // Positions are numbers of 32 bits.
    guard devices.count < RowID.strange, devicePlaces.count == devices.count,
      strangePlaces.count == strangeIDs.count, rows.count <= Int32.max / 2,
      starts.allSatisfy({ $0.position <= rows.count })
    else { throw UnpackingError() }
  }

  /// Whether the file that the older events come from has all of them.
  /// - Complexity: That of reading them.
  package var isWhole: Bool { rows.isReadable && actions.isWhole }

  /// Of how many days the first answers are noted.
  private static let lastDays = 3

  /// Where the first answers are of the last two study days, and those of later ones: the last day is
  /// that of the packed answers, whatever a broken clock has brought besides.
  private var startsOfLastDays: [(day: Day, position: Int)] {
    var latest = Day.earliest
    forEachRow { _, row in if row.isPackedReview { latest = Swift.max(latest, row.day) } }
    var starts = (-1..<(Self.lastDays - 1)).map { (day: latest + $0, position: count) }
    forEachRow { position, row in
      let day = row.isPackedReview ? row.day : answer(of: row)?.day ?? .earliest
      guard day >= starts[0].day else { return }
      for index in starts.indices where starts[index].position == count {
        if day >= starts[index].day { starts[index].position = position }
      }
    }
    return starts
  }
}

extension DeviceID: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(text: text) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    guard let device = DeviceID(naming: try unpacker.text()) else { throw UnpackingError() }
    self = device
  }
}

extension EventID: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(device, number) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(device: try unpacker.value(), number: try unpacker.int(in: LineBounds.number.range))
  }
}

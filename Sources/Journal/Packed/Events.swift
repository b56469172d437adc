package import Flashcards
package import SpacedRepetition

/// The events of journals in little memory: an answer takes 48 bytes.
///
/// Cards are known by their place among ``names``. The older events of a collection may be in a
/// file still; they are read where they are looked at.
package struct Events: Sendable {
  /// What tells an event from all others of the same list.
  package struct RowID: BitwiseCopyable, Hashable, Sendable {
    /// The place of the machine; ``strange`` if `number` is the place of an id that fits in no row.
    package let device: UInt16
    package let number: UInt32

    static let strange = UInt16.max

    package init(device: UInt16, number: UInt32) {
      self.device = device
      self.number = number
    }
  }

  /// An event as it is packed: all of an answer, of others their place in a list.
  package struct Row: BitwiseCopyable, Sendable {
    /// Milliseconds since 1970 UTC.
    package let at: Int
    fileprivate var number: UInt32
    fileprivate var storedCard: UInt32
    /// The position of the event before it that counts for the same card; -1 if there is none, or
    /// none is known. Whoever folds the events keeps it.
    package fileprivate(set) var previous: Int32 = -1
    var review: PackedReview
    fileprivate var device: UInt16

    package var id: RowID { RowID(device: device, number: number) }

    /// The place of the card's name, if the event is about one card.
    package var card: Int? { storedCard == Events.noCard ? nil : Int(storedCard) }

    /// Whether it is a packed answer. One with numbers that are out of all bounds is none.
    package var isPackedReview: Bool { review.isPacked }

    /// Whether it is an answer.
    package var isReview: Bool { review.isReview }

    /// The study day of a packed answer.
    package var day: Day { review.studyDay }

    /// Whether the row at a position of a list names nothing that the list has not.
    func isSound(at position: Int, _ limits: Limits) -> Bool {
      review.isSound(policies: limits.actions.policies, others: limits.actions.others)
        && (Int(storedCard) < limits.names || storedCard == Events.noCard && !review.isPacked)
        && (Int(device) < limits.devices
          || device == RowID.strange && Int(number) < limits.strangeIDs)
        && previous >= -1 && Int(previous) < position && at.magnitude <= limits.largestTime
    }
  }

  /// How many of each thing there are that a row may name.
  struct Limits {
    let names, devices, strangeIDs: Int
    let actions: (policies: Int, others: Int)
    let largestTime = LineBounds.time.range.upperBound.magnitude
  }

  /// The names of the cards that events are about, and of others that were added.
  package internal(set) var names = CardNames()
  var rows = Column<Row>()
  var actions = PackedActions()
  var devices: [DeviceID] = []
  var devicePlaces: [DeviceID: UInt16] = [:]
  /// The ids of events with huge numbers, or of the last of very many machines.
  var strangeIDs: [EventID] = []
  var strangePlaces: [EventID: UInt32] = [:]
  /// Of some days where the first answer is that counts for them or for a later one, by days.
  var starts: [(day: Day, position: Int)] = []

  fileprivate static let noCard = UInt32.max

  package init() {}

  package init(_ events: some Sequence<Event>) {
    for event in events { append(event) }
  }

  mutating func reserveCapacity(_ count: Int) { rows.reserveCapacity(count) }

  // MARK: Adding

  package mutating func append(_ event: Event) {
    let card = event.action.card.map { UInt32(names.insert($0)) } ?? Self.noCard
    let review = actions.pack(event.action)
    let id = rowID(of: event.id)
    rows.append(
      Row(
        at: event.at, number: id.number, storedCard: card, review: review, device: id.device))
  }

  /// What an event is known by here, be it in the list or not.
  package mutating func rowID(of id: EventID) -> RowID {
    if let number = UInt32(exactly: id.number), let device = place(of: id.device) {
      return RowID(device: device, number: number)
    }
    if strangePlaces[id] == nil {
      strangePlaces[id] = UInt32(strangeIDs.count)
      strangeIDs.append(id)
    }
    return RowID(device: RowID.strange, number: strangePlaces[id] ?? 0)
  }

  /// The same for an event that may be unknown.
  package func knownRowID(of id: EventID) -> RowID? {
    if let number = UInt32(exactly: id.number), let device = devicePlaces[id.device] {
      return RowID(device: device, number: number)
    }
    return strangePlaces[id].map { RowID(device: RowID.strange, number: $0) }
  }

  private mutating func place(of device: DeviceID) -> UInt16? {
    let last = rows.count > 0 ? rows[rows.count - 1].device : nil
    // One machine's events come one after another.
    if let last, last != RowID.strange, devices[Int(last)] == device { return last }
    if let known = devicePlaces[device] { return known }
    guard devices.count < Int(RowID.strange) else { return nil }
    devices.append(device)
    devicePlaces[device] = UInt16(devices.count - 1)
    return UInt16(devices.count - 1)
  }

  /// The place of a card's name, which is added if it is not there.
  package mutating func place(of card: CardID) -> Int { names.insert(card) }

  // MARK: Looking

  /// Gives the events from a position on with their positions, packed: quicker than by position.
  package func forEachRow(from start: Int = 0, _ body: (Int, Row) -> Void) {
    rows.forEach(in: start..<count, body)
  }

  /// All rows, for reading many of them in any order.
  /// - Complexity: That of reading older events, if none of them was asked for before.
  package var allRows: Column<Row>.Whole { rows.whole }

  /// Where a reader may begin who looks for the answers of a day and later ones.
  package func start(of day: Day) -> Int { starts.last { $0.day <= day }?.position ?? 0 }

  /// The time of the last event, in milliseconds since 1970 UTC.
  package var lastTime: Int? { isEmpty ? nil : row(at: count - 1).at }

  package func row(at index: Int) -> Row { rows[index] }

  package func id(of row: Row) -> EventID {
    row.device == RowID.strange
      ? strangeIDs[Int(row.number)]
      : EventID(device: devices[Int(row.device)], number: Int(row.number))
  }

  package func action(of row: Row) -> Action {
    actions.action(row.review, of: names[Int(row.storedCard)])
  }

  /// The numbers of the answer that a row holds; nil for any other event.
  package func numbers(of row: Row) -> ReviewNumbers? {
    row.isPackedReview ? row.review.numbers : answer(of: row).map { ReviewNumbers($0) }
  }

  /// How many of the events join two names.
  /// - Complexity: Linear in the number of events; only those about no one card are looked at.
  package var relinkCount: Int {
    var count = 0
    forEachRow { _, row in
      if row.card == nil, case .relink = action(of: row) { count += 1 }
    }
    return count
  }

  /// Notes which event of the same card came before an event.
  package mutating func setPrevious(_ previous: Int32, at index: Int) {
    rows[index].previous = previous
  }

  /// The answer that a row holds; nil for any other event.
  package func answer(of row: Row) -> ReviewEvent? {
    guard row.isReview else { return nil }
    return if case .review(let review) = action(of: row) { review } else { nil }
  }

  /// The answer at a position; nil for any other event.
  package func answer(at index: Int) -> ReviewEvent? { answer(of: row(at: index)) }
}

extension Events: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(index: Int) -> Event {
    let row = row(at: index)
    return Event(id: id(of: row), at: row.at, action: action(of: row))
  }
}

extension Events: Equatable {
  /// Whether the same happened in the same order.
  package static func == (left: Events, right: Events) -> Bool { left.elementsEqual(right) }
}

// MARK: - Several journals

extension Events {
  /// The events of several journals in the order in which they are folded.
  /// - Complexity: O(n log n), but O(n) where they are in that order already.
  package static func merged(_ journals: [Events]) -> Events {
    guard var merged = journals.first else { return Events() }
    merged.rows.bringIn()
    merged.starts = []
    for events in journals.dropFirst() { merged.join(events) }
    merged.sort()
    return merged
  }

  /// Adds the events of another list behind these.
  /// - Complexity: Linear in their number and in that of their names.
  mutating func join(_ more: Events) {
    let cards = (0..<more.names.count).map { UInt32(names.insert(more.names[$0])) }
    let machines = more.devices.map { place(of: $0) }
    guard !machines.contains(nil), let moved = actions.join(more.actions) else {
      // There are not that many programs in the world, nor machines in a collection.
      for event in more { append(event) }
      return
    }
    let strange = more.strangeIDs.map { rowID(of: $0) }
    rows.reserveCapacity(rows.count + more.rows.count)
    more.rows.forEach(in: 0..<more.count) { _, other in
      var row = other
      if row.storedCard != Self.noCard { row.storedCard = cards[Int(row.storedCard)] }
      let id =
        row.device == RowID.strange
        ? strange[Int(row.number)]
        : RowID(device: machines[Int(row.device)] ?? RowID.strange, number: row.number)
      (row.device, row.number) = (id.device, id.number)
      row.review = moved(row.review)
      rows.append(row)
    }
  }

  private mutating func sort() {
    let (ranks, devices, strangeIDs) = (ranks, devices, strangeIDs)
    func id(_ row: Row) -> EventID {
      row.device == RowID.strange
        ? strangeIDs[Int(row.number)]
        : EventID(device: devices[Int(row.device)], number: Int(row.number))
    }
    func precedes(_ left: Row, _ right: Row) -> Bool {
      if left.at != right.at { return left.at < right.at }
      if left.device == RowID.strange || right.device == RowID.strange {
        let (first, second) = (id(left), id(right))
        return first.device != second.device
          ? first.device < second.device : first.number < second.number
      }
      return left.device != right.device
        ? ranks[Int(left.device)] < ranks[Int(right.device)] : left.number < right.number
    }
    var sorted = rows.array
    rows = Column()
    let isSorted = zip(sorted, sorted.dropFirst()).allSatisfy { !precedes($1, $0) }
    if !isSorted { sorted.sort(by: precedes) }
    rows = Column(sorted)
  }

  /// The place of each machine in the order of their names.
  private var ranks: [Int] {
    var ranks = Array(repeating: 0, count: devices.count)
    let order = devices.indices.sorted { devices[$0] < devices[$1] }
    for (rank, device) in order.enumerated() { ranks[device] = rank }
    return ranks
  }
}

package import Flashcards
package import Journal
package import SpacedRepetition

/// The state of every card, as a fold of the events of all journals in time order.
///
/// An undone event does not count. The history of an edited card has both names of the card, so
/// that an answer given on another machine that did not yet know of the edit still counts for the
/// same card.
package struct History: Sendable {
  package let scheduler: Scheduler
  /// The schedulers of cards that do not go by ``scheduler``.
  var exceptions = SchedulerExceptions()
  /// The trials that count.
  var trials: Trials
  var dayEnds: DayEnds
  /// All events in time order, including undone ones.
  package internal(set) var events: Events
  var undone: UndoneEvents
  var records = Column<PackedRecord>()
  /// The record of each name, by the name's place among the events' names; -1 for none.
  var slots = Column<Int32>()
  /// The other names of the records that have several, oldest first.
  var formerNames: [Int32: [Int32]] = [:]
  /// The last folded events that share a time.
  var simultaneous = SimultaneousEvents()

  /// Folds events that are in time order.
  /// - Parameter settings: What the schedulers of a trial of policies are made of; without them all
  ///   cards go by `scheduler`.
  /// - Complexity: Linear in the number of events.
  package init(
    events: Events, scheduler: Scheduler = Scheduler(policy: .published), dayEnds: DayEnds = .utc,
    exceptions: SchedulerExceptions = SchedulerExceptions(), settings: Settings? = nil
  ) {
    self.events = events
    self.scheduler = scheduler
    self.exceptions = exceptions
    self.dayEnds = dayEnds
    trials = Trials(settings)
    undone = UndoneEvents(&self.events)
    records.reserveCapacity(self.events.names.count)
    applyAll()
  }

  package init(
    events: some Sequence<Event>, scheduler: Scheduler = Scheduler(policy: .published),
    dayEnds: DayEnds = .utc
  ) {
    self.init(events: Events(events), scheduler: scheduler, dayEnds: dayEnds)
  }

  // MARK: Looking

  /// The record of a card; the record of a new card if no event names it.
  package func record(of id: CardID) -> CardRecord {
    slot(of: id).map { records[$0].record } ?? .new
  }

  /// The number of a card's record, which shows whether two names share one; nil if no event names
  /// the card.
  package func slot(of id: CardID) -> Int? {
    // A closure would copy the history.
    guard let place = events.names.place(of: id) else { return nil }
    return slot(at: place)
  }

  package var recordCount: Int { records.count }

  func record(at slot: Int) -> PackedRecord { records[slot] }

  /// Whether the record still has a name: one that was given to another card has none.
  package func hasName(_ slot: Int) -> Bool { records[slot].name >= 0 }

  func slot(at place: Int) -> Int? {
    place < slots.count && slots[place] >= 0 ? Int(slots[place]) : nil
  }

  /// The positions of the events that count for a card, in time order.
  /// - Complexity: Linear in their number.
  package func events(of id: CardID) -> [Int] { slot(of: id).map(events(at:)) ?? [] }

  func events(at slot: Int) -> [Int] {
    var positions: [Int] = []
    var next = records[slot].lastEvent
    while next >= 0 {
      positions.append(Int(next))
      next = events.row(at: Int(next)).previous
    }
    positions.reverse()
    return positions
  }

  /// The position of the last event that counts for a card.
  package func lastEvent(of id: CardID) -> Int? {
    slot(of: id).flatMap { records[$0].lastEvent >= 0 ? Int(records[$0].lastEvent) : nil }
  }

  /// Whether any event has counted for a card of this name.
  package func knows(_ id: CardID) -> Bool { slot(of: id) != nil }

  /// Whether two names share one history.
  package func isOne(_ first: CardID, _ second: CardID) -> Bool {
    guard let slot = slot(of: first) else { return false }
    return slot == self.slot(of: second)
  }

  /// The names of each history, latest last.
  package var knownNames: [[CardID]] {
    (0..<recordCount).filter(hasName).map { names(at: $0) }
  }

  /// All names of the history that `id` has, latest last; only `id` if it has none.
  package func names(of id: CardID) -> [CardID] { slot(of: id).map { names(at: $0) } ?? [id] }

  func names(at slot: Int) -> [CardID] {
    places(at: slot).map { events.names[Int($0)] }
  }

  func places(at slot: Int) -> [Int32] {
    let name = records[slot].name
    return (formerNames[Int32(slot)] ?? []) + (name >= 0 ? [name] : [])
  }

  /// Whether an event does not count, because it was undone or is a copy of an answer.
  package func isUndone(_ event: Event) -> Bool {
    events.knownRowID(of: event.id).map(undone.contains) ?? false
  }

  /// Whether an event is a copy of another one, for example because two machines imported the same
  /// history. One of all copies counts, or none if the original was undone.
  package func isCopy(_ event: Event) -> Bool {
    events.knownRowID(of: event.id).map(undone.repeated.contains) ?? false
  }

  /// The number of answers that are copies of others.
  /// - Complexity: Linear in the number of events, unless there are no copies.
  package var answerCopyCount: Int {
    guard !undone.repeated.isEmpty else { return 0 }
    var count = 0
    events.forEachRow { _, row in
      if row.isReview, undone.repeated.contains(row.id) { count += 1 }
    }
    return count
  }

  /// The events about cards that were undone individually, not with an import.
  /// - Complexity: Linear in the number of events, unless nothing was undone.
  package var undoneByThemselves: [Event] {
    guard !undone.single.isEmpty else { return [] }
    var result: [Event] = []
    events.forEachRow { index, row in
      if row.card != nil, undone.single.contains(row.id) { result.append(events[index]) }
    }
    return result
  }

  /// Whether an event came with an import, and can only be undone with it.
  package func isImported(_ event: Event) -> Bool {
    events.knownRowID(of: event.id).map(undone.isImported) ?? false
  }

  /// The answers that count, in time order.
  package var reviews: some Sequence<ReviewEvent> {
    events.indices.lazy.compactMap { index in
      let row = events.row(at: index)
      return isUndone(row) ? nil : events.answer(of: row)
    }
  }

  /// Calls `body` with the answers of some days that count, in time order.
  package func forEachReview(on days: ClosedRange<Day>, _ body: (ReviewEvent) -> Void) {
    events.forEachRow(from: events.start(of: days.lowerBound)) { _, row in
      guard row.isReview, !row.isPackedReview || days.contains(row.day), !isUndone(row),
        let review = events.answer(of: row), days.contains(review.day)
      else { return }
      body(review)
    }
  }

  package func isUndone(_ row: Events.Row) -> Bool {
    !undone.isEmpty && undone.contains(row.id)
  }

  /// The number of cards due on each day of some stretches, without suspended cards.
  /// - Complexity: Linear in the number of cards.
  package func dueCounts(
    in stretches: [ClosedRange<Day>], except card: CardID, where isPresent: ([CardID]) -> Bool
  ) -> [Day: Int] {
    var counts: [Day: Int] = [:]
    let own = slot(of: card)
    for slot in 0..<recordCount where slot != own {
      let packed = records[slot]
      guard let due = packed.due, stretches.contains(where: { $0.contains(due) }),
        !packed.isSuspended, isPresent(names(at: slot))
      else { continue }
      counts[due, default: 0] += 1
    }
    return counts
  }

  /// The moment of an answer on a study day.
  package func moment(_ milliseconds: Int, on day: Day) -> Moment {
    var dayEnds = dayEnds
    return dayEnds.moment(milliseconds, on: day)
  }
}

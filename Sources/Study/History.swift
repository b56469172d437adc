package import Flashcards
package import Journal
package import SpacedRepetition

/// What the events of all journals make of every card: a fold in time order.
///
/// An event that an undo takes back does not count. The history of a card that was edited goes by
/// both names of the card, so that an answer given on another machine before it heard of the edit
/// still counts for the same card.
package struct History: Sendable {
  package let scheduler: Scheduler
  var dayEnds: DayEnds
  /// All events in time order, taken-back ones too.
  package internal(set) var events: Events
  var undone: UndoneEvents
  var records: [PackedRecord] = []
  /// The record of each name, by the name's place among the events' names; -1 for none.
  var slots: [Int32] = []
  /// The name that each record was given last, as its place; -1 for a record that has none.
  var names: [Int32] = []
  /// The other names of the records that have several, the one given first at the beginning.
  var formerNames: [Int32: [Int32]] = [:]

  /// Folds events that are in time order.
  /// - Complexity: Linear in the number of events.
  package init(
    events: Events, scheduler: Scheduler = Scheduler(policy: .published), dayEnds: DayEnds = .utc
  ) {
    self.events = events
    self.scheduler = scheduler
    self.dayEnds = dayEnds
    undone = UndoneEvents(&self.events)
    records.reserveCapacity(self.events.names.count)
    for index in self.events.indices { apply(index) }
  }

  package init(
    events: some Sequence<Event>, scheduler: Scheduler = Scheduler(policy: .published),
    dayEnds: DayEnds = .utc
  ) {
    self.init(events: Events(events), scheduler: scheduler, dayEnds: dayEnds)
  }

  // MARK: Looking

  /// The record of a card; that of a new card if no event names it.
  package func record(of id: CardID) -> CardRecord {
    slot(of: id).map { records[$0].record } ?? .new
  }

  /// The number of a card's record, which tells whether two names have one; nil if no event names
  /// the card.
  func slot(of id: CardID) -> Int? { events.names.place(of: id).flatMap(slot(at:)) }

  func record(at slot: Int) -> PackedRecord { records[slot] }

  private func slot(at place: Int) -> Int? {
    place < slots.count && slots[place] >= 0 ? Int(slots[place]) : nil
  }

  /// The positions of the events that count for a card, in time order.
  /// - Complexity: Linear in their number.
  package func events(of id: CardID) -> [Int] { slot(of: id).map(events(at:)) ?? [] }

  private func events(at slot: Int) -> [Int] {
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

  /// Whether two names have one history.
  package func isOne(_ first: CardID, _ second: CardID) -> Bool {
    guard let slot = slot(of: first) else { return false }
    return slot == self.slot(of: second)
  }

  /// The names that have a history, by history; the one given last is the last.
  package var knownNames: [[CardID]] {
    names.indices.filter { names[$0] >= 0 }.map { names(at: $0) }
  }

  /// All names of the history that `id` has, the one given last at the end; `id` alone if it has
  /// none.
  package func names(of id: CardID) -> [CardID] { slot(of: id).map { names(at: $0) } ?? [id] }

  private func names(at slot: Int) -> [CardID] {
    places(at: slot).map { events.names[Int($0)] }
  }

  private func places(at slot: Int) -> [Int32] {
    (formerNames[Int32(slot)] ?? []) + (names[slot] >= 0 ? [names[slot]] : [])
  }

  package func isUndone(_ event: Event) -> Bool {
    events.knownRowID(of: event.id).map(undone.contains) ?? false
  }

  /// Whether an event was brought in by an import, and can only be taken back with it.
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

  /// Gives the answers of some days that count, in time order.
  func forEachReview(on days: ClosedRange<Day>, _ body: (ReviewEvent) -> Void) {
    events.forEachRow(from: events.start(of: days.lowerBound)) { _, row in
      guard row.isReview, !row.isPackedReview || days.contains(row.day), !isUndone(row),
        let review = events.answer(of: row), days.contains(review.day)
      else { return }
      body(review)
    }
  }

  private func isUndone(_ row: Events.Row) -> Bool {
    !undone.isEmpty && undone.contains(row.id)
  }

  /// How many cards are due on each day of some stretches, without the suspended ones.
  /// - Complexity: Linear in the number of cards.
  func dueCounts(
    in stretches: [ClosedRange<Day>], except card: CardID, where isPresent: ([CardID]) -> Bool
  ) -> [Day: Int] {
    var counts: [Day: Int] = [:]
    let own = slot(of: card)
    for (slot, packed) in records.enumerated() where slot != own {
      guard let due = packed.due, stretches.contains(where: { $0.contains(due) }),
        !packed.isSuspended, isPresent(names(at: slot))
      else { continue }
      counts[due, default: 0] += 1
    }
    return counts
  }

  /// A moment of a study day, as an answer needs it.
  package func moment(_ milliseconds: Int, on day: Day) -> Moment {
    var dayEnds = dayEnds
    return dayEnds.moment(milliseconds, on: day)
  }

  // MARK: Growing

  /// Takes in an event that has just been journalled.
  /// - Returns: The cards whose records may have become others than they had; nil for all.
  @discardableResult
  package mutating func append(_ event: Event) -> [CardID]? {
    events.append(event)
    switch event.action {
    // An undo may have been taken back before it was heard of.
    case .undo(let target):
      if !isUndone(events.row(at: events.count - 1)), let card = takeBack(target) { return [card] }
      refold()
      return nil
    // An edit of a deck brings no events.
    case .imported(let what) where what.events > 0:
      refold()
      return nil
    case .imported: return []
    case .relink(let old, let new, _):
      apply(events.count - 1)
      return [old, new]
    default:
      apply(events.count - 1)
      return event.action.card.map { [$0] } ?? []
    }
  }

  /// Takes in events that were journalled since, in time order.
  /// - Complexity: Linear in their number, if nothing has to be folded again.
  mutating func append(contentsOf more: Events) {
    guard !more.isEmpty else { return }
    let retracted = Retracted(more)
    guard let retracted, events.end(before: more[0]) else {
      self = History(
        events: Events.merged([events, more]), scheduler: scheduler, dayEnds: dayEnds)
      return
    }
    for event in more {
      events.append(event)
      if retracted.targets.contains(event.id) { undone.insert(events.rowID(of: event.id)) }
      apply(events.count - 1)
    }
  }

  /// Takes back something that was done with one card, a short while ago: only that card is folded
  /// again, so that a key answers at once in a large collection.
  /// - Returns: The card; nil if all has to be folded again.
  private mutating func takeBack(_ target: EventID) -> CardID? {
    let id = events.rowID(of: target)
    let recent = events.indices.suffix(1000)
    guard let index = recent.last(where: { events.row(at: $0).id == id }),
      let place = events.row(at: index).card, let slot = slot(at: place),
      formerNames[Int32(slot)] == nil
    else { return nil }
    let counted = events(at: slot)
    guard counted.contains(index) else { return nil }
    undone.insert(id)
    refold(slot, counted.filter { $0 != index })
    if counted.count == 1 {
      slots[place] = -1
      names[slot] = -1
    }
    return events.names[place]
  }

  /// Folds everything again, since an undo may reach any event.
  private mutating func refold() {
    self = History(events: events, scheduler: scheduler, dayEnds: dayEnds)
  }

  /// Folds the events of one card again.
  private mutating func refold(_ slot: Int, _ positions: [Int]) {
    records[slot] = .new
    for index in positions { count(index, at: slot) }
  }

  // MARK: Folding

  private mutating func apply(_ index: Int) {
    let row = events.row(at: index)
    guard !isUndone(row) else { return }
    if row.isPackedReview, let place = row.card {
      count(index, at: slot(makingAt: place))
      return
    }
    switch events.action(of: row) {
    case .undo, .imported: break
    case .relink(let old, let new, _): relink(old, new)
    case .unlink(let card): unlink(card)
    case .review, .suspend, .unsuspend, .schedule, .flag, .bury:
      if let place = row.card { count(index, at: slot(makingAt: place)) }
    }
  }

  /// Lets an event count for a card, behind those that count already.
  private mutating func count(_ index: Int, at slot: Int) {
    let row = events.row(at: index)
    if row.previous != records[slot].lastEvent {
      events.setPrevious(records[slot].lastEvent, at: index)
    }
    records[slot].lastEvent = Int32(index)
    switch events.action(of: row) {
    case .review(let review):
      if let moved = moved(records[slot].progress, by: review, at: row.at) {
        records[slot].progress = moved
      }
    case .schedule(let schedule): records[slot].progress = Progress(schedule)
    case .suspend: records[slot].isSuspended = true
    case .unsuspend: records[slot].isSuspended = false
    case .flag(_, let flag): records[slot].flag = flag
    case .bury(_, let day): records[slot].buriedUntil = day
    case .undo, .relink, .unlink, .imported: break
    }
  }

  /// What an answer makes of a card; nil if it moves no schedule: a drill and practice, and under
  /// SM-2 an answer in Anki's steps, which belongs to the answer before them.
  private mutating func moved(_ progress: Progress, by review: ReviewEvent, at time: Int)
    -> Progress?
  {
    guard review.kind.isScheduling else { return nil }
    switch scheduler {
    case .sm2(let sm2):
      if review.isStep { return nil }
      let next = sm2.next(progress, Review(day: review.day, grade: review.grade))
      return next.withDue(pickedIn: review, for: next.state.interval)
    case .anki(let anki):
      let moment = dayEnds.moment(time, on: review.day)
      let outcome = anki.outcome(
        progress, Review(day: review.day, grade: review.grade, moment: moment))
      return outcome.progress.withDue(pickedIn: review, for: outcome.wait.signed)
    }
  }

  private mutating func slot(makingAt place: Int) -> Int {
    if let slot = slot(at: place) { return slot }
    if slots.count <= place {
      slots += Array(repeating: -1, count: max(events.names.count, place + 1) - slots.count)
    }
    records.append(.new)
    names.append(Int32(place))
    slots[place] = Int32(records.count - 1)
    return records.count - 1
  }

  // MARK: Names

  /// Lets both names have one history; if each had its own, the two become one in time order.
  private mutating func relink(_ old: CardID, _ new: CardID) {
    let slot = slot(makingAt: events.place(of: old))
    let place = events.place(of: new)
    if let other = self.slot(at: place), other != slot { merge(other, into: slot) }
    if slots.count <= place { slots += Array(repeating: -1, count: place + 1 - slots.count) }
    slots[place] = Int32(slot)
    setPlaces(places(at: slot).filter { $0 != place } + [Int32(place)], at: slot)
  }

  private mutating func merge(_ other: Int, into slot: Int) {
    let merged = (events(at: slot) + events(at: other)).sorted()
    records[other] = .new
    refold(slot, merged)
    let moved = places(at: other)
    for place in moved { slots[Int(place)] = Int32(slot) }
    setPlaces(places(at: slot) + moved, at: slot)
    setPlaces([], at: other)
  }

  private mutating func setPlaces(_ places: [Int32], at slot: Int) {
    names[slot] = places.last ?? -1
    formerNames[Int32(slot)] = places.count > 1 ? places.dropLast() : nil
  }

  /// Takes a name away from a history that has others. A name that stands alone keeps its history:
  /// a second machine may have found out the same, and answers have come in between.
  private mutating func unlink(_ card: CardID) {
    guard let place = events.names.place(of: card), let slot = slot(at: place),
      formerNames[Int32(slot)] != nil
    else { return }
    setPlaces(places(at: slot).filter { $0 != place }, at: slot)
    slots[place] = -1
  }
}

extension ReviewKind {
  /// Whether the answer moves the card's schedule; a drill and practice do not.
  package var isScheduling: Bool {
    switch self {
    case .learn, .review, .relearn, .early: true
    case .drill, .practice: false
    }
  }
}

extension Progress {
  /// The progress with the day that was picked when the answer was given. That day was picked near
  /// the interval of then; where another fold gives another interval, it means nothing.
  fileprivate func withDue(pickedIn review: ReviewEvent, for interval: Int) -> Progress {
    guard let due = review.due, review.after == interval, interval > 0, due > review.day else {
      return self
    }
    var progress = self
    progress.due = due
    return progress
  }
}

/// The events that later ones of the same stretch take back.
private struct Retracted {
  private(set) var targets: Set<EventID> = []

  /// - Returns: Nil if something is taken back that came before the stretch, or was an undo or an
  ///   import itself, or if there are imports.
  init?(_ events: Events) {
    var plain: Set<EventID> = []
    for event in events {
      switch event.action {
      case .undo(let target):
        guard plain.contains(target) else { return nil }
        targets.insert(target)
      case .imported(let what) where what.events > 0: return nil
      case .imported: break
      default: plain.insert(event.id)
      }
    }
  }
}

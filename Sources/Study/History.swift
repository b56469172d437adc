package import Flashcards
package import Journal
package import SpacedRepetition

/// What the events of all journals make of every card: a fold in time order.
///
/// An event that an undo takes back does not count. The history of a card that was edited goes by
/// both names of the card, so that an answer given on another machine before it heard of the edit
/// still counts for the same card.
package struct History: Sendable {
  /// What is known of one card.
  package struct Record: Hashable, Sendable {
    package fileprivate(set) var progress = Progress.new
    package fileprivate(set) var isSuspended = false
    /// The day before which the card is left out of the reviews.
    package fileprivate(set) var buriedUntil: Day?
    /// A coloured flag from 1 to 7, as Anki has them; 0 for none.
    package fileprivate(set) var flag = 0
    /// The events that count for the card, as positions in ``History/events``.
    package fileprivate(set) var events: [Int] = []

    /// What a card has that was never answered.
    package static let new = Record()

    package func isBuried(on day: Day) -> Bool { buriedUntil.map { day < $0 } ?? false }

    /// Whether the card is left out of the reviews of a day, suspended or buried.
    package func isLeftOut(on day: Day) -> Bool { isSuspended || isBuried(on: day) }
  }

  package let scheduler: Scheduler
  private var dayEnds: DayEnds
  /// All events in time order, taken-back ones too.
  package private(set) var events: [Event]
  private var undone: UndoneEvents
  private var records: [Record] = []
  /// The names of each record, the one given last at the end.
  private var names: [[CardID]] = []
  private var slots: [CardID: Int] = [:]

  /// Folds events that are in time order.
  /// - Complexity: Linear in the number of events.
  package init(
    events: [Event], scheduler: Scheduler = Scheduler(policy: .published), dayEnds: DayEnds = .utc
  ) {
    self.events = events
    self.scheduler = scheduler
    self.dayEnds = dayEnds
    undone = UndoneEvents(events)
    for index in events.indices { apply(index) }
  }

  /// The record of a card; that of a new card if no event names it.
  package func record(of id: CardID) -> Record {
    slots[id].map { records[$0] } ?? .new
  }

  /// Whether any event has counted for a card of this name.
  package func knows(_ id: CardID) -> Bool { slots[id] != nil }

  /// Whether two names have one history.
  package func isOne(_ first: CardID, _ second: CardID) -> Bool {
    slots[first] != nil && slots[first] == slots[second]
  }

  /// The names that have a history, by history; the one given last is the last.
  package var knownNames: [[CardID]] { names.filter { !$0.isEmpty } }

  /// All names of the history that `id` has, the one given last at the end; `id` alone if it has
  /// none.
  package func names(of id: CardID) -> [CardID] { slots[id].map { names[$0] } ?? [id] }

  package func isUndone(_ event: Event) -> Bool { undone.contains(event.id) }

  /// Whether an event was brought in by an import, and can only be taken back with it.
  package func isImported(_ event: Event) -> Bool { undone.isImported(event.id) }

  /// The answers that count, in time order.
  package var reviews: some Sequence<ReviewEvent> {
    events.lazy.filter { !undone.contains($0.id) }.compactMap {
      if case .review(let review) = $0.action { review } else { nil }
    }
  }

  // MARK: Growing

  /// Takes in an event that has just been journalled.
  package mutating func append(_ event: Event) {
    events.append(event)
    switch event.action {
    // An undo may have been taken back before it was heard of.
    case .undo(let target) where !undone.contains(event.id) && takeBack(target): break
    case .undo: refold()
    // An edit of a deck brings no events.
    case .imported(let what) where what.events == 0: apply(events.count - 1)
    case .imported: refold()
    default: apply(events.count - 1)
    }
  }

  /// Takes back something that was done with one card, a short while ago: only that card is folded
  /// again, so that a key answers at once in a large collection.
  /// - Returns: False if all has to be folded again.
  private mutating func takeBack(_ target: EventID) -> Bool {
    guard let index = events.suffix(1000).lastIndex(where: { $0.id == target }),
      let card = events[index].action.card, let slot = slots[card],
      records[slot].events.contains(index), names[slot].count == 1
    else { return false }
    undone.insert(target)
    let kept = records[slot].events.filter { $0 != index }
    records[slot] = .new
    if kept.isEmpty {
      slots[card] = nil
      names[slot] = []
      return true
    }
    records[slot].events = kept
    for index in kept { update(slot, with: index) }
    return true
  }

  /// Folds everything again, since an undo may reach any event.
  private mutating func refold() {
    self = History(events: events, scheduler: scheduler, dayEnds: dayEnds)
  }

  private mutating func apply(_ index: Int) {
    let event = events[index]
    guard !undone.contains(event.id) else { return }
    switch event.action {
    case .undo: break
    case .review(let review): count(index, for: review.card)
    case .suspend(let card), .unsuspend(let card): count(index, for: card)
    case .relink(let old, let new, _): relink(old, new)
    case .unlink(let card): unlink(card)
    case .schedule(let schedule): count(index, for: schedule.card)
    case .flag(let card, _), .bury(let card, _): count(index, for: card)
    case .imported: break
    }
  }

  private mutating func count(_ index: Int, for card: CardID) {
    let slot = slot(of: card)
    records[slot].events.append(index)
    update(slot, with: index)
  }

  private mutating func update(_ slot: Int, with index: Int) {
    switch events[index].action {
    case .review(let review):
      if let moved = moved(records[slot].progress, by: review, at: events[index].at) {
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

  /// How many cards are due on each day of some stretches, without the suspended ones.
  /// - Complexity: Linear in the number of cards.
  func dueCounts(
    in stretches: [ClosedRange<Day>], except card: CardID, where isPresent: ([CardID]) -> Bool
  ) -> [Day: Int] {
    var counts: [Day: Int] = [:]
    let own = slots[card]
    for (slot, record) in records.enumerated() {
      guard let due = record.progress.due, stretches.contains(where: { $0.contains(due) }),
        slot != own, !record.isSuspended, isPresent(names[slot])
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

  private mutating func slot(of card: CardID) -> Int {
    if let slot = slots[card] { return slot }
    records.append(.new)
    names.append([card])
    slots[card] = records.count - 1
    return records.count - 1
  }

  /// Lets both names have one history; if each had its own, the two become one in time order.
  private mutating func relink(_ old: CardID, _ new: CardID) {
    let oldSlot = slot(of: old)
    if let newSlot = slots[new], newSlot != oldSlot { merge(newSlot, into: oldSlot) }
    slots[new] = oldSlot
    names[oldSlot].removeAll { $0 == new }
    names[oldSlot].append(new)
  }

  private mutating func merge(_ other: Int, into slot: Int) {
    let merged = (records[slot].events + records[other].events).sorted()
    records[other] = .new
    records[slot] = .new
    records[slot].events = merged
    for index in merged { update(slot, with: index) }
    for name in names[other] { slots[name] = slot }
    names[slot] += names[other]
    names[other] = []
  }

  /// Takes a name away from a history that has others. A name that stands alone keeps its history:
  /// a second machine may have found out the same, and answers have come in between.
  private mutating func unlink(_ card: CardID) {
    guard let slot = slots[card], names[slot].count > 1 else { return }
    names[slot].removeAll { $0 == card }
    slots[card] = nil
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

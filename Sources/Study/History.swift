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
    /// The events that count for the card, as positions in ``History/events``.
    package fileprivate(set) var events: [Int] = []

    /// What a card has that was never answered.
    package static let new = Record()
  }

  package let scheduler: SM2
  /// All events in time order, taken-back ones too.
  package private(set) var events: [Event]
  private var undone: Set<EventID>
  private var records: [Record] = []
  private var slots: [CardID: Int] = [:]

  /// Folds events that are in time order.
  /// - Complexity: Linear in the number of events.
  package init(events: [Event], scheduler: SM2 = SM2()) {
    self.events = events
    self.scheduler = scheduler
    undone = Self.takenBack(events)
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

  /// The names that have a history, by history.
  package var knownNames: [[CardID]] {
    Dictionary(grouping: slots, by: \.value).values.map { $0.map(\.key).sorted() }
  }

  package func isUndone(_ event: Event) -> Bool { undone.contains(event.id) }

  /// The answers that count, in time order.
  package var reviews: some Sequence<ReviewEvent> {
    events.lazy.filter { !undone.contains($0.id) }.compactMap {
      if case .review(let review) = $0.action { review } else { nil }
    }
  }

  /// The last thing the learner did that was not taken back: what `undo` takes back next.
  package var lastUndoable: Event? {
    events.last(where: { event in
      switch event.action {
      case .review, .suspend, .unsuspend: !undone.contains(event.id)
      case .undo, .relink, .unlink: false
      }
    })
  }

  // MARK: Growing

  /// Takes in an event that has just been journalled.
  package mutating func append(_ event: Event) {
    events.append(event)
    if case .undo = event.action {
      refold()
    } else {
      apply(events.count - 1)
    }
  }

  /// Folds everything again, since an undo may reach any event.
  private mutating func refold() {
    self = History(events: events, scheduler: scheduler)
  }

  private mutating func apply(_ index: Int) {
    let event = events[index]
    guard !undone.contains(event.id) else { return }
    switch event.action {
    case .undo: break
    case .review(let review): count(index, for: review.card)
    case .suspend(let card), .unsuspend(let card): count(index, for: card)
    case .relink(let old, let new): relink(old, new)
    case .unlink(let card): slots[card] = nil
    }
  }

  private mutating func count(_ index: Int, for card: CardID) {
    let slot = slot(of: card)
    records[slot].events.append(index)
    update(slot, with: index)
  }

  private mutating func update(_ slot: Int, with index: Int) {
    switch events[index].action {
    case .review(let review) where review.kind.isScheduling:
      records[slot].progress = scheduler.next(
        records[slot].progress, Review(day: review.day, grade: review.grade))
    case .suspend: records[slot].isSuspended = true
    case .unsuspend: records[slot].isSuspended = false
    default: break
    }
  }

  private mutating func slot(of card: CardID) -> Int {
    if let slot = slots[card] { return slot }
    records.append(.new)
    slots[card] = records.count - 1
    return records.count - 1
  }

  /// Lets both names have one history; if each had its own, the two become one in time order.
  private mutating func relink(_ old: CardID, _ new: CardID) {
    let oldSlot = slot(of: old)
    guard let newSlot = slots[new] else {
      slots[new] = oldSlot
      return
    }
    guard newSlot != oldSlot else { return }
    let merged = (records[oldSlot].events + records[newSlot].events).sorted()
    records[oldSlot] = .new
    records[newSlot] = .new
    records[newSlot].events = merged
    for index in merged { update(newSlot, with: index) }
    for (name, slot) in slots where slot == oldSlot { slots[name] = newSlot }
  }

  /// The events that are taken back: by an undo that is not taken back itself.
  private static func takenBack(_ events: [Event]) -> Set<EventID> {
    var undos: [EventID: [EventID]] = [:]
    for event in events {
      if case .undo(let target) = event.action { undos[target, default: []].append(event.id) }
    }
    guard !undos.isEmpty else { return [] }
    var memo: [EventID: Bool] = [:]
    // An undo names an earlier event, so this ends; the memo also ends a damaged circle.
    func isTakenBack(_ id: EventID) -> Bool {
      if let known = memo[id] { return known }
      memo[id] = false
      let result = (undos[id] ?? []).contains { !isTakenBack($0) }
      memo[id] = result
      return result
    }
    return Set(undos.keys.filter(isTakenBack))
  }
}

extension ReviewKind {
  /// Whether the answer moves the card's schedule; a drill and practice do not.
  package var isScheduling: Bool { self == .learn || self == .review }
}

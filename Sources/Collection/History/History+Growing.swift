package import Flashcards
package import Journal

/// How a history adds events that were journaled since it was folded.
extension History {
  /// Adds an event that has just been journaled.
  /// - Returns: The cards whose records may have changed; nil for all.
  @discardableResult
  package mutating func append(_ event: Event) -> [CardID]? {
    events.append(event)
    switch event.action {
    // An undo may have been undone before it was known here.
    case .undo(let target):
      if !isUndone(events.row(at: events.count - 1)), let card = takeBack(target) { return [card] }
      refold()
      return nil
    // An edit of a deck brings no events.
    case .imported(let what) where what.events > 0:
      refold()
      return nil
    default:
      apply(events.count - 1)
      return event.action.cards
    }
  }

  /// Adds events that were journaled since, in time order.
  /// - Returns: The cards whose records may have changed; nil for all.
  /// - Complexity: Linear in their number, if nothing has to be folded again.
  mutating func append(contentsOf more: Events) -> [CardID]? {
    guard !more.isEmpty else { return [] }
    // Among events of one time there may be copies of answers. Each name joined here folds its
    // record again.
    guard let retracted = Retracted(more), events.lastTime.map({ $0 < more[0].at }) ?? true,
      more.relinkCount <= 100
    else {
      self = History(
        events: Events.merged([events, more]), scheduler: scheduler, dayEnds: dayEnds,
        exceptions: exceptions, settings: trials.settings)
      return nil
    }
    var cards: [CardID] = []
    for event in more {
      events.append(event)
      if retracted.targets.contains(event.id) { undone.insert(events.rowID(of: event.id)) }
      apply(events.count - 1)
      cards += event.action.cards
    }
    return cards
  }

  /// Undoes something recent that was done with one card: only that card is folded again, so that
  /// the key responds at once in a large collection.
  /// - Returns: The card; nil if everything has to be folded again.
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
      records[slot].name = -1
    }
    return events.names[place]
  }

  /// Folds everything again, since an undo may reach any event.
  mutating func refold() {
    self = History(
      events: events, scheduler: scheduler, dayEnds: dayEnds, exceptions: exceptions,
      settings: trials.settings)
  }

  /// Folds the events of one card again.
  mutating func refold(_ slot: Int, _ positions: [Int]) {
    let present = simultaneous
    simultaneous = SimultaneousEvents()
    records[slot].reset()
    for index in positions { count(index, at: slot) }
    simultaneous = present
  }
}

/// The events that later ones of the same stretch undo.
private struct Retracted {
  private(set) var targets: Set<EventID> = []

  /// - Returns: Nil if something is undone that came before the stretch, or was itself an undo or
  ///   an import, or if there are imports.
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

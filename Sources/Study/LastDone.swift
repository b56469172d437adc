package import Journal

extension History {
  /// What `undo` takes back next, the last first: an event, with those that were journalled at once
  /// with it and belong to it. Burials of a card and its siblings are one thing, and so are the new
  /// days of many cards, and an answer with the suspension of a leech that it called for.
  package var lastDone: [Event] {
    guard let last = lastUndoable else { return [] }
    var done = [last]
    // What was journalled at once has one time, and numbers without a gap.
    for event in events.reversed().drop(while: { $0.id != last.id }).dropFirst() {
      guard event.at == last.at, event.id.device == last.id.device,
        event.id.number == last.id.number - done.count, !isUndone(event),
        event.action.goes(with: last.action)
      else { break }
      done.append(event)
    }
    return done
  }
}

extension Action {
  /// Whether an action that was journalled at once with a later one is taken back with it.
  fileprivate func goes(with later: Action) -> Bool {
    switch (self, later) {
    case (.bury, .bury), (.schedule, .schedule): true
    case (.review(let review), .suspend(let card)): review.card == card && review.makesLeech
    default: false
    }
  }
}

package import Journal

extension History {
  /// The next events that `undo` reverts, latest first: an event, with those that were journaled
  /// together with it and belong to it. What one command does with many cards is undone at once,
  /// and so are the answers of an exam, and an answer with the suspension of a leech that it
  /// caused.
  package var lastDone: [Event] { lastDone { _ in true } }

  /// Like ``lastDone``, among the events that satisfy a condition.
  package func lastDone(where isMeant: (Event) -> Bool) -> [Event] {
    var end = events.count
    while let group = lastDone(before: end) {
      if group.events.allSatisfy(isMeant) { return group.events }
      end = group.start
    }
    return []
  }

  /// What successive calls of `undo` would revert, latest first, each as in ``lastDone``.
  /// - Complexity: Linear in the number of events examined.
  package func done(atMost count: Int) -> [[Event]] {
    var groups: [[Event]] = []
    var end = events.count
    while groups.count < count, let group = lastDone(before: end) {
      groups.append(group.events)
      end = group.start
    }
    return groups
  }

  private func lastDone(before end: Int) -> (events: [Event], start: Int)? {
    guard let index = events[..<end].lastIndex(where: canBeUndone) else { return nil }
    let last = events[index]
    var done = [last]
    // Events journaled together share a time and have consecutive numbers.
    for event in events[..<index].reversed() {
      guard event.at == last.at, event.id.device == last.id.device,
        event.id.number == last.id.number - done.count, !isUndone(event),
        event.action.goes(with: last.action)
      else { break }
      done.append(event)
    }
    return (done, index - done.count + 1)
  }

  /// Whether an event is something that the learner did, that counts and that can be undone by
  /// itself.
  private func canBeUndone(_ event: Event) -> Bool {
    switch event.action {
    case .undo, .relink(_, _, byHand: false), .unlink: false
    default: !isUndone(event) && !isImported(event)
    }
  }
}

extension Action {
  /// Whether an action journaled together with a later one is undone with it.
  fileprivate func goes(with later: Action) -> Bool {
    switch (self, later) {
    case (.bury, .bury), (.schedule, .schedule), (.suspend, .suspend), (.unsuspend, .unsuspend),
      (.flag, .flag):
      true
    case (.review, .review): isPractice && later.isPractice
    case (.review(let review), .suspend(let card)): review.card == card && review.isLapse
    default: false
    }
  }
}

package import Flashcards
package import Journal
package import SpacedRepetition

/// What an answer to a card means.
package struct Answer: Sendable {
  /// What is to be journalled: the answer, and a suspension if it calls for one.
  package let actions: [Action]
  /// Whether the card has been forgotten again and again.
  package let isLeech: Bool
}

extension Collection {
  /// What an answer to a card means.
  ///
  /// An answer outside of the drill moves the card's schedule, whether the card was due or not.
  /// - Parameter now: The time in milliseconds since 1970 UTC.
  package func answer(
    _ card: CardID, _ grade: Grade, isDrill: Bool = false, took: Int?, on day: Day, at now: Int
  ) -> Answer {
    let scheduler = history.scheduler
    let progress = history.record(of: card).progress
    let moment = history.moment(now, on: day)
    let outcome = scheduler.outcome(progress, Review(day: day, grade: grade, moment: moment))
    let before = scheduler.wait(before: progress, at: moment)?.signed
    let review = Action.review(
      ReviewEvent(
        card: card, grade: grade, day: day, took: took,
        kind: isDrill ? .drill : scheduler.kind(of: progress),
        before: before, after: isDrill ? before ?? 0 : outcome.wait.signed,
        scheduler: scheduler.policy.rawValue))
    let isLeech = outcome.isLeech && !isDrill
    return Answer(
      actions: isLeech && scheduler.suspendsLeeches ? [review, .suspend(card)] : [review],
      isLeech: isLeech)
  }
}

extension Scheduler {
  /// What an answer to a card is for.
  fileprivate func kind(of progress: Progress) -> ReviewKind {
    switch (self, progress.phase) {
    case (_, .new), (.anki, .learning): .learn
    case (.anki, .relearning): .relearn
    case (.anki, .review), (.sm2, _): .review
    }
  }

  fileprivate var suspendsLeeches: Bool {
    switch self {
    case .sm2: false
    case .anki(let anki): anki.options.leechAction == .suspend
    }
  }
}

extension History {
  /// What `undo` takes back next, the last first: an event, or an answer with the suspension of a
  /// leech that it called for.
  package var lastDone: [Event] {
    guard let last = lastUndoable else { return [] }
    guard case .suspend(let card) = last.action else { return [last] }
    // Both were journalled at once, so they have the same time and follow each other.
    let answer = events.reversed().prefix { $0.at >= last.at }.first { event in
      guard case .review(let review) = event.action, review.card == card else { return false }
      return event.at == last.at && event.id.device == last.id.device
        && event.id.number == last.id.number - 1 && review.makesLeech && !isUndone(event)
    }
    return [last] + (answer.map { [$0] } ?? [])
  }
}

extension ReviewEvent {
  /// Whether this is an answer that may make a card a leech: it forgot it under Anki's policy.
  fileprivate var makesLeech: Bool {
    kind == .review && !grade.isPass && scheduler == Scheduler.Policy.anki.rawValue
  }
}

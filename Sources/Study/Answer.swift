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
  /// - Parameters:
  ///   - repetition: The drill or practice that the answer belongs to, where it moves no schedule;
  ///     any other answer moves the card's, whether the card was due or not.
  ///   - now: The time in milliseconds since 1970 UTC.
  package func answer(
    _ card: CardID, _ grade: Grade, in repetition: ReviewKind? = nil, took: Int?, on day: Day,
    at now: Int
  ) -> Answer {
    let scheduler = history.scheduler
    let progress = history.record(of: card).progress
    let moment = history.moment(now, on: day)
    let outcome = scheduler.outcome(progress, Review(day: day, grade: grade, moment: moment))
    let before = scheduler.wait(before: progress, at: moment)?.signed
    let review = Action.review(
      ReviewEvent(
        card: card, grade: grade, day: day, took: took,
        kind: repetition ?? scheduler.kind(of: progress),
        before: before, after: repetition == nil ? outcome.wait.signed : before ?? 0,
        scheduler: scheduler.policy.rawValue))
    let isLeech =
      repetition == nil && (outcome.isLeech || scheduler.makesLeech(progress, outcome.progress))
    return Answer(
      actions: isLeech && settings.suspendsLeeches ? [review, .suspend(card)] : [review],
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

  /// Whether an answer under SM-2 forgets a card for the eighth time, or every fourth after that.
  fileprivate func makesLeech(_ before: Progress, _ after: Progress) -> Bool {
    guard case .sm2 = self, after.lapses > before.lapses else { return false }
    return after.lapses >= Progress.leechLapses
      && (after.lapses - Progress.leechLapses).isMultiple(of: 4)
  }
}

extension Progress {
  /// How often a leech has been forgotten at least.
  package static let leechLapses = 8
}

extension History {
  /// What `undo` takes back next, the last first: an event, or an answer with the suspension of a
  /// leech that it called for.
  package var lastDone: [Event] {
    guard let last = lastUndoable else { return [] }
    if case .bury = last.action { return buried(with: last) }
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

extension History {
  /// The burials that were journalled at once, the last first: a card and its siblings.
  private func buried(with last: Event) -> [Event] {
    var group = [last]
    for event in events.reversed().drop(while: { $0.id != last.id }).dropFirst() {
      guard case .bury = event.action, event.at == last.at, event.id.device == last.id.device,
        event.id.number == last.id.number - group.count, !isUndone(event)
      else { break }
      group.append(event)
    }
    return group
  }
}

extension ReviewEvent {
  /// Whether this is an answer that may make a card a leech: it was forgotten.
  fileprivate var makesLeech: Bool { kind == .review && !grade.isPass }
}

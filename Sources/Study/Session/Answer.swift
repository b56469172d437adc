import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

/// The events that an answer produces.
package struct Answer: Sendable {
  /// The actions to journal: the answer, and a suspension if it causes one.
  package let actions: [Action]
  /// Whether the answer made the card a leech, or a reminder of that is due.
  package let isLeech: Bool
}

extension Collection {
  /// The result of answering a card.
  ///
  /// - Parameters:
  ///   - repetition: The drill or practice that the answer belongs to if it changes no schedule;
  ///     any other answer changes the card's, whether the card was due or not.
  ///   - wording: The number of the wording that was asked, if the card has several.
  ///   - wrong: What was answered, if it was wrong; kept unless the grade says that it was right.
  ///   - isBesideAnother: Whether the card is asked beside the one that it is mixed up with.
  ///   - now: The time in milliseconds since 1970 UTC.
  ///   - isAsked: Whether the program asked the card; an answer that a script gives says nothing of
  ///     guesses or wordings.
  package func answer(
    _ card: CardID, _ grade: Grade, in repetition: ReviewKind? = nil, took: Int?,
    wording: Int? = nil, wrong: WrongAnswer? = nil, isBesideAnother: Bool = false, on day: Day,
    at now: Int, isAsked: Bool = true
  ) -> Answer {
    let scheduler = history.scheduler(of: card)
    let progress = history.record(of: card).progress
    let moment = history.moment(now, on: day)
    let planned = planned(card, [grade], on: day, at: now)[0]
    let before = scheduler.wait(before: progress, at: moment)?.signed
    let review = Action.review(
      ReviewEvent(
        card: card, grade: grade, day: day, took: took,
        kind: repetition ?? scheduler.kind(of: progress),
        before: before, after: repetition == nil ? planned.scheduled.signed : before ?? 0,
        scheduler: isBesideAnother ? ReviewEvent.besideAnother : scheduler.policy.rawValue,
        due: repetition == nil ? planned.pickedDue : nil, wording: wording,
        answered: grade.isPass ? nil : wrong,
        arm: repetition == nil && progress.isNew ? arm(of: card, isAsked: isAsked) : nil))
    let isLeech = repetition == nil && planned.isLeech
    return Answer(
      actions: isLeech && settings.suspendsLeeches ? [review, .suspend(card)] : [review],
      isLeech: isLeech)
  }

  /// The arm of the running trial in which a new card is answered; nil in none.
  private func arm(of card: CardID, isAsked: Bool) -> TrialArm? {
    guard let trial = history.runningTrial, isAsked || trial.kind == .policy else { return nil }
    // A card with one wording is the same in both arms.
    if trial.kind == .variants, entry(of: card)?.card.hasSeveralWordings != true { return nil }
    return history.arm(of: card)
  }
}

extension Scheduler {
  /// The purpose of an answer to a card.
  fileprivate func kind(of progress: CardProgress) -> ReviewKind {
    switch (self, progress.phase) {
    case (_, .new), (.anki, .learning): .learn
    case (.anki, .relearning): .relearn
    case (.anki, .review), (.sm2, _): .review
    // Without steps, a card that failed comes back on another day.
    case (.fsrs, _) where progress.stepsLeft == 0: .review
    case (.fsrs, .learning): .learn
    case (.fsrs, .relearning): .relearn
    case (.fsrs, .review): .review
    }
  }
}

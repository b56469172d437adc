package import Flashcards
package import SpacedRepetition

/// One answered card.
package struct ReviewEvent: Hashable, Sendable {
  package var card: CardID
  package var grade: Grade
  /// The study day that the review counts for.
  package var day: Day
  /// Milliseconds from the question to the answer, where they were measured.
  package var took: Int?
  package var kind: ReviewKind
  /// The interval before the review, or nil for a new card: in days, or if it is negative in
  /// seconds, as Anki's steps within a day are.
  package var before: Int?
  /// The interval after it, in the same units.
  package var after: Int
  /// The name of the policy that chose the interval.
  package var scheduler: String
  /// The easiness after the review, where another program gave it one that no fold would find.
  package var easiness: Easiness?
  /// The day on which the card is to be asked again, where another was picked than `after` gives.
  /// It counts as long as the fold finds the interval `after` too.
  package var due: Day?

  package init(
    card: CardID, grade: Grade, day: Day, took: Int?, kind: ReviewKind, before: Int?, after: Int,
    scheduler: String, easiness: Easiness? = nil, due: Day? = nil
  ) {
    self.card = card
    self.grade = grade
    self.day = day
    self.took = took
    self.kind = kind
    self.before = before
    self.after = after
    self.scheduler = scheduler
    self.easiness = easiness
    self.due = due
  }
}

extension ReviewEvent {
  /// Whether the card was in its learning or relearning steps already, under Anki's policy.
  package var isStep: Bool {
    kind == .relearn || kind == .learn && before != nil
  }
}

/// What a review was for. The names are the journal's.
package enum ReviewKind: String, CaseIterable, Hashable, Sendable {
  /// The first review of a card, and under Anki's policy any other in its learning steps.
  case learn
  /// A review of a card that was due.
  case review
  /// An answer in the steps after a lapse, under Anki's policy.
  case relearn
  /// A review ahead of its day that moved the schedule, in one of Anki's filtered decks.
  case early
  /// A repetition after the day's reviews, which changes no schedule.
  case drill
  /// Any other repetition, which changes no schedule either.
  case practice
}

extension ReviewEvent {
  /// Whether the answer forgot a card that was learned: a lapse, of which many make a leech.
  package var isLapse: Bool { kind == .review && !grade.isPass }
}

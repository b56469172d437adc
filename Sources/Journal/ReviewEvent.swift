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
  /// The interval before the review in days, or nil for a new card.
  package var before: Int?
  /// The interval after it in days.
  package var after: Int
  /// The name of the policy that chose the interval.
  package var scheduler: String

  package init(
    card: CardID, grade: Grade, day: Day, took: Int?, kind: ReviewKind, before: Int?, after: Int,
    scheduler: String
  ) {
    self.card = card
    self.grade = grade
    self.day = day
    self.took = took
    self.kind = kind
    self.before = before
    self.after = after
    self.scheduler = scheduler
  }
}

/// What a review was for. The names are the journal's.
package enum ReviewKind: String, CaseIterable, Hashable, Sendable {
  /// The first review of a card.
  case learn
  /// A review of a card that was due.
  case review
  /// A repetition after the day's reviews, which changes no schedule.
  case drill
  /// Any other repetition, which changes no schedule either.
  case practice
}

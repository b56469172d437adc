package import Flashcards
package import SpacedRepetition

/// One answered card.
package struct ReviewEvent: Hashable, Sendable {
  package var card: CardID
  package var grade: Grade
  /// The study day that the review counts for.
  package var day: Day
  /// Milliseconds from the question to the answer, if measured.
  package var took: Int?
  package var kind: ReviewKind
  /// The interval before the review, or nil for a new card: in days, or if negative in seconds,
  /// like Anki's steps within a day.
  package var before: Int?
  /// The interval after it, in the same units.
  package var after: Int
  /// The name of the policy that chose the interval.
  package var scheduler: String
  /// The easiness after the review, if another program gave it one that no fold would find.
  package var easiness: Easiness?
  /// The day on which to ask the card again, if it differs from the one that `after` gives. It
  /// counts as long as the fold also finds the interval `after`.
  package var due: Day?
  /// The wording that was asked, counted from 1, if the card has several.
  package var wording: Int?
  /// What was answered instead of the right answer: the typed text, or the wrong options that were
  /// chosen, one a line. Only of a wrong answer; see ``WrongAnswer``.
  package var answered: WrongAnswer?
  /// The arm of the trial to which the card belongs from this answer on, its first.
  package var arm: TrialArm?

  package init(
    card: CardID, grade: Grade, day: Day, took: Int?, kind: ReviewKind, before: Int?, after: Int,
    scheduler: String, easiness: Easiness? = nil, due: Day? = nil, wording: Int? = nil,
    answered: WrongAnswer? = nil, arm: TrialArm? = nil
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
    self.wording = wording
    self.answered = answered
    self.arm = arm
  }
}

extension ReviewEvent {
  /// Whether the card was already in its learning or relearning steps, under Anki's policy.
  package var isStep: Bool {
    kind == .relearn || kind == .learn && before != nil
  }

  /// Whether it is the first answer to a new card.
  package var isFirst: Bool { kind == .learn && before == nil }
}

/// The purpose of a review. The names are those in the journal.
package enum ReviewKind: String, CaseIterable, Hashable, Sendable {
  /// The first review of a card, and under Anki's policy any other in its learning steps.
  case learn
  /// A review of a card that was due.
  case review
  /// An answer in the steps after a lapse, under Anki's policy.
  case relearn
  /// A review ahead of its day that changed the schedule, in one of Anki's filtered decks.
  case early
  /// A repetition after the day's reviews, which changes no schedule.
  case drill
  /// Any other repetition, which changes no schedule either.
  case practice
}

extension ReviewEvent {
  /// What stands in place of a policy's name where a card was asked beside the one that it is mixed
  /// up with. Such an answer is practice, which no policy schedules.
  package static let besideAnother = "confusions"

  /// Whether the card was asked beside the one that it is mixed up with.
  package var isBesideAnother: Bool { kind == .practice && scheduler == Self.besideAnother }

  /// Whether a learned card was forgotten: a lapse, and many lapses make a leech.
  package var isLapse: Bool { kind == .review && !grade.isPass }
}

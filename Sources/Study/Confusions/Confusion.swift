package import Flashcards
package import SpacedRepetition

/// An answer that a learner gave for another one: `52` for `53`.
package struct Confusion: Hashable, Sendable {
  /// How many of some answers were the confusion.
  package struct Rate: Hashable, Sendable {
    package internal(set) var wrong = 0
    package internal(set) var answers = 0

    package init() {}
  }

  /// The right answer.
  package let right: String
  /// What was answered.
  package let answered: String
  /// The cards to which it was answered, those first to which it was answered most often.
  package internal(set) var cards: [CardID] = []
  /// The cards whose answer it is, in the order of ``cards``; nil for an option that no other card
  /// asks for.
  package internal(set) var others: [CardID?] = []
  /// How often it was answered.
  package internal(set) var times = 0
  /// The study day on which it was answered last.
  package internal(set) var last = Day.earliest
  /// The answers to the cards before they were first practiced beside the others: all of them if they
  /// never were.
  package internal(set) var before = Rate()
  /// The answers since then.
  package internal(set) var since = Rate()
  /// The day of that practice.
  package internal(set) var practiced: Day?
  /// Whether it was answered since the cards were last told apart three times running.
  package internal(set) var isOpen = false

  package static let definition =
    "a wrong option that was chosen, or a wrong typed answer that is right for another card, compared"
    + " as answers are; not counted: typos, answers that no card has, answers only looked at, those"
    + " graded 3 or more, and the first answer to a new card"

  package static let practiceDefinition =
    "all answers to the same cards before and after they were first asked side by side, without that"
    + " practice, from the first wrong answer that was kept; cards that went wrong often do better the"
    + " next time without any practice"
}

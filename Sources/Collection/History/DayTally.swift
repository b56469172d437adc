package import Flashcards
import Journal
package import SpacedRepetition

/// The work done on a study day, in all sessions and on all machines.
///
/// A card that was edited in the meantime is listed under the latest name of its history.
package struct DayTally: Sendable {
  /// Answers to new cards.
  package private(set) var learned = 0
  /// Answers to known cards.
  package private(set) var reviewed = 0
  /// Answers in the final drill.
  package private(set) var drilled = 0
  /// Answers to new and known cards with a grade of 3 or more.
  package private(set) var passed = 0
  /// The time of all answers, in milliseconds.
  package private(set) var milliseconds = 0
  /// The cards whose schedule changed.
  package private(set) var scheduledCards: Set<CardID> = []
  /// The cards of ``scheduledCards`` that were new.
  package private(set) var learnedCards: Set<CardID> = []
  /// The cards to answer again before the day is done.
  package private(set) var drill = FinalDrill<CardID>()

  package init(_ history: History, on day: Day) {
    self.init(history, on: day...day)
  }

  /// The tally of a session that runs past the rollover hour.
  package init(_ history: History, on days: ClosedRange<Day>) {
    history.forEachReview(on: days) { review in
      add(review, of: history.names(of: review.card).last ?? review.card)
    }
  }

  private mutating func add(_ review: ReviewEvent, of card: CardID) {
    milliseconds += review.took ?? 0
    switch review.kind {
    case .practice: return
    case .drill:
      drilled += 1
      // A card that fails again goes to the back of the queue.
      drill.remove(card)
    case .learn, .review, .relearn, .early:
      scheduledCards.insert(card)
      // A card's later steps count with its first answer, and make up for it.
      if review.isStep {
        if review.grade.endsDrill { drill.remove(card) }
        return
      }
      if review.kind == .learn {
        learned += 1
        learnedCards.insert(card)
      } else {
        reviewed += 1
      }
      if review.grade.isPass { passed += 1 }
    }
    drill.record(card, review.grade)
  }
}

import Collection
import Flashcards
import Journal
package import SpacedRepetition

/// A practice of confusions within a session.
extension Session {
  /// The day that fixes the order of the options on the screen. In a practice of confusions each
  /// question has an order of its own, so that nobody learns the place of the right one.
  package func optionDay(_ day: Day) -> Day {
    confusions == nil ? day : day + (1 + answers.count) * 1009
  }

  /// Adds an answer; false in any other session.
  mutating func recordConfusion(_ review: ReviewEvent) -> Bool {
    guard let drill = confusions else { return false }
    confusionsBefore.append(drill)
    confusions!.answer(review.grade.endsDrill)
    return true
  }

  /// Goes back to what was before an answer of this session; false in any other session.
  mutating func undoConfusion(_ event: Event) -> Bool {
    guard confusions != nil else { return false }
    if case .review = event.action, let before = confusionsBefore.popLast() { confusions = before }
    leaveOutConfusions()
    return true
  }

  /// Ends the pairs of which a card was suspended or buried.
  mutating func leaveOutConfusions() {
    guard let drill = confusions else { return }
    for card in drill.cards
    where collection.history.record(of: card).isLeftOut(on: days.upperBound) {
      confusions!.remove(card)
    }
  }
}

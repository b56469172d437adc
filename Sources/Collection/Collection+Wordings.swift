package import Flashcards
package import SpacedRepetition

extension Collection {
  /// The place of the wording in which a card is asked on a study day, among its wordings.
  ///
  /// This is the only place where it is decided. A card keeps its first wording through the study day
  /// on which it is learned; from then on the day chooses (``Card/wording(on:)``), but not in the arm of
  /// a trial that always asks the first. An answer and an undo on the same day change nothing about
  /// it.
  /// - Complexity: Constant for a card with one wording; otherwise linear in its events of the day.
  package func wording(of card: Card, on day: Day) -> Int {
    guard card.hasSeveralWordings, history.mayVaryWording(of: card.id),
      history.wasLearned(card.id, before: day)
    else { return 0 }
    return card.wording(on: day)
  }

  /// A card as it is asked on a study day.
  package func asked(_ card: Card, on day: Day) -> Card {
    card.hasSeveralWordings ? card.asked(in: wording(of: card, on: day)) : card
  }
}

import Collection
import Flashcards

/// What a trial changes in a session, card by card.
extension Session {
  /// Whether the current card waits for a guess before it shows its answer: a new card, by the
  /// setting or by its arm in a trial.
  package var waitsForGuess: Bool {
    guard let item = current, item.repetition == nil else { return false }
    return collection.history.waitsForGuess(
      item.card, setting: collection.settings.guessesFirst)
  }

  /// Whether a card comes back within the day by its scheduler, and not in the final drill.
  func hasSteps(_ card: CardID) -> Bool { collection.history.scheduler(of: card).hasSteps }
}

import Collection
import Flashcards
import SpacedRepetition

/// The steps within a day, and the final drill.
extension Session {
  mutating func updateStep(_ card: CardID) {
    steps.update(card, collection.history, on: days.upperBound)
  }

  /// Fills the drill with failed cards that were not passed since.
  /// - Parameters:
  ///   - order: Cards that come first, in this order.
  ///   - tally: The work of the session's days, if it is known.
  mutating func rebuildDrill(first order: [CardID] = [], from tally: DayTally? = nil) {
    drill = FinalDrill()
    let history = collection.history
    // Without a trial all cards have steps, or none.
    if isPractice || history.scheduler.hasSteps && history.runningTrial == nil { return }
    var cards: [CardID] = []
    let focus = options.isFocused ? collection.focusMatcher(on: days.upperBound) : nil
    let tally = tally ?? DayTally(collection.history, on: days)
    for name in tally.drill.cards {
      guard let entry = collection.entry(of: name), options.admits(entry, in: collection.library),
        focus?.contains(entry) ?? true, !hasSteps(entry.id),
        !collection.record(of: entry).isLeftOut(on: days.upperBound)
      else { continue }
      cards.append(entry.id)
    }
    let all = Set(cards)
    for card in order.filter(all.contains) + cards { drill.record(card, .blackout) }
  }
}

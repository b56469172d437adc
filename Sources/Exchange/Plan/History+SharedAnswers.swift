import Collection
import Flashcards
import Journal

extension History {
  /// Whether an answer of a file is known here too: nobody else answered that card at that
  /// millisecond.
  func hasAny(ofAnswers past: TimedActions) -> Bool {
    guard !events.isEmpty else { return false }
    let knownCards = Set(past.cards.filter { knows($0) })
    guard !knownCards.isEmpty else { return false }
    var times: [CardID: Set<Int>] = [:]
    return past.indices.contains { row in
      guard past.isReview(row), let card = past[row].action.card, knownCards.contains(card) else {
        return false
      }
      if times[card] == nil {
        times[card] = Set(events(of: card).map { events.row(at: $0).at })
      }
      return times[card]?.contains(past[row].at) ?? false
    }
  }
}

import Flashcards
import Journal
import SpacedRepetition

extension History {
  /// Whether a card was learned before a study day: answered, other than as practice, or scheduled by
  /// an import, and not reset since.
  /// - Complexity: Linear in the card's events since that day began.
  func wasLearned(_ id: CardID, before day: Day) -> Bool {
    guard let slot = slot(of: id) else { return false }
    var next = records[slot].lastEvent
    while next >= 0 {
      let row = events.row(at: Int(next))
      switch events.action(of: row) {
      case .review(let review):
        if review.day < day, review.kind != .practice { return true }
      case .schedule(let schedule):
        if schedule.phase == .new { return false }
        if schedule.lastReviewed.map({ $0 < day }) ?? true { return true }
      default: break
      }
      next = row.previous
    }
    return false
  }
}

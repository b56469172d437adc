package import Flashcards
package import SpacedRepetition

extension History {
  /// The state of the known cards before an exam: their chances of being known on the day, and how
  /// many are due on each day before it.
  /// - Complexity: Linear in the number of cards.
  package func standing(
    on exam: ExamDay, except card: CardID, where isPresent: ([CardID]) -> Bool
  ) -> (chances: [Double], due: [Day: Int]) {
    var (chances, counts): ([Double], [Day: Int]) = ([], [:])
    let own = slot(of: card)
    for slot in 0..<recordCount where slot != own && hasName(slot) {
      let record = record(at: slot)
      guard let due = record.due, !record.isSuspended, isPresent(names(at: slot)) else { continue }
      chances.append(exam.chance(of: record.progress))
      if due < exam.day { counts[due, default: 0] += 1 }
    }
    return (chances, counts)
  }
}

package import SpacedRepetition

/// The share of right answers at a card's first repetition, its second, and so on.
///
/// The first repetition is the first answer to a card, other than practice. Each further answer
/// that counts for retention is the next; steps within a day, the drill and practice are left out.
package struct LearningCurve: Hashable, Sendable {
  /// Counts by repetition, in order; the last one includes all later ones.
  package private(set) var repetitions: [PassCount]

  /// - Parameter first: The first day whose answers are counted; earlier ones only determine the
  ///   number of a repetition.
  package init(_ reviews: ReviewColumns, since first: Day, repetitions count: Int = 12) {
    repetitions = [PassCount](repeating: PassCount(), count: count)
    for rows in reviews.rowsByCard {
      var repetition = 0
      for row in rows where reviews.isFirst(row) || Retention.counts(reviews, row) {
        if Int(reviews.days[row]) >= first.number {
          repetitions[min(repetition, count - 1)].add(reviews.grades[row])
        }
        repetition += 1
      }
    }
    while repetitions.count > 1, repetitions.last?.total == 0 { repetitions.removeLast() }
  }

  package static func + (left: LearningCurve, right: LearningCurve) -> LearningCurve {
    var (sum, other) = (left, right)
    if sum.repetitions.count < other.repetitions.count { swap(&sum, &other) }
    for (repetition, count) in other.repetitions.enumerated() {
      sum.repetitions[repetition] = sum.repetitions[repetition] + count
    }
    return sum
  }

  package static let definition =
    "answers graded 3 or more at the first answer of a card (1), practice left out, and at each later answer that"
    + " retention counts"
}

package import Collection
import Journal
package import SpacedRepetition

/// What is due against what a learner does on a usual day.
package struct Workload: Hashable, Sendable {
  /// Cards that are due, with those that the day's limit puts off.
  package let due: Int
  /// Those of them that were due before today.
  package let overdue: Int
  /// The cards that the learner reviews on a day of study: the mean of the last 30 such days,
  /// `reviews-per-day` at most, and that where there is none.
  package let usualDay: Int

  /// - Complexity: Linear in the number of cards and of the answers of a year.
  package init(_ collection: Collection, on today: Day) {
    let dues = collection.library.entries.compactMap { entry -> Day? in
      let record = collection.record(of: entry)
      return record.isLeftOut(on: today) ? nil : record.progress.due
    }
    due = dues.count { $0 <= today }
    overdue = dues.count { $0 < today }
    let limit = collection.settings.reviewsPerDay
    usualDay =
      overdue > 0 ? min(limit, Self.usualDay(collection.history, before: today) ?? limit) : limit
  }

  /// Whether cards have piled up for more than two days' work.
  package var isBacklog: Bool { overdue > 0 && usualDay > 0 && due > 2 * usualDay }

  private static func usualDay(_ history: History, before today: Day) -> Int? {
    var reviewed: [Day: Int] = [:]
    history.forEachReview(on: today - 365...today - 1) { review in
      if review.kind == .review, !review.isStep { reviewed[review.day, default: 0] += 1 }
    }
    let days = reviewed.sorted { $0.key > $1.key }.prefix(30)
    guard !days.isEmpty else { return nil }
    return max(1, (days.reduce(0) { $0 + $1.value } + days.count / 2) / days.count)
  }
}

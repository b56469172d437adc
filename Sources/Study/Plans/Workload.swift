package import Collection
import Journal
package import SpacedRepetition

/// The cards due, compared with what the learner does on a typical day.
package struct Workload: Hashable, Sendable {
  /// Due cards, including those beyond the day's limit.
  package let due: Int
  /// The due cards that were due before today.
  package let overdue: Int
  /// The number of cards that the learner reviews on a typical study day: the mean of the last 30
  /// such days, at most `reviews-per-day`, which is also the default.
  package let usualDay: Int

  /// - Parameter isFocused: Whether only the cards of the collection's focus count.
  /// - Complexity: Linear in the number of cards and of the answers of a year.
  package init(_ collection: Collection, on today: Day, isFocused: Bool = false) {
    let focus = isFocused ? collection.focusMatcher(on: today) : nil
    let dues = collection.library.entries.compactMap { entry -> Day? in
      let record = collection.record(of: entry)
      guard !record.isLeftOut(on: today), focus?.contains(entry) ?? true else { return nil }
      return record.progress.due
    }
    due = dues.count { $0 <= today }
    overdue = dues.count { $0 < today }
    let limit = collection.settings.reviewsPerDay
    usualDay =
      overdue > 0 ? min(limit, Self.usualDay(collection.history, before: today) ?? limit) : limit
  }

  /// Whether more than two days' work has piled up.
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

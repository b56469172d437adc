/// One answer to a card: the day for which it counts, and how well it was recalled.
///
/// A card's reviews, oldest first, are all that its schedule is made from; see
/// ``SchedulingPolicy/progress(after:from:)``. Answers in the ``FinalDrill`` are not reviews in this sense.
@frozen
public struct Review: Hashable, Sendable {
  /// The learner's day on which the card was answered.
  public let day: Day

  /// How well it was recalled.
  public let grade: Grade

  /// The moment within the day, for Anki's steps; `nil` where only days count, as in SM-2.
  public let moment: Moment?

  /// Makes a review.
  @inlinable
  public init(day: Day, grade: Grade, moment: Moment? = nil) {
    self.day = day
    self.grade = grade
    self.moment = moment
  }
}

extension Sequence where Element == Review {
  /// The reviews in the order of their days and of the moments within a day, those without a moment
  /// first; those of the same time stay in their order.
  ///
  /// What several machines recorded can be joined with it:
  ///
  /// ```swift
  /// let here = [Review(day: Day("2026-03-02")!, grade: .perfect)]
  /// let there = [Review(day: Day("2026-03-01")!, grade: .hesitant)]
  /// let progress = SM2().progress(after: (here + there).sortedByTime())
  /// ```
  public func sortedByTime() -> [Review] {
    sorted { left, right in
      (left.day, left.moment?.milliseconds ?? .min) < (
        right.day, right.moment?.milliseconds ?? .min
      )
    }
  }
}

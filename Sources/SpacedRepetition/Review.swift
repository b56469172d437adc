/// One answer to a card: the day that it counts for, and how well it was recalled.
///
/// A card's schedule is computed only from its reviews, oldest first; see
/// ``SchedulingPolicy/progress(after:from:)``. Answers in the ``FinalDrill`` are not reviews in
/// this sense.
@frozen
public struct Review: Hashable, Sendable {
  /// The learner's day on which the card was answered.
  public let day: Day

  /// How well it was recalled.
  public let grade: Grade

  /// The moment within the day, for Anki's steps; `nil` if only days count, as in SM-2.
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
  /// The reviews sorted by day and by the moment within a day, those without a moment first;
  /// reviews with the same time keep their order.
  ///
  /// It can merge the records of several machines:
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

/// One answer to a card: the day for which it counts, and how well it was recalled.
///
/// A card's reviews, oldest first, are all that its schedule is made from; see
/// ``SM2/progress(after:from:)``. Answers in the ``FinalDrill`` are not reviews in this sense.
public struct Review: Hashable, Sendable {
  /// The learner's day on which the card was answered.
  public let day: Day

  /// How well it was recalled.
  public let grade: Grade

  /// Makes a review.
  @inlinable
  public init(day: Day, grade: Grade) {
    self.day = day
    self.grade = grade
  }
}

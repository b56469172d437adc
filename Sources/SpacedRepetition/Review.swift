/// One answer to a card: the day for which it counts, and how well it was recalled.
///
/// A card's reviews, oldest first, are all that its schedule is made from; see
/// ``SM2/progress(after:from:)``. Answers in the ``FinalDrill`` are not reviews in this sense.
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

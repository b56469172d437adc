/// The outcome of each of the six grades for a card under a policy.
///
/// Look an outcome up by its grade, or walk through all of them in order. Made by
/// ``SchedulingPolicy/preview(_:on:at:)``; it is small, and outcomes are computed on demand, in
/// constant time.
@frozen
public struct PolicyPreview<Policy: SchedulingPolicy>: Sendable {
  /// The policy that schedules the card.
  public let policy: Policy
  @usableFromInline let progress: CardProgress
  @usableFromInline let day: Day
  @usableFromInline let moment: Moment?

  @inlinable
  init(policy: Policy, progress: CardProgress, day: Day, moment: Moment?) {
    self.policy = policy
    self.progress = progress
    self.day = day
    self.moment = moment
  }

  /// The outcome of an answer with this grade.
  @inlinable
  public subscript(grade: Grade) -> Outcome {
    policy.outcome(progress, Review(day: day, grade: grade, moment: moment))
  }
}

extension PolicyPreview: Equatable where Policy: Equatable {}
extension PolicyPreview: Hashable where Policy: Hashable {}

extension PolicyPreview: RandomAccessCollection {
  /// A grade with the outcome of an answer.
  public typealias Element = (grade: Grade, outcome: Outcome)

  /// The position of the lowest grade, 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The position after the highest grade, 6.
  @inlinable
  public var endIndex: Int { 6 }

  /// The grade with this number, and its outcome.
  ///
  /// - Precondition: `position` is in 0...5.
  @inlinable
  public subscript(position: Int) -> Element {
    guard let grade = Grade(rawValue: position) else {
      preconditionFailure("A preview has the grades 0 to 5; there is no grade of this position")
    }
    return (grade, self[grade])
  }
}

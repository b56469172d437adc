/// When a card was answered, and when the study day of the answer is over.
///
/// Anki's steps within a day count from a moment, and one that would not end before the study day
/// does becomes a wait in days. Both are moments of the same clock, in milliseconds since 1970 UTC;
/// the program that uses it asks the clock and decides at which hour its day rolls over.
@frozen
public struct Moment: Hashable, Sendable {
  /// The moment of the answer, in milliseconds since 1970 UTC.
  public let milliseconds: Int64

  /// The moment at which the study day ends, in milliseconds since 1970 UTC.
  public let dayEnd: Int64

  /// Makes a moment within a study day.
  @inlinable
  public init(milliseconds: Int64, dayEnd: Int64) {
    self.milliseconds = milliseconds
    self.dayEnd = dayEnd
  }

  /// The whole seconds that are left of the study day, in 0...90,000.
  ///
  /// A day has 25 hours at the most, when summer time ends; a moment that is outside of its day
  /// comes from a clock that was wrong.
  @inlinable
  public var secondsLeft: Int64 {
    let (left, overflow) = dayEnd.subtractingReportingOverflow(milliseconds)
    guard !overflow else { return dayEnd < milliseconds ? 0 : 90_000 }
    return min(max(left / 1000, 0), 90_000)
  }

  /// The moment so many seconds later in milliseconds since 1970 UTC, or the last one there is.
  @inlinable
  func milliseconds(after seconds: Int64) -> Int64 {
    let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, tooLate) = milliseconds.addingReportingOverflow(span)
    return tooLong || tooLate ? .max : sum
  }
}

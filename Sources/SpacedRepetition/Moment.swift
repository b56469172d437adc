/// When a card was answered, and when the study day of the answer is over.
///
/// Anki's steps within a day start at a moment, and one that would not end before the study day
/// does becomes a wait in days. Both are moments of the same clock, in milliseconds since 1970 UTC;
/// the calling program reads the clock and decides at which hour its day rolls over.
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

  /// The remaining whole seconds of the study day, in 0...90,000.
  ///
  /// A day has at most 25 hours, when daylight saving time ends; a moment outside its day comes
  /// from a wrong clock.
  @inlinable
  public var secondsLeft: Int64 {
    let (left, overflow) = dayEnd.subtractingReportingOverflow(milliseconds)
    guard !overflow else { return dayEnd < milliseconds ? 0 : 90_000 }
    return min(max(left / 1000, 0), 90_000)
  }

  /// The moment that many seconds later in milliseconds since 1970 UTC, or the last possible one.
  @inlinable
  func milliseconds(after seconds: Int64) -> Int64 {
    let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, tooLate) = milliseconds.addingReportingOverflow(span)
    return tooLong || tooLate ? .max : sum
  }
}

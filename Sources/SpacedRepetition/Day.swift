/// A civil date, such as 2026-03-01: the unit in which reviews are scheduled.
///
/// A day has no hours and no time zone. The program that uses it decides which date "now" belongs
/// to — where the learner is, and at which hour their day rolls over — and from then on due dates
/// are plain sums: clock changes do not affect them.
///
/// ```swift
/// let reviewed = Day("2026-02-26")!
/// let due = reviewed + 6                     // 2026-03-04
/// print(due, due - reviewed, due.weekday)    // 2026-03-04 6 3
/// ```
///
/// Days run from 0001-01-01 (``earliest``) to 9999-12-31 (``latest``) in the Gregorian calendar,
/// continued backward before its introduction. Arithmetic stops at these ends instead of trapping,
/// so every day can be written in ten characters and read back.
@frozen
public struct Day: Hashable, Sendable {
  /// The number of days since 1970-01-01; negative before it.
  public let number: Int

  /// Makes a day from the number of days since 1970-01-01.
  ///
  /// A number beyond ``earliest`` or ``latest`` is clamped.
  @inlinable
  public init(number: Int) {
    self.number = min(max(number, -719_162), 2_932_896)
  }

  /// The first valid day: 0001-01-01.
  @inlinable
  public static var earliest: Day { Day(number: .min) }

  /// The last valid day: 9999-12-31.
  @inlinable
  public static var latest: Day { Day(number: .max) }
}

extension Day: Strideable {
  /// Whether the left day comes before the right one.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The number of days from this day to another; negative if the other comes first.
  @inlinable
  public func distance(to other: Day) -> Int { other.number - number }

  /// The day that many days later, or earlier for a negative number; ``latest`` or ``earliest`` if
  /// there is no such day.
  @inlinable
  public func advanced(by days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? (days < 0 ? .earliest : .latest) : Day(number: sum)
  }

  /// The day that many days after another, or ``latest`` if there is none.
  @inlinable
  public static func + (day: Day, days: Int) -> Day { day.advanced(by: days) }

  /// The day that many days before another, or ``earliest`` if there is none.
  @inlinable
  public static func - (day: Day, days: Int) -> Day {
    let (difference, overflow) = day.number.subtractingReportingOverflow(days)
    return overflow ? (days < 0 ? .latest : .earliest) : Day(number: difference)
  }

  /// The number of days from the right day to the left one; negative if the left one comes first.
  @inlinable
  public static func - (left: Day, right: Day) -> Int { right.distance(to: left) }
}

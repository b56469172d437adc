public import Foundation
public import SpacedRepetition

/// The study days of `Date`s: a time zone, and the hour at which the learner's day rolls over.
///
/// ```swift
/// let calendar = StudyCalendar(rolloverHour: 4)       // where the learner is, until 4 in the morning
/// let review = calendar.review(.hesitant)             // now
/// print(calendar.today, review)
/// ```
///
/// A study day begins when clocks show the rollover hour, whether the day has 23, 24 or 25 hours.
/// If clocks skip that hour, it begins right after the skip.
public struct StudyCalendar: Hashable, Sendable {
  /// The learner's time zone.
  public let timeZone: TimeZone

  /// The hour at which the study day begins, in 0...23.
  public let rolloverHour: Int

  /// Makes a calendar.
  ///
  /// - Parameters:
  ///   - timeZone: The learner's time zone; by default this machine's.
  ///   - rolloverHour: The hour at which the study day begins, 4 by default, moved into 0...23.
  public init(timeZone: TimeZone = .current, rolloverHour: Int = 4) {
    self.timeZone = timeZone
    self.rolloverHour = min(max(rolloverHour, 0), 23)
  }

  /// Makes a calendar with the time zone of another. Days are Gregorian, whichever calendar the
  /// other one is.
  public init(_ calendar: Calendar, rolloverHour: Int = 4) {
    self.init(timeZone: calendar.timeZone, rolloverHour: rolloverHour)
  }

  /// The current study day.
  public var today: Day { day(of: Date()) }

  /// The study day of a moment: its date, or the previous one until the rollover hour.
  public func day(of date: Date) -> Day {
    let parts = gregorian.dateComponents([.era, .year, .month, .day, .hour], from: date)
    guard parts.era == 1, let year = parts.year, let month = parts.month, let day = parts.day,
      let date = Day(year: year, month: month, day: day)
    else { return parts.era == 1 ? .latest : .earliest }
    return (parts.hour ?? 0) < rolloverHour ? date - 1 : date
  }

  /// The moment at which a study day begins.
  public func start(of day: Day) -> Date {
    let (year, month, dayOfMonth) = day.components
    let parts = DateComponents(
      year: year, month: month, day: dayOfMonth, hour: rolloverHour, minute: 0, second: 0)
    // Every date has a moment here; the alternative only satisfies the compiler.
    let start =
      gregorian.date(from: parts) ?? Date(timeIntervalSince1970: Double(day.number) * 86_400)
    // If clocks skip the rollover hour, the first moment after it.
    return self.day(of: start) < day ? start.addingTimeInterval(3600) : start
  }

  /// The moment at which a study day ends and the next begins.
  public func end(of day: Day) -> Date { start(of: day + 1) }

  /// A moment and the end of its study day, for `AnkiSM2` and other policies with
  /// steps within a day.
  public func moment(_ date: Date) -> Moment {
    Moment(milliseconds: Self.milliseconds(date), dayEnd: Self.milliseconds(end(of: day(of: date))))
  }

  /// A review at a moment, by default now.
  public func review(_ grade: Grade, at date: Date = Date()) -> Review {
    Review(day: day(of: date), grade: grade, moment: moment(date))
  }

  /// When to ask a card again: at the moment of its step, or when its day begins; `nil` for a new
  /// card.
  public func due(_ progress: CardProgress) -> Date? {
    progress.dueAt.map { Date(timeIntervalSince1970: Double($0) / 1000) }
      ?? progress.due.map(start)
  }

  private var gregorian: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return calendar
  }

  /// Whole milliseconds since 1970, clamped for a `Date` beyond their range.
  private static func milliseconds(_ date: Date) -> Int64 {
    Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded(.down))
      ?? (date < Date() ? .min : .max)
  }
}

extension Moment {
  /// The moment of the answer.
  public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

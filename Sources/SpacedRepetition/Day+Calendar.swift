// Source of the two conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
// (2013). The year begins on March 1 here, so that the leap day comes last and a linear formula
// gives the lengths of the months before it. An era is the 400 years, 146,097 days, after which the
// Gregorian calendar repeats; 1970-01-01 is day 719,468 from 0000-03-01.

extension Day {
  /// The day with this date; `nil` if the calendar has no such date or the year is not in 1...9999.
  ///
  /// ```swift
  /// Day(year: 2024, month: 2, day: 29)         // 2024-02-29
  /// Day(year: 2100, month: 2, day: 29)         // nil: 2100 is not a leap year
  /// ```
  public init?(year: Int, month: Int, day: Int) {
    guard
      1...9999 ~= year, 1...12 ~= month, 1...Day.length(ofMonth: month, year: year) ~= day
    else { return nil }
    let marchYear = month > 2 ? year : year - 1
    let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// The date in the Gregorian calendar: a year in 1...9999, a month in 1...12 and a day of the
  /// month in 1...31.
  ///
  /// One call costs less than ``year``, ``month`` and ``day`` separately.
  public var components: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (number + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let marchYear = era * 400 + yearOfEra
    return (
      year: month > 2 ? marchYear : marchYear + 1,
      month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// The year, in 1...9999.
  public var year: Int { components.year }

  /// The month, from 1 for January to 12 for December.
  public var month: Int { components.month }

  /// The day of the month, in 1...31.
  public var day: Int { components.day }

  /// The day of the week in ISO 8601: 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    // 0001-01-01 was a Monday.
    (self - .earliest) % 7 + 1
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

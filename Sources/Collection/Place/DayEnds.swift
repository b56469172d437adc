package import SpacedRepetition

/// The times when study days end. Anki's steps count within a day; SM-2 does not need this.
package struct DayEnds: Sendable {
  private let end: @Sendable (Day) -> Int
  /// The day requested last: many answers share a day, and a civil clock is slow.
  private var last: (day: Day, end: Int)?

  /// - Parameter end: The moment at which a study day ends, in milliseconds since 1970 UTC.
  package init(_ end: @escaping @Sendable (Day) -> Int) {
    self.end = end
  }

  /// Days that end at midnight UTC.
  package static let utc = DayEnds { inUTC($0, rolloverHour: 0) }

  package static func inUTC(_ day: Day, rolloverHour: Int) -> Int {
    ((day.number + 1) * 24 + rolloverHour) * 3_600_000
  }

  /// A moment of a study day.
  mutating func moment(_ milliseconds: Int, on day: Day) -> Moment {
    if last?.day != day { last = (day, end(day)) }
    return Moment(
      milliseconds: Int64(milliseconds), dayEnd: Int64(last?.end ?? milliseconds))
  }
}

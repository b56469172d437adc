import Foundation
import SpacedRepetition
import SpacedRepetitionFoundation
import Testing

/// Days of dates, and moments of days, in time zones with clock changes.
@Suite("A study calendar")
struct StudyCalendarTests {
  private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

  private func calendar(_ zone: String, _ hour: Int) throws -> StudyCalendar {
    StudyCalendar(timeZone: try #require(TimeZone(identifier: zone)), rolloverHour: hour)
  }

  @Test(
    "counts the hours before the roll-over for the day before",
    arguments: [
      ("2026-03-01T08:59:59Z", "America/Los_Angeles", 4, "2026-02-28"),
      ("2026-03-01T12:00:00Z", "America/Los_Angeles", 4, "2026-03-01"),
      ("2026-03-01T11:59:59Z", "America/Los_Angeles", 4, "2026-02-28"),
      ("2026-03-01T14:59:59Z", "Asia/Tokyo", 0, "2026-03-01"),
      ("2026-03-01T15:00:00Z", "Asia/Tokyo", 0, "2026-03-02"),
      ("1969-12-31T23:00:00Z", "UTC", 4, "1969-12-31"),
      ("1970-01-01T03:59:59Z", "UTC", 4, "1969-12-31"),
    ])
  func day(_ moment: String, _ zone: String, _ hour: Int, _ day: String) throws {
    #expect(try calendar(zone, hour).day(of: date(moment)).description == day)
  }

  @Test(
    "ends days of 23, 24 and 25 hours when clocks show the roll-over hour",
    arguments: [
      ("2026-03-07", "America/New_York", 4, "2026-03-08T08:00:00Z", 23),
      ("2026-10-31", "America/New_York", 4, "2026-11-01T09:00:00Z", 25),
      ("2026-06-01", "America/New_York", 4, "2026-06-02T08:00:00Z", 24),
      // Clocks skip from 2 to 3, from 0 to 1, and go back from 3 to 2.
      ("2026-03-07", "America/New_York", 2, "2026-03-08T07:00:00Z", 24),
      ("2018-11-03", "America/Sao_Paulo", 0, "2018-11-04T03:00:00Z", 24),
      ("2026-10-24", "Europe/Berlin", 3, "2026-10-25T02:00:00Z", 25),
    ])
  func end(_ day: String, _ zone: String, _ hour: Int, _ end: String, _ hours: Int) throws {
    let calendar = try calendar(zone, hour)
    let day = try #require(Day(day))
    #expect(try calendar.end(of: day) == date(end))
    #expect(
      calendar.end(of: day).timeIntervalSince(calendar.start(of: day)) == Double(hours) * 3600)
  }

  @Test(
    "puts the last moment of a day into it, and the next one into the next day",
    arguments: [
      "America/New_York", "America/Sao_Paulo", "Europe/Berlin", "Europe/Dublin", "Asia/Kathmandu",
      "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Cairo", "America/Havana", "UTC",
    ])
  func agreement(_ zone: String) throws {
    for hour in [0, 1, 2, 3, 4, 23] {
      let calendar = try calendar(zone, hour)
      let first = try #require(Day("2018-10-01"))
      for day in stride(from: first, through: first + 400, by: hour == 4 ? 1 : 3) {
        let end = calendar.end(of: day)
        let found = [calendar.day(of: end.addingTimeInterval(-0.001)), calendar.day(of: end)]
        guard found == [day, day + 1] else {
          Issue.record("\(zone), \(hour): \(day) ends at \(end), between \(found)")
          return
        }
      }
    }
  }

  @Test("makes reviews with the seconds that are left of their day, and dates of what is due")
  func review() throws {
    let calendar = try calendar("Europe/Berlin", 4)
    let now = try date("2026-03-01T22:30:00Z")
    let review = calendar.review(.hesitant, at: now)
    #expect(review.day.description == "2026-03-01")
    #expect(review.moment?.date == now)
    #expect(review.moment?.secondsLeft == 16_200)
    let learning = AnkiSM2().next(.new, review)
    #expect(calendar.due(learning) == now.addingTimeInterval(600))
    let known = SM2().next(.new, review)
    #expect(try calendar.due(known) == date("2026-03-02T03:00:00Z"))
    #expect(calendar.due(.new) == nil)
  }

  @Test("takes any date and any hour")
  func extremes() {
    let calendar = StudyCalendar(timeZone: .gmt, rolloverHour: 99)
    #expect(calendar.rolloverHour == 23)
    #expect(calendar.day(of: .distantPast) == .earliest)
    for date in [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e300)] {
      #expect(0...90_000 ~= calendar.moment(date).secondsLeft)
    }
    #expect(StudyCalendar(Calendar(identifier: .buddhist)).today.year < 2500)
  }
}

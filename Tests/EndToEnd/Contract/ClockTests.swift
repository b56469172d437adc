import Foundation
import Testing

/// `ROUNDS_NOW`, `TZ` and the hour at which a study day begins.
@Suite("The clock of scripts")
struct ClockTests {
  private func day(_ now: String, zone: String = "UTC", rollover: String? = nil) throws -> String {
    let collection = try TestCollection(environment: ["TZ": zone])
    if let rollover { try collection.run("config", "rollover-hour", rollover) }
    let stats = try collection.run("stats", "--json", now: now).objects()
    return try #require(stats.first?["day"] as? String)
  }

  @Test(
    "ROUNDS_NOW is an ISO 8601 date, or date and time, with a zone or without",
    arguments: [
      ("2026-06-29T12:00:00Z", "2026-06-29"), ("2026-06-29T12:00Z", "2026-06-29"),
      ("2026-06-29t12:00:00z", "2026-06-29"), ("2026-06-29T12:00:00.250Z", "2026-06-29"),
      ("2026-06-29T12:00:00,25Z", "2026-06-29"), ("2026-06-29 12:00:00", "2026-06-29"),
      ("2026-06-29T12:00", "2026-06-29"), ("2026-06-30T06:00:00+12:00", "2026-06-29"),
      // 18:00 of the previous day in UTC; then 02:00, before the study day begins.
      ("2026-06-30T06:00:00+1200", "2026-06-29"), ("2026-06-30T14:00:00+12", "2026-06-29"),
      ("2026-06-28T23:00:00-05:30", "2026-06-29"), ("2026-06-29", "2026-06-29"),
      ("2024-02-29T12:00:00Z", "2024-02-29"), ("1969-12-31T12:00:00Z", "1969-12-31"),
      ("2099-12-31T12:00:00Z", "2099-12-31"),
    ])
  func forms(now: String, expected: String) throws {
    #expect(try day(now) == expected)
  }

  @Test(
    "anything else in ROUNDS_NOW is a usage error",
    arguments: [
      "yesterday", "2026", "2026-13-01", "2026-02-30", "2025-02-29", "2026-06-29T25:00",
      "2026-06-29T12:60", "2026-06-29T12", "2026-06-29T12:00:00X", "2026-06-29T12:00:00+25:00",
      "12:00", " 2026-06-29", "2026-06-29T12:00:00Zfoo", "1782734400", "2026-06-29T12:00:00.Z",
    ])
  func invalid(now: String) throws {
    let collection = try TestCollection()
    for command in ["stats", "review", "--help"] {
      let result = try collection.run(command, now: now)
      #expect(result.status == .exited(2))
      #expect(result.output == "")
      #expect(result.errors.contains("ROUNDS_NOW is `\(now)`"))
    }
  }

  @Test("an empty ROUNDS_NOW is none: the machine's clock counts")
  func machineClock() throws {
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM-dd"
    formatter.timeZone = TimeZone(identifier: "UTC")
    func studyDay() -> String { formatter.string(from: Date() - 4 * 3600) }
    let before = studyDay()
    let day = try day("")
    #expect([before, studyDay()].contains(day))
  }

  @Test(
    "the study day begins at four by the clock on the wall, whatever daylight saving does",
    arguments: [
      ("2026-06-29T03:59:59Z", "UTC", "2026-06-28"), ("2026-06-29T04:00:00Z", "UTC", "2026-06-29"),
      // Berlin: the day before clocks go forward, that night, and the night when they go back.
      ("2026-03-28T02:59:00Z", "Europe/Berlin", "2026-03-27"),
      ("2026-03-28T03:00:00Z", "Europe/Berlin", "2026-03-28"),
      ("2026-03-29T01:59:00Z", "Europe/Berlin", "2026-03-28"),
      ("2026-03-29T02:00:00Z", "Europe/Berlin", "2026-03-29"),
      ("2026-10-24T01:59:00Z", "Europe/Berlin", "2026-10-23"),
      ("2026-10-24T02:00:00Z", "Europe/Berlin", "2026-10-24"),
      ("2026-10-25T02:59:00Z", "Europe/Berlin", "2026-10-24"),
      ("2026-10-25T03:00:00Z", "Europe/Berlin", "2026-10-25"),
      ("2026-03-08T07:59:00Z", "America/New_York", "2026-03-07"),
      ("2026-03-08T08:00:00Z", "America/New_York", "2026-03-08"),
      ("2026-11-01T08:59:00Z", "America/New_York", "2026-10-31"),
      ("2026-11-01T09:00:00Z", "America/New_York", "2026-11-01"),
      // Times without a zone are local.
      ("2026-03-29T03:59:00", "Europe/Berlin", "2026-03-28"),
      ("2026-03-29T04:00:00", "Europe/Berlin", "2026-03-29"),
      ("2026-10-25T03:59:00", "Europe/Berlin", "2026-10-24"),
      ("2026-06-28T13:59:00Z", "Pacific/Kiritimati", "2026-06-28"),
      ("2026-06-28T14:00:00Z", "Pacific/Kiritimati", "2026-06-29"),
      ("2026-06-29T15:00:00Z", "Pacific/Pago_Pago", "2026-06-29"),
      ("2026-06-29T14:59:00Z", "Pacific/Pago_Pago", "2026-06-28"),
      ("2026-03-08T08:00:00Z", "EST5EDT,M3.2.0,M11.1.0", "2026-03-08"),
      ("2026-03-08T07:59:00Z", "EST5EDT,M3.2.0,M11.1.0", "2026-03-07"),
    ])
  func rollover(now: String, zone: String, expected: String) throws {
    #expect(try day(now, zone: zone) == expected)
  }

  @Test(
    "rollover-hour moves the beginning of the day",
    arguments: [
      ("2026-06-29T00:00:00Z", "0", "2026-06-29"), ("2026-06-28T23:59:00Z", "0", "2026-06-28"),
      ("2026-06-29T22:59:00Z", "23", "2026-06-28"), ("2026-06-29T23:00:00Z", "23", "2026-06-29"),
    ])
  func rolloverHour(now: String, hour: String, expected: String) throws {
    #expect(try day(now, rollover: hour) == expected)
  }

  @Test("daylight saving and a journey move no due date")
  func dueDates() throws {
    let collection = try TestCollection(environment: ["TZ": "Europe/Berlin"])
    let grade = try collection.run("grade", "form", "4", "--json", now: "2026-03-28T23:30:00")
    #expect(try grade.objects()[0]["due"] as? String == "2026-03-29")
    for zone in ["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"] {
      let card = try collection.run(
        "show", "form", "--json", now: "2026-03-29T12:00:00Z", environment: ["TZ": zone])
      #expect(try card.objects()[0]["due"] as? String == "2026-03-29")
    }
    #expect(try collection.journal().map(\.day) == ["2026-03-28"])
  }
}

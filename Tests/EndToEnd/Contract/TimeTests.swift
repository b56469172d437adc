import Foundation
import Testing

@Suite("Days that are not like others")
struct TimeTests {
  /// Answers at a time, and returns the day that it counted for and the card's due day.
  private func grade(
    _ collection: TestCollection, _ card: String, at now: String, zone: String
  ) throws -> (day: String?, due: String?) {
    let result = try collection.run(
      "grade", card, "4", "--json", now: now, environment: ["TZ": zone])
    #expect(result.succeeded, "\(result.errors)")
    let day = try collection.journal().last { $0.event == "review" }?.day
    return (day, try result.objects().first?["due"] as? String)
  }

  @Test(
    "an answer counts for the day that the learner's clock shows, from four in the morning on",
    arguments: [
      ("2026-06-29T03:59:59", "UTC", "2026-06-28", "2026-06-29"),
      ("2026-06-29T04:00:00", "UTC", "2026-06-29", "2026-06-30"),
      // A night of 23 and one of 25 hours.
      ("2026-03-29T03:59:59", "Europe/Berlin", "2026-03-28", "2026-03-29"),
      ("2026-03-29T04:00:00", "Europe/Berlin", "2026-03-29", "2026-03-30"),
      ("2026-10-25T03:59:59", "Europe/Berlin", "2026-10-24", "2026-10-25"),
      ("2026-10-25T04:00:00", "Europe/Berlin", "2026-10-25", "2026-10-26"),
      // The same moment on both sides of the date line.
      ("2026-06-29T18:00:00Z", "Pacific/Kiritimati", "2026-06-30", "2026-07-01"),
      ("2026-06-29T18:00:00Z", "Pacific/Pago_Pago", "2026-06-29", "2026-06-30"),
      ("2028-02-29T12:00:00", "UTC", "2028-02-29", "2028-03-01"),
      ("2100-02-28T12:00:00", "UTC", "2100-02-28", "2100-03-01"),
      ("2038-01-19T12:00:00", "UTC", "2038-01-19", "2038-01-20"),
      ("2026-06-29T12:00:00Z", "", "2026-06-29", "2026-06-30"),
      ("2026-06-29T12:00:00Z", "Not/AZone", "2026-06-29", "2026-06-30"),
    ])
  func days(now: String, zone: String, day: String, due: String) throws {
    let graded = try grade(TestCollection(), "form", at: now, zone: zone)
    #expect(graded.day == day && graded.due == due, "\(now) in \(zone)")
  }

  @Test("a clock that goes back a year loses no answer, and what follows still counts")
  func clockBack() throws {
    let collection = try TestCollection()
    _ = try grade(collection, "form", at: "2026-06-29T12:00:00Z", zone: "UTC")
    let back = try grade(collection, "form", at: "2025-06-29T12:00:00Z", zone: "UTC")
    #expect(back.day == "2025-06-29")
    _ = try grade(collection, "form", at: "2026-07-05T12:00:00Z", zone: "UTC")
    let card = try #require(try collection.run("show", "form", "--json").objects().first)
    #expect(card["repetition"] as? Int == 3)
    #expect(try collection.run("check").succeeded)
    #expect(try collection.answers().count == 3)
  }

  @Test("a journey across the date line and back asks no card twice and leaves none out")
  func journey() throws {
    let collection = try TestCollection()
    let first = try grade(
      collection, "form", at: "2026-06-29T18:00:00Z", zone: "Pacific/Kiritimati")
    #expect(first.due == "2026-07-01")
    for (now, zone, due) in [
      ("2026-06-30T09:00:00Z", "Pacific/Pago_Pago", 0),
      ("2026-07-01T18:00:00Z", "Pacific/Pago_Pago", 1),
    ] {
      let cards = try collection.run(
        "cards", "is:due", "--json", now: now, environment: ["TZ": zone]
      ).objects()
      #expect(cards.count == due, "\(now)")
    }
  }
}

import SpacedRepetition
import TestSupport
import Testing

struct DayTests {
  @Test("Every day from 1600 to 2400 is counted, written and read back")
  func roundTrip() {
    // An independent walk through the calendar: days of a month in turn, months of a year in turn.
    var number = -135_140
    var weekday = 6
    for year in 1600...2400 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for dayOfMonth in 1...length {
          let day = Day(number: number)
          let text = day.description
          guard
            day.components == (year, month, dayOfMonth),
            Day(year: year, month: month, day: dayOfMonth) == day,
            Day(text) == day,
            text == padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2),
            day.weekday == weekday
          else {
            Issue.record("\(year)-\(month)-\(dayOfMonth): \(day), day \(number)")
            return
          }
          number += 1
          weekday = weekday % 7 + 1
        }
        #expect(Day(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(Day(number: number) == Day("2401-01-01"))
  }

  @Test(
    "Known dates have their known numbers and weekdays",
    arguments: [
      ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-01-01", 10_957, 6),
      ("2000-02-29", 11_016, 2), ("2001-09-09", 11_574, 7), ("2026-03-01", 20_513, 7),
      ("1600-01-01", -135_140, 6), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ])
  func knownDates(_ text: String, _ number: Int, _ weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
    let (year, month, dayOfMonth) = (day.year, day.month, day.day)
    #expect(Day(year: year, month: month, day: dayOfMonth) == day)
  }

  @Test("29 February exists in leap years only", arguments: [1600, 1996, 2000, 2024, 2400, 4])
  func leapYears(_ year: Int) throws {
    let leapDay = try #require(Day(year: year, month: 2, day: 29))
    #expect((leapDay + 1).components == (year, 3, 1))
    #expect(Day(year: year + 1, month: 2, day: 29) == nil)
  }

  @Test("29 February is missing from most centuries", arguments: [100, 1700, 1800, 1900, 2100])
  func centuries(_ year: Int) throws {
    #expect(Day(year: year, month: 2, day: 29) == nil)
    let last = try #require(Day(year: year, month: 2, day: 28))
    #expect((last + 1).components == (year, 3, 1))
  }

  @Test(
    "Dates outside the calendar do not exist",
    arguments: [
      (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
      (2026, 4, 31), (2026, 1, -1), (.max, 1, 1), (2026, .max, 1), (2026, 1, .max),
      (.min, .min, .min),
    ])
  func invalidDates(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Only YYYY-MM-DD is read",
    arguments: [
      "", "2026", "2026-3-01", "2026-03-1", "26-03-01", "2026/03/01", "2026-03/01", "20260301",
      "2026-03-01 ", " 2026-03-01", "2026-03-01T00:00", "+026-03-01", "-026-03-01", "2026-0a-01",
      "2026-02-29", "2026-00-10", "2026-13-10", "2026-01-32", "2026-01-00", "0000-01-01",
      "２０２６-03-01", "2026-03-0١", "2026-03-0\0", "2026–03–1", "aaaa-bb-cc", "12026-03-01",
    ])
  func invalidText(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("A text that is a part of a longer one is read")
  func substrings() throws {
    let line = "reviewed on 2026-03-01 with a 4 – and a text that is not ASCII"
    let start = try #require(line.firstIndex(of: "2"))
    let text = line[start...].prefix(10)
    #expect(Day(String(text)) == Day(number: 20_513))
  }

  @Test("Sums and differences of days undo each other")
  func arithmetic() throws {
    let day = try #require(Day("2024-02-28"))
    #expect((day + 1).description == "2024-02-29")
    #expect((day + 2).description == "2024-03-01")
    #expect((day - 59).description == "2023-12-31")
    #expect(day + -59 == day - 59)
    #expect((day + 400) - day == 400)
    #expect(day - (day + 400) == -400)
    #expect(day.distance(to: day + 7) == 7)
    #expect(day.advanced(by: -7) == day - 7)
    #expect(day < day + 1)
    #expect(!(day < day))
  }

  @Test("A range of days can be walked")
  func ranges() throws {
    let monday = try #require(Day("2026-03-02"))
    #expect((monday..<monday + 7).map(\.weekday) == [1, 2, 3, 4, 5, 6, 7])
    #expect((Day.latest - 2...Day.latest).count == 3)
    #expect((Day.latest - 1...Day.latest).map(\.day) == [30, 31])
  }

  @Test("Arithmetic stops at the first and the last day")
  func saturation() {
    #expect(Day.earliest.description == "0001-01-01")
    #expect(Day.latest.description == "9999-12-31")
    #expect(Day(number: .min) == .earliest)
    #expect(Day(number: .max) == .latest)
    #expect(Day.latest + 1 == .latest)
    #expect(Day.earliest - 1 == .earliest)
    for day in [Day.earliest, Day(number: 0), Day.latest] {
      #expect(day + .max == .latest)
      #expect(day + .min == .earliest)
      #expect(day - .max == .earliest)
      #expect(day - .min == .latest)
    }
    #expect(Day.latest - Day.earliest == 3_652_058)
  }

  @Test("Texts of days sort as the days do")
  func order() {
    var random = SplitMix64(seed: 7)
    let days = (0..<500).map { _ in
      Day(number: Int.random(in: -719_162...2_932_896, using: &random))
    }
    #expect(days.sorted().map(\.description) == days.map(\.description).sorted())
  }

  private func padded(_ number: Int, _ length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: length - digits.count) + digits
  }
}

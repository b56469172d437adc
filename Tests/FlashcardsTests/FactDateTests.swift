import SpacedRepetition
import Testing

@testable import Flashcards

struct FactDateTests {
  @Test(
    "A date covers its day, its month or its year",
    arguments: [
      ("2026", "2026-01-01", "2026-12-31"), ("2026-05", "2026-05-01", "2026-05-31"),
      ("2024-02", "2024-02-01", "2024-02-29"), ("2026-02", "2026-02-01", "2026-02-28"),
      ("2026-12", "2026-12-01", "2026-12-31"), ("2026-05-31", "2026-05-31", "2026-05-31"),
      ("0001", "0001-01-01", "0001-12-31"), ("9999-12", "9999-12-01", "9999-12-31"),
    ])
  func days(_ text: String, _ first: String, _ last: String) throws {
    let date = try #require(FactDate(text))
    #expect(date.firstDay == Day(first))
    #expect(date.lastDay == Day(last))
    #expect(date.description == text)
    #expect(FactDate(date.description) == date)
  }

  @Test(
    "Anything else is no date",
    arguments: [
      "", "26", "2026-", "2026-5", "2026-13", "2026-00", "2026-02-29", "2026-05-31-01", "-2026",
      "2026/05",
      "２０２６", "0000", " 2026", "2026-05-1 ", "May 2026", "20260501", "--", "+026",
    ])
  func invalid(_ text: String) {
    #expect(FactDate(text) == nil)
  }
}

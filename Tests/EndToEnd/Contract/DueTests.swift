import Foundation
import Testing

@Suite("due and plan")
struct DueTests {
  @Test("due counts what waits today, and with --quiet says so by its exit code")
  func due() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    func due(_ now: String? = nil) throws -> Program.Output {
      try collection.run("due", "--quiet", now: now)
    }
    let waiting = Program.Output(status: .exited(0), output: "3 new\n", errors: "")
    #expect(try due() == waiting)
    try collection.run("grade", "n1", "4")
    try collection.run("config", "new-per-day", "0")
    // The second time the numbers come from the cache.
    for _ in 0..<2 {
      #expect(try due() == Program.Output(status: .exited(3), output: "", errors: ""))
      #expect(try collection.run("due").output == "Nothing waits today.\n")
    }
    #expect(try due("2026-06-30T12:00:00Z").output == "1 due\n")
    try collection.run("config", "new-per-day", "2")
    for _ in 0..<2 { #expect(try due("2026-06-30T12:00:00Z").output == "1 due, 2 new\n") }
    // Before the day rolls over it is still the day before.
    #expect(try due("2026-06-30T03:59:00Z").output == "1 new\n")
    #expect(
      try collection.run("due", "--json").output
        == #"{"day":"2026-06-29","due":0,"new":1,"learning":0}"# + "\n")
  }

  @Test("due counts what the review shows, whatever changes in between")
  func changes() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try collection.run("suspend", "n1")
    #expect(try collection.run("due").output == "2 new\n")
    #expect(try collection.run("due").output == "2 new\n")
    try collection.write(SampleDecks.numbers(1...5), to: "decks/numbers.md")
    #expect(try collection.run("due").output == "4 new\n")
    try collection.run("undo")
    #expect(try collection.run("due").output == "5 new\n")
    try collection.write("damaged", to: "home/.cache/due")
    #expect(try collection.run("due").output == "5 new\n")
  }

  @Test("due --quiet writes nothing for a collection that is not there, and no complaints")
  func quiet() throws {
    let collection = try TestCollection(["a.md": "Q: a?\nA: b\n\nQ: bad\n"])
    let result = try collection.run("due", "--quiet")
    #expect(result == Program.Output(status: .exited(0), output: "1 new\n", errors: ""))
    #expect(!FileManager.default.fileExists(atPath: collection.home))
  }

  @Test("plan tells whether the rate covers the cards, and which would")
  func plan() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...40)])
    let none = try collection.run("plan")
    #expect(none.status == .exited(1) && none.errors.contains("rounds config exam-date"))
    try collection.run("config", "new-per-day", "2")
    #expect(try collection.run("config", "exam-date", "2026-7").status == .exited(2))
    #expect(try collection.run("config", "exam-date", "2026-07-12").succeeded)
    #expect(
      try collection.run("plan").output == """
        Exam on 2026-07-12, in 13 days.
        At 2 new cards a day 14 of 40 new cards will not be met by then.
        At 7 a day from tomorrow on you meet them all, and see each at least three times: rounds \
        config new-per-day 7

        """)
    try collection.run("config", "new-per-day", "7")
    #expect(
      try collection.run("plan").output == """
        Exam on 2026-07-12, in 13 days.
        At 7 new cards a day the last of 40 new cards is met on 2026-07-04, 8 days before it.
        That leaves time to see each at least three times.

        """)
    #expect(
      try collection.run("plan", "numbers", "--json").output
        == #"{"day":"2026-06-29","examDate":"2026-07-12","daysLeft":13,"newCards":40,"#
        + #""newPerDay":7,"lastNew":"2026-07-04","uncovered":0,"neededPerDay":6}"# + "\n")
    #expect(try collection.run("plan", now: "2026-07-13").output.contains("The exam is past"))
    #expect(try collection.run("config", "--unset", "exam-date").output.contains("none"))
  }
}

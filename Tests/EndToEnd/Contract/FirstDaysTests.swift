import Foundation
import Testing

/// Sensible numbers when there are few: on the first day, after one answer, after a pause, with all
/// cards suspended.
@Suite("Numbers of the first days")
struct FirstDaysTests {
  private func stats(_ collection: TestCollection, now: String? = nil) throws -> String {
    let result = try collection.run("stats", now: now)
    #expect(result.succeeded && result.errors == "")
    return result.output
  }

  @Test("on the first day are of the setting, and name the exam")
  func firstDay() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...100)])
    #expect(
      try stats(collection).contains(
        """
        Will I be ready?
          seen 0 of 100 cards, mature 0
          at 20 new a day (new-per-day) you will have seen every card by 2026-07-03
        """))
    try collection.run("config", "exam-date", "2026-07-02")
    #expect(
      try stats(collection).contains(
        """
          exam 2026-07-02, in 3 days: 40 cards short at 20 new a day (new-per-day)
        """))
    #expect(try stats(collection, now: "2026-07-02T12:00:00Z").contains("\n  exam today\n"))
    #expect(
      try stats(collection, now: "2026-07-05T12:00:00Z").contains("\n  exam 2026-07-02, past\n"))
    try collection.run("config", "new-per-day", "0")
    #expect(
      try stats(collection).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("in 3 days: 100 cards new, and none learned: new-per-day is 0"))
  }

  @Test("after one answer promise nothing: the share that is known is the best to hope for")
  func oneAnswer() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...10)])
    try collection.run("grade", "n1", "4")
    let text = try stats(collection)
    #expect(text.contains("at best 10.0 % would be right today"))
    #expect(text.contains("at 20 new a day (new-per-day)"))
    #expect(try collection.run("simulate").output.contains("a rough guess: 1 answer of yours"))
    try collection.run("grade", "n1", "4", now: "2026-06-30T12:00:00Z")
    let decks = try collection.run("stats", "decks", now: "2026-06-30T13:00:00Z").output
    #expect(decks.contains("100.0 % of 1, ready 10 % at best"))
  }

  @Test("start from the learner's own retention once there are twenty answers at an interval")
  func measured() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...40)])
    for (day, grade) in [("27", "4"), ("28", nil)] {
      let lines = (1...40).map { "grade n\($0) \(grade ?? ($0.isMultiple(of: 2) ? "4" : "1"))\n" }
      try collection.run(input: lines.joined(), now: "2026-06-\(day)T12:00:00Z")
    }
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    let readiness = try #require(stats["readiness"] as? [String: Any])
    #expect(readiness["isMeasured"] as? Bool == true)
    // Twenty have 6 days, of which a sixth has passed; twenty failed, of which half are known after
    // a day.
    let ready = try #require(readiness["ready"] as? Double)
    #expect(abs(ready - (20 * pow(0.5, 1.0 / 6) + 20 * 0.5) / 40) < 0.001)
    let text = try self.stats(collection)
    #expect(text.contains("\(Int(ready * 100)).") && !text.contains("at best"))
  }

  @Test("after a pause of three weeks leave its weeks blank, and offer to spread what is due")
  func pause() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...9)])
    for (day, cards) in [("01", 1...9), ("02", 1...4), ("03", 5...8)] {
      try collection.run(
        input: cards.map { "grade n\($0) 4\n" }.joined(), now: "2026-06-\(day)T12:00:00Z")
    }
    let text = try stats(collection)
    #expect(text.contains("last 12 weeks, 50 to 100 %: ········█···"))
    #expect(text.contains("new a day") == false && text.contains("seen 9 of 9 cards"))
    let page = collection.folder + "/page.html"
    #expect(try collection.run("report", "--html", page).succeeded)
    #expect(
      try collection.read("page.html").contains(
        "<span class=\"whole sparkline\">········█···</span>"))
    let ascii = try collection.run("stats", environment: ["LC_ALL": "C"]).output
    #expect(ascii.contains("50 to 100 %:" + String(repeating: " ", count: 9) + "#\n"))

    let terminal = try collection.open()
    try terminal.waitFor("9 cards are due, and your usual day is 4: `backlog` spreads them")
    try terminal.waitFor("9 due, 0 new> ")
    terminal.send("backlog\r")
    try terminal.waitFor("7 cards went to a later day.")
    terminal.send("quit\r")
    try terminal.waitForExit()
    let again = try collection.open()
    try again.waitFor("2 due, 0 new> ")
    #expect(!again.plainText.contains("usual day"))
  }

  @Test("with the whole deck suspended count what was seen, and promise no new cards")
  func suspended() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try collection.run("config", "exam-date", "2026-07-12")
    try collection.run(input: "grade n1 4\nsuspend n1\nsuspend n2\nsuspend n3\n")
    let text = try stats(collection)
    #expect(text.contains("seen 1 of 3 cards, mature 0, suspended 3; at best 33.3 %"))
    #expect(text.contains("\n  exam 2026-07-12, in 13 days\n"))
    #expect(try collection.run("due").output == "Nothing is due today.\n")
    #expect(try collection.run("plan").output.contains("You have seen every card."))
    let simulated = try collection.run("simulate", "--days", "3").output
    #expect(simulated.contains("at the end: 0 of 0 cards seen, 0 mature\n"))
  }

  @Test("drill and practice say so in history, and a reset is one")
  func history() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("review", input: "\n3\n\n4\n")
    try collection.run("review", "--cram", input: "\n5\n")
    let terminal = try collection.open("review", "--cram")
    try terminal.waitFor("What is number 1?")
    terminal.send("d9\r")
    try terminal.waitFor("is due on 2026-07-08")
    terminal.send("r")
    try terminal.waitFor("is new again")
    terminal.send("q")
    try terminal.waitForExit()
    let what = try collection.run("history", "--json").objects().map { $0["what"] as? String }
    #expect(
      what == [
        "reset", "rescheduling", "practice, grade 5 on 2026-06-29",
        "final drill, grade 4 on 2026-06-29", "grade 3 on 2026-06-29",
      ])
  }
}

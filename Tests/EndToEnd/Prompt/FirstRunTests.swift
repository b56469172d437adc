import Foundation
import Testing

@Suite("The first start")
struct FirstRunTests {
  @Test("greets once, explains grades, offers decks, and asks for the exam", arguments: [80, 40])
  func greeting(columns: Int) throws {
    let collection = try TestCollection()
    let terminal = try collection.open(columns: columns, rows: 40, isFirstRun: true)
    try terminal.waitFor("YYYY-MM-DD> ")
    let text = terminal.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.hasPrefix("Welcome to rounds."))
    #expect(text.contains("5 easy, 4 good, 3 hard: right, it comes back later."))
    #expect(text.contains("6 cards in 1 deck are here: Mixed cards"))
    terminal.send("next month\r")
    try terminal.waitFor("Write the date as in 2026-09-27")
    terminal.send("2026-06-29\r")
    try terminal.waitFor("2026-06-29 is today")
    terminal.send("2026-06-28\r")
    try terminal.waitFor("2026-06-28 is past")
    terminal.send(columns == 80 ? "2026-09-01\r" : "9/1/2026\r")
    try terminal.waitFor("Exam in 64 days: at 20 new cards a day")
    try terminal.waitFor("you will have seen all 6 by 2026-06-29")
    try terminal.waitFor(columns == 80 ? "0 due, 5 new, exam in 64 d> " : "0 due, 5 new> ")
    terminal.send("plan\r")
    try terminal.waitFor("Exam on 2026-09-01, in 64 days.")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.read("home/config.json") == "{\n  \"exam-date\": \"2026-09-01\"\n}\n")
    let second = try collection.open(isFirstRun: true)
    try second.waitFor("5 new, exam in 64 d> ")
    #expect(second.screen.text.contains(/^rounds \d+\.\d+\.\d+: 6 cards in 1 deck\./))
  }

  @Test(
    "offers the cards a day that the exam asks for",
    arguments: [("\r", true), ("y\r", true), ("n\r", false), ("decks\r", false)])
  func rate(answer: String, isSet: Bool) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...200)])
    let terminal = try collection.open(isFirstRun: true)
    try terminal.waitFor("YYYY-MM-DD> ")
    terminal.send("2026-07-12\r")
    try terminal.waitFor("Exam in 13 days: 30 new cards a day cover all 200; the setting is 20.")
    try terminal.waitFor("Set 30 a day? [Y/n] ")
    terminal.send(answer)
    try terminal.waitFor("\(isSet ? 30 : 20) new, exam in 13 d> ")
    #expect(try collection.read("home/config.json").contains("\"new-per-day\": 30") == isSet)
    if answer == "decks\r" { #expect(terminal.plainText.contains("Numbers")) }
  }

  @Test("agrees to more than a hundred new cards a day only if that is said")
  func tooMany() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...900)])
    let terminal = try collection.open(isFirstRun: true)
    try terminal.waitFor("YYYY-MM-DD> ")
    terminal.send("2026-07-02\r")
    try terminal.waitFor("Set 440 a day? [y/N] ")
    terminal.send("\r")
    try terminal.waitFor("20 new, exam in 3 d> ")
    #expect(try !collection.read("home/config.json").contains("new-per-day"))
  }

  @Test("in a small window the greeting is short enough to be read without scrolling")
  func smallWindow() throws {
    let decks = (1...20).map { ("deck\($0).md", SampleDecks.numbers($0...$0, name: "Deck \($0)")) }
    let collection = try TestCollection(Dictionary(uniqueKeysWithValues: decks))
    for (columns, rows) in [(40, 15), (40, 20), (60, 24), (80, 24)] {
      let terminal = try collection.open(columns: columns, rows: rows, isFirstRun: true)
      try terminal.waitFor("YYYY-MM-DD> ")
      #expect(terminal.screen.row < rows && terminal.screen.wrappedLines == [])
      #expect(terminal.screen.text.contains("0 blackout"))
    }
  }

  @Test(
    "no exam, or a command for an answer, leads on", arguments: ["", "none", "decks", "\u{04}"])
  func noExam(answer: String) throws {
    let collection = try TestCollection()
    let terminal = try collection.open(isFirstRun: true)
    try terminal.waitFor("YYYY-MM-DD> ")
    terminal.send(answer == "\u{04}" ? answer : answer + "\r")
    if answer == "decks" { try terminal.waitFor("Mixed cards") }
    try terminal.waitFor("5 new> ")
    terminal.send("quit\r")
    try terminal.waitForExit()
    let second = try collection.open(isFirstRun: true)
    try second.waitFor("new> ")
    #expect(!second.screen.text.contains("Welcome"))
    #expect(!collection.files(in: "home").contains("config.json"))
  }

  @Test("a collection without decks says how to get cards")
  func empty() throws {
    let collection = try TestCollection([:])
    let terminal = try collection.open(isFirstRun: true)
    try terminal.waitFor("There are no decks yet")
  }
}

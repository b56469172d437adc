import Foundation
import Testing

@Suite("due and plan")
struct DueTests {
  @Test("due counts what there is to review today, and with --quiet says so by its exit code")
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
      #expect(try collection.run("due").output == "Nothing is due today.\n")
    }
    #expect(try due("2026-06-30T12:00:00Z").output == "1 due\n")
    try collection.run("config", "new-per-day", "2")
    for _ in 0..<2 { #expect(try due("2026-06-30T12:00:00Z").output == "1 due, 2 new\n") }
    // Before the rollover, it is still the previous day.
    #expect(try due("2026-06-30T03:59:00Z").output == "1 new\n")
    #expect(
      try collection.run("due", "--json").output
        == #"{"day":"2026-06-29","due":0,"new":1,"learning":0,"dueInAll":0,"dueBeyondLimit":0}"#
        + "\n")
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
      try collection.run("plan").output.hasPrefix(
        """
        Exam on 2026-07-12, in 13 days.
        At 2 new cards a day 14 of 40 new cards will still be new by then.
        7 new a day from tomorrow covers them all, and shows each at least three times: rounds \
        config new-per-day 7
        On the day you will know about 
        """))
    try collection.run("config", "new-per-day", "7")
    #expect(
      try collection.run("plan").output.hasPrefix(
        """
        Exam on 2026-07-12, in 13 days.
        At 7 new cards a day you will have seen all 40 new cards by 2026-07-04, 8 days before it.
        That leaves time to see each at least three times.
        On the day you will know about 
        """))
    #expect(
      try collection.run("plan", "numbers", "--json").output.hasPrefix(
        #"{"day":"2026-06-29","examDate":"2026-07-12","daysLeft":13,"newCards":40,"#
          + #""newPerDay":7,"lastNew":"2026-07-04","uncovered":0,"neededPerDay":6,"minutes":null,"#
          + #""neededMinutes":null,"pace":7.0,"uncoveredAtPace":0,"target":0.92,"answers":0,"#))
    #expect(try collection.run("plan", now: "2026-07-13").output.contains("The exam is past"))
    #expect(try collection.run("config", "--unset", "exam-date").output.contains("none"))
  }

  @Test("plan is of the cards that a deck, tags or a search choose, as a review is")
  func planOfAChoice() throws {
    let collection = try TestCollection([
      "numbers.md": SampleDecks.numbers(1...4), "mixed.md": SampleDecks.mixed,
    ])
    try collection.run("config", "exam-date", "2026-07-12")
    func newCards(_ choice: String...) throws -> Int? {
      try Program.run(["plan", "--json"] + choice, environment: collection.environment)
        .objects().first?["newCards"] as? Int
    }
    #expect(try newCards() == 10)
    #expect(try newCards("numbers") == 4)
    #expect(try newCards("--tag", "mix") == 6)
    #expect(try newCards("--search", "id:n1 or id:form") == 2)
    #expect(try newCards("numbers", "--search", "id:n1 or id:form") == 1)
    let unknown = try collection.run("plan", "--tag", "mox")
    #expect(unknown.status == .exited(1) && unknown.errors.contains("did you mean `mix`?"))
  }

  @Test("plan says what the days cost in minutes once there are answers to tell by")
  func price() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...80)])
    try collection.run("config", "exam-date", "2026-07-12")
    try collection.run("config", "new-per-day", "2")
    #expect(try !collection.run("plan").output.contains("minute"))
    try collection.run(input: (1...60).map { "grade n\($0) 4\n" }.joined())
    let text = try collection.run("plan").output
    #expect(
      text.contains("At 2 new cards a day (about ") && text.contains(" new by then.") == false)
    #expect(text.contains("4 new a day from tomorrow (about "))
    let plan = try #require(try collection.run("plan", "--json").objects().first)
    let minutes = try #require(plan["minutes"] as? Double)
    #expect(try minutes > 0 && #require(plan["neededMinutes"] as? Double) > minutes)
  }

  @Test("an exam date that is today or past is refused, as at the first start")
  func pastExam() throws {
    let collection = try TestCollection()
    for (day, word) in [("2026-06-28", "past"), ("2020-01-01", "past"), ("2026-06-29", "today")] {
      let result = try collection.run("config", "exam-date", day)
      #expect(result.status == .exited(2))
      #expect(result.errors.contains("rounds: the exam date \(day) is \(word)"))
    }
    #expect(!collection.files(in: "home").contains("config.json"))
    #expect(try collection.run("config", "exam-date", "2026-06-30").succeeded)
    #expect(try collection.run("config", "exam-date", "none").output.contains("none"))
  }

  @Test("due, decks, stats and the prompt say how many cards the limit puts off")
  func limit() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...5)])
    try collection.run(
      input: (1...5).map { "grade n\($0) 4\n" }.joined(), now: "2026-06-20T12:00:00Z")
    try collection.run("config", "reviews-per-day", "2")
    for _ in 0..<2 {
      #expect(try collection.run("due").output == "2 of 5 due (3 over reviews-per-day)\n")
    }
    #expect(try collection.run("due", "--quiet").output == "2 of 5 due\n")
    let decks = try collection.run("decks")
    #expect(decks.errors.hasPrefix("rounds: 2 of 5 due today (3 over reviews-per-day); `backlog`"))
    #expect(decks.output.contains("\t5\t"))
    let stats = try collection.run("stats").output
    #expect(stats.contains("due today 2 of 5 (5 overdue, 3 over reviews-per-day), tomorrow 5"))
    #expect(try collection.run(input: "quit\n").output.hasPrefix("2026-06-29: 2 of 5 due, 0 new;"))
    try collection.run(input: "grade n1 4\ngrade n2 4\n")
    // The day is done, and the others are still listed.
    #expect(try collection.run("due").output == "0 of 3 due (3 over reviews-per-day)\n")
    #expect(try collection.run("due", "--quiet").status == .exited(3))
    #expect(
      try collection.run("review").output.contains("3 cards more due today, over reviews-per-day."))
  }

  @Test("due, backlog, stats, the prompt and the review say that siblings put cards off")
  func siblings() throws {
    let collection = try TestCollection([
      "terms.md": (1...5).map { "T: term \($0)\nD: meaning \($0)\nId: t\($0)\n" }
        .joined(separator: "\n")
    ])
    try collection.run("config", "new-per-day", "0")
    try collection.run(
      input: (1...5).map { "grade t\($0).reverse 4\n" }.joined(), now: "2026-06-28T12:00:00Z")
    // Their siblings are learned on their due day.
    try collection.run(input: (1...5).map { "grade t\($0) 4\n" }.joined())
    for _ in 0..<2 {
      #expect(try collection.run("due").output == "0 of 5 due (5 siblings put off)\n")
    }
    #expect(try collection.run("due", "--quiet").status == .exited(3))
    #expect(
      try collection.run("backlog").output
        == "Nothing to spread: 5 cards are due today, none overdue.\n")
    #expect(
      try collection.run("stats").output.contains(
        "due today 0 of 5 (5 siblings put off), tomorrow 10"))
    #expect(try collection.run(input: "quit\n").output.hasPrefix("2026-06-29: 0 of 5 due, 0 new;"))
    let review = try collection.run("review").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      review == "Nothing to review now. 5 siblings put off to another day. Due tomorrow: 10 cards.")
  }

  @Test("plan says that no card was learned where that is the own pace")
  func nonePace() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...9)])
    try collection.run("grade", "n1", "4", now: "2026-05-01T12:00:00Z")
    try collection.run("config", "exam-date", "2026-07-12")
    let plan = try collection.run("plan").output
    #expect(plan.contains("You learned none in the last 30 days: that leaves 8 still new."))
    #expect(try collection.run("stats").output.contains("8 cards new, and none learned in the"))
  }

  @Test("the command for more new cards is of the same cards, and a shell reads it")
  func moreNewCards() throws {
    let collection = try TestCollection([
      "numbers.md": SampleDecks.numbers(1...3, name: "It's numbers"), "mixed.md": SampleDecks.mixed,
    ])
    try collection.run("config", "new-per-day", "0")
    try collection.run("config", "exam-date", "2026-06-30")
    func advised(_ words: [String], before: String, after: String) throws -> String {
      let text = try Program.run(words, environment: collection.environment).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let start = try #require(text.range(of: before), "\(text)").upperBound
      let rest = text[start...]
      return String(rest[..<(rest.range(of: after)?.lowerBound ?? rest.endIndex)])
    }
    for (choice, command) in [
      ([], "rounds review --new 10"), (["mixed"], "rounds review mixed --new 10"),
      (["It's num"], #"rounds review 'It'\''s num' --new 10"#),
      (
        ["--tag", "mix", "--search", #""which form" or (id:n1)"#],
        #"rounds review --tag mix --search '"which form" or (id:n1)' --new 10"#
      ),
    ] {
      let found = try advised(["review"] + choice, before: "More new cards today: ", after: "\n")
      #expect(found == command)
      #expect(try advised(["plan"] + choice, before: "others: `", after: "` learns") == command)
      #expect(
        try advised(
          ["review", "--new-only"] + choice, before: "More new cards today: ", after: "\n")
          == command.replacing("--new 10", with: "--new-only --new 10"))
      // It asks the chosen cards.
      let script = "rounds() { \"$ROUNDS\" \"$@\" </dev/null; }; \(found)"
      let run = try collection.shell(script)
      #expect(run.succeeded && run.output.contains("Left in this review: "), "\(run)")
    }
  }
}

import Foundation
import Testing

/// `TestCollection.today` is 2026-06-29, a Monday.
@Suite("The plan for an exam's date")
struct ExamPlanTests {
  private static let exam = "2026-07-25"

  private func plan(
    _ collection: TestCollection, _ words: [String] = [], now: String? = nil
  ) throws -> [String: Any] {
    var environment = collection.environment
    if let now { environment["ROUNDS_NOW"] = now }
    let result = try Program.run(["plan", "--json"] + words, environment: environment)
    return try #require(try result.objects().first)
  }

  /// A card for which a 4 today results in the day after the exam, 15 days from today.
  private func studied() throws -> TestCollection {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("config", "exam-date", "2026-07-13")
    for day in ["2026-06-22", "2026-06-23"] {
      try collection.run("grade", "n1", "4", now: "\(day)T12:00:00Z")
    }
    return collection
  }

  @Test("goes by what FSRS says of a card, under the policy fsrs")
  func fsrs() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("config", "policy", "fsrs")
    try collection.run("config", "desired-retention", "0.75")
    try collection.run("config", "exam-date", "2026-07-19")
    // After an easy first answer the card is due in a month at 0.75, and known with a chance of
    // 0.82 on the day; judged only by its interval it would be 0.93.
    try collection.run("grade", "n1", "5")
    let card = try #require(try collection.run("show", "n1", "--json").objects().first)
    let due = try #require(card["due"] as? String)
    #expect("2026-06-29" < due && due < "2026-07-19")
  }

  @Test(
    "shows the share that will be known, by domain, the reviews of each day and what ends before it"
  )
  func json() throws {
    let collection = try TestCollection([
      "numbers.md": SampleDecks.numbers(1...200), "mixed.md": SampleDecks.mixed,
      "year.md":
        "Q: q\nA: a\nValid until: 2026-07-10\nId: ends\n\nQ: r\nA: b\nValid until: 2026-07\nId: stays\n",
    ])
    try collection.run("config", "exam-date", Self.exam)
    try collection.run("config", "new-per-day", "1")
    try collection.run(input: (1...62).map { "grade n\($0) 4\n" }.joined())
    let plan = try plan(collection)
    let known = try #require(plan["known"] as? Double)
    let (low, high) = (plan["low"] as? Double ?? 2, plan["high"] as? Double ?? -1)
    #expect(0 < low && low <= known && known <= high && high <= 1)
    let domains = try #require(plan["domains"] as? [[String: Any]])
    #expect(
      Set(domains.compactMap { $0["domain"] as? String }) == ["Mixed cards", "Numbers", "year"])
    let days = try #require(plan["perDay"] as? [[String: Any]])
    #expect(days.count == plan["daysLeft"] as? Int && days[0]["day"] as? String == "2026-06-29")
    #expect(days[1]["reviews"] as? Double == 62)
    let more = try #require(plan["more"] as? [[String: Any]])
    #expect(more.first?["minutes"] as? Int == 10)
    #expect(try #require(more.first?["known"] as? Double) > known)
    let ending = try #require(plan["ending"] as? [[String: String]])
    #expect(ending.map { $0["id"] } == ["kammer", "ends"])
    #expect((plan["codeSets"] as? [Any])?.isEmpty == true)
    let text = try collection.run("plan").output
    #expect(
      text.contains("10 more minutes a day: ") && text.contains("Reviews a day until the exam"))
    #expect(text.contains("2 facts end before the exam, the first on 2026-01-31"))
  }

  @Test("check --expired --by lists what ends before a day, and says of each whether it has ended")
  func expiredBy() throws {
    let collection = try TestCollection([
      "year.md":
        "Q: q\nA: a\nValid until: 2026-07-10\nId: ends\n\nQ: r\nA: b\nValid until: 2026-05\n"
    ])
    let result = try collection.run("check", "--expired", "--by", Self.exam)
    #expect(result.errors.contains("this fact is valid until 2026-07-10"))
    #expect(result.errors.contains("this fact was valid until 2026-05"))
    #expect(try !collection.run("check", "--expired").errors.contains("2026-07-10"))
    #expect(try collection.run("check", "--by", Self.exam).status == .exited(2))
    #expect(try collection.run("check", "--expired", "--by", "soon").status == .exited(2))
  }

  @Test("says which year's codes the exam asks, where it comes after their change")
  func codeSets() throws {
    let outline = """
      name = "Mine"
      minutes = 60
      as-of = "2026-06"
      source = "me"
      code-sets-change = "07-15"

      [[domain]]
      name = "All"
      questions = 5
      search = "deck:numbers"

      """
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...6)])
    try collection.write(outline, to: "home/decks/exams/mine.toml")
    try collection.run("config", "exam", "mine")
    for (date, isAfter) in [("2026-07-14", false), ("2026-07-15", true), (Self.exam, true)] {
      try collection.run("config", "exam-date", date)
      let text = try collection.run("plan").output
      let words = "From 2026-07-15 the Mine exam asks by the code sets of 2026, and so will yours."
      #expect(text.contains(words) == isAfter)
    }
  }

  @Test("offers on a terminal to set the new cards a day, and Enter agrees")
  func offer() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...600)])
    try collection.run("config", "exam-date", Self.exam)
    #expect(try !collection.run("plan").output.contains("Set "))
    for (answer, isSet) in [("n\r", false), ("\r", true)] {
      let terminal = try collection.open("plan", columns: 80, rows: 60)
      try terminal.waitFor("Set 31 new a day? [Y/n]")
      terminal.send(answer)
      try terminal.waitForExit()
      #expect(
        try collection.read("home/config.json").contains(#""new-per-day": 31"#) == isSet)
    }
  }

  @Test("a review, its lines in a pipe and grade put a card on the same day before the exam")
  func sameDay() throws {
    for way in ["grade", "pipe", "prompt", "keys"] {
      let collection = try studied()
      switch way {
      case "grade":
        let result = try collection.run("grade", "n1", "4", "--json")
        #expect(try result.objects().first?["due"] as? String == "2026-07-12")
      case "pipe": try collection.run("review", input: "\n4\n")
      case "prompt": try collection.run(input: "grade n1 4\n")
      default:
        let terminal = try collection.open("review")
        try terminal.waitFor("What is number 1?")
        terminal.send(" ")
        try terminal.waitFor("13d")
        terminal.send("4")
        try terminal.waitForExit()
      }
      let journal = try collection.files(in: "home/journal").filter { $0.hasSuffix(".jsonl") }
        .map { try collection.read("home/journal/" + $0) }.joined()
      #expect(journal.contains(#""after":15,"by":"published","due":"2026-07-12""#), "\(way)")
      func due() throws -> String? {
        try collection.run("cards", "--json").objects().first?["due"] as? String
      }
      #expect(try due() == "2026-07-12")
      // The answer and its day are undone together, and reading the day requires no setting.
      try collection.run("config", "--unset", "exam-date")
      #expect(try due() == "2026-07-12")
      try collection.run("undo")
      #expect(try due() == "2026-06-29")
    }
  }
}

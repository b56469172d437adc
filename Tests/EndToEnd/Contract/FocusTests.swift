import Foundation
import Testing

@Suite("Preparing for an exam")
struct FocusCommandTests {
  private static let outline = """
    name = "Demo"
    minutes = 20
    pass = 70
    as-of = "2026-11"
    source = "a book"

    [[domain]]
    name = "Numbers"
    questions = 3
    search = "tag:n"

    [[domain]]
    name = "Thin"
    questions = 2
    search = "tag:t"
    """

  /// Ten choices of `n`, one of `t`, and five other cards before them.
  private func collection() throws -> TestCollection {
    func cards(_ tag: String, _ count: Int) -> String {
      "---\nname: Deck \(tag)\n---\n\n"
        + (1...count).map {
          "Q: \(tag) \($0)?\n- [x] yes \($0)\n- [ ] no \($0)\nTags: \(tag)\nId: \(tag)\($0)\n"
        }.joined(separator: "\n")
    }
    let collection = try TestCollection([
      "a.md": cards("o", 5), "b.md": cards("n", 10), "c.md": cards("t", 1),
    ])
    try collection.write(Self.outline, to: "decks/exams/demo.toml")
    return collection
  }

  @Test("config exam sets it, and names what there is where there is no such exam")
  func config() throws {
    let collection = try collection()
    let wrong = try collection.run("config", "exam", "dem")
    #expect(wrong.status == .exited(2))
    #expect(wrong.errors.contains("there is no exam `dem`"))
    #expect(wrong.errors.contains("did you mean `demo`?"))
    #expect(try collection.run("config", "exam", "a/b").status == .exited(2))
    let set = try collection.run("config", "exam", "DEMO")
    #expect(set.succeeded && set.output.contains("demo"))
    #expect(set.errors.contains("Demo: 11 cards of 16; `review --all` includes the others"))
    #expect(try collection.read("home/config.json") == "{\n  \"exam\": \"demo\"\n}\n")
    #expect(try collection.run("config", "exam", "none").succeeded)
    #expect(try collection.run("due").output == "16 new\n")
  }

  @Test("due, review, plan, stats and the prompt take its cards; --all and names reach the others")
  func commands() throws {
    let collection = try collection()
    let before = try collection.run("due", "--json").output
    #expect(!before.contains("exam"))
    #expect(try collection.run("config", "exam", "demo").succeeded)
    #expect(try collection.run("config", "exam-date", "2026-07-21").succeeded)
    // The second time, the numbers come from the cache.
    for _ in 1...2 {
      let due = try #require(try collection.run("due", "--json").objects().first)
      #expect(due["new"] as? Int == 11 && due["exam"] as? String == "demo")
    }
    #expect(try collection.run("due", "--all", "--json").output == before)
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    #expect(stats["exam"] as? String == "demo")
    #expect((stats["cards"] as? [String: Int])?.values.reduce(0, +) == 11)
    let domains = try #require(stats["domains"] as? [[String: Any]])
    #expect(Set(domains.compactMap { $0["name"] as? String }) == ["Numbers", "Thin"])
    let all = try #require(try collection.run("stats", "--all", "--json").objects().first)
    #expect(all["exam"] == nil && (all["cards"] as? [String: Int])?.values.reduce(0, +) == 16)
    let plan = try #require(try collection.run("plan", "--json").objects().first)
    #expect(plan["newCards"] as? Int == 11)
    let review = try collection.run("review", "--limit", "1", input: "q\n")
    #expect(review.output.contains("Deck n"))
    #expect(try collection.run("review", "--all", "--limit", "16").output.contains("16 new"))
    let named = try collection.run("review", "deck o", "--limit", "1", input: "q\n")
    #expect(named.output.contains("Deck o"))
    let terminal = try collection.open()
    try terminal.waitFor("rounds: 0 due, 11 new, Demo in 22 days> ")
    #expect(terminal.screen.text.contains("Demo in 22 days: 11 cards to know"))
    let later = try collection.open(now: "2026-07-21T12:00:00Z")
    try later.waitFor("new, Demo today> ")
    let after = try collection.open(now: "2026-07-22T12:00:00Z")
    try after.waitFor("new> ")
    #expect(!after.screen.text.contains("Demo in"))
  }

  @Test("what a review says of tomorrow is about the exam's cards, and names the others")
  func tomorrow() throws {
    let collection = try collection()
    #expect(try collection.run("review", "deck o", input: "a\n4\nb\n4\n").succeeded)
    #expect(try collection.run("config", "exam", "demo").succeeded)
    let later = "2026-06-30T12:00:00Z"
    let nothing = try collection.run("review", "--new", "0", now: later).output
    #expect(nothing.contains("Due tomorrow: 0 cards of your exam."))
    #expect(nothing.contains("2 cards due that Demo does not ask: rounds review --all."))
    let all = try collection.run("review", "--new", "0", "--all", "--limit", "1", now: later).output
    #expect(all.contains("2026-06-30") || all.contains("Deck o"))
  }

  @Test("a card with a short answer is asked as a choice, which stays when the exam is left")
  func made() throws {
    let cards = [30, 60, 90, 10].map { "Q: Limit of \($0)?\nA: \($0) days\nTags: x\nId: l\($0)\n" }
    let collection = try TestCollection(["a.md": cards.joined(separator: "\n")])
    let first = try collection.run("exam", "x", "--seed", "1", input: "a\nq\n")
    #expect(first.output.contains("\n  d  "))
    let kept = try collection.read("home/exam.json")
    #expect(kept.contains(#""distractors":["#) && kept.contains(" days"))
    let second = try collection.run("exam", input: "b\nc\nd\n")
    #expect(second.succeeded, "\(second.errors)")
    let report = try collection.run("exam", "--report").output
    #expect(report.contains(" of 4 right"))
    // An option that an edit has made right no longer counts as a wrong one.
    #expect(try collection.run("exam", "x", "--seed", "1", input: "a\nq\n").succeeded)
    let deck = try collection.read("decks/a.md")
    let edited = deck.replacing(
      "days\nTags", with: "days\nAlso: 10 days, 30 days\nAlso: 30 days\nTags")
    try collection.write(edited, to: "decks/a.md")
    let third = try collection.run("exam", input: "q\n")
    #expect(third.output.contains("Limit of") && third.succeeded)
  }

  @Test("the first start asks for it, then for its date", arguments: [80, 40])
  func firstRun(columns: Int) throws {
    let collection = try collection()
    let terminal = try collection.open(columns: columns, rows: 24, isFirstRun: true)
    try terminal.waitFor("What are you preparing for?")
    try terminal.waitFor("1-1> ")
    terminal.send("7\r")
    try terminal.waitFor("Type a number from 1 to 1")
    terminal.send("demo\r")
    try terminal.waitFor("The date of Demo? Enter for none.")
    terminal.send("2026-07-21\r")
    try terminal.waitFor("Demo in 22 days")
    try terminal.waitFor("11 new")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.read("home/config.json").contains("\"exam\": \"demo\""))
  }

  @Test("an exam lists what it would draw and opens nothing; its score is kept with the prediction")
  func exam() throws {
    let collection = try collection()
    let outline = try collection.run("exam", "demo", "--outline", "--json").objects()
    #expect(outline.map { $0["domain"] as? String } == ["Numbers", "Thin"])
    #expect(outline.map { $0["questions"] as? Int } == [3, 2])
    #expect(outline.map { $0["cards"] as? Int } == [10, 1])
    let list = try collection.run("exam", "demo", "--seed", "4", "--list", "--json")
    #expect(list.errors.contains("Thin: 1 of 2 questions; there are no more cards about it"))
    let listed = try list.objects()
    #expect(listed.count == 4 && listed.allSatisfy { $0.keys.sorted() == ["domain", "id"] })
    #expect(!collection.files(in: "home").contains("exam.json"))

    // Without a name it is the exam that the learner is preparing for.
    #expect(try collection.run("config", "exam", "demo").succeeded)
    let first = try collection.run("exam", "--seed", "4", input: "a\na\na\na\n")
    #expect(first.succeeded, "\(first.errors)")
    let report = try collection.run("exam", "--report").output
    #expect(report.contains(" at 70 % in what could be asked."))
    #expect(report.contains("By this sample you know "))
    #expect(report.contains("Before the start it was predicted 50 % (0 to 100 %)"))
    #expect(report.contains("Too few cards: Thin (1 of 2). The score says nothing about what is"))
    let taken = try #require(collection.files(in: "home/exams").first)
    let kept = try collection.read("home/exams/" + taken)
    #expect(listed.compactMap { $0["id"] as? String }.allSatisfy(kept.contains))

    // The second one asks what the first did not.
    let second = try collection.run("exam", "demo", "--seed", "4", "--list", "--json").objects()
      .compactMap { $0["id"] as? String }.filter { $0.hasPrefix("n") }
    #expect(second.count == 3 && !second.contains(where: { kept.contains("\"\($0)\"") }))

    let stats = try collection.run("stats", "exams").output
    #expect(stats.contains("2026-06-29 DEMO") && stats.contains("predicted 50 % (0 to 100 %)"))
    #expect(stats.contains("The prediction held in the exam that had one."))
    let json = try #require(try collection.run("stats", "--json").objects().first)
    let exams = try #require(json["exams"] as? [[String: Any]])
    #expect(exams.count == 1 && exams[0]["predictionHolds"] as? Bool == true)
    #expect(exams[0]["predicted"] as? Double == 0.5)

    // A wrong prediction is reported as such.
    try collection.write(
      kept.replacing(#""low":0"#, with: #""low":9000"#).replacing(
        #""share":5000"#, with: #""share":9500"#
      ).replacing(#""right":true"#, with: #""right":false"#), to: "home/exams/" + taken)
    let off = try collection.run("stats", "exams").output
    #expect(off.contains("predicted 95 % (90 to 100 %), too high"))
    #expect(off.contains("The prediction was off in 1 of 1 exam."))
  }
}

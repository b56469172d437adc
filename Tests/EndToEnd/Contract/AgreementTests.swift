import Foundation
import TestSupport
import Testing

/// The same question asked of several commands, in random collections.
@Suite("What stats, plan, simulate, due and decks say")
struct AgreementTests {
  /// Three decks, one with a tag and one with siblings, with a random past, settings, suspensions
  /// and burials, and some answers of today.
  private func collection(_ random: inout SplitMix64) throws -> TestCollection {
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let (plain, tagged, pairs) = (int(1...40), int(1...40), int(1...8))
    let collection = try TestCollection([
      "a.md": SampleDecks.numbers(1...plain, name: "A"),
      "b.md": SampleDecks.numbers(101...100 + tagged, name: "B")
        .replacing("source:", with: "tags: cpc\nsource:"),
      "c.md": "---\nname: C\n---\n\n"
        + (201...200 + pairs).map { "T: term \($0)\nD: meaning \($0)\nId: n\($0)\n" }
        .joined(separator: "\n"),
    ])
    let cards =
      (Array(1...plain) + Array(101...100 + tagged)).map { "n\($0)" }
      + (201...200 + pairs).flatMap { ["n\($0)", "n\($0).reverse"] }
    let noon = 1_782_734_400_000
    var table = "card_id,grade,review_time\n"
    let (span, pause) = ([0, 3, 20, 90].randomElement(using: &random)!, int(0...20))
    for card in cards where span > 0 && int(0...3) > 0 {
      var age = pause + int(1...span)
      while age > pause {
        table += "\(card),\(int(0...5)),\(noon - age * 86_400_000)\n"
        age -= int(1...12)
      }
    }
    if table.contains("n") {
      try collection.write(table, to: "history.csv")
      try collection.run("import", collection.folder + "/history.csv")
    }
    let policy = ["published", "delphi", "anki"].randomElement(using: &random)!
    var lines = "config policy \(policy)\nconfig new-per-day \(int(0...9))\n"
    lines += "config reviews-per-day \(int(0...30))\n"
    lines += "config exam-date 2026-0\(int(7...8))-\(int(10...31))\n"
    for card in cards where int(0...9) == 0 { lines += "suspend \(card)\n" }
    // A new card that is buried is not among the new ones of `stats`.
    for card in cards where table.contains("\n\(card),") && int(0...9) == 0 {
      lines += "bury \(card)\n"
    }
    for card in cards where int(0...14) == 0 { lines += "grade \(card) \(int(0...5))\n" }
    try collection.run(input: lines)
    return collection
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  @Test("agree about new cards, the exam, what is due and the minutes", arguments: 0..<12)
  func agree(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let collection = try collection(&random)
    func ask(_ words: [String]) throws -> [[String: Any]] {
      let result = try Program.run(words + ["--json"], environment: collection.environment)
      #expect(result.succeeded, "\(words): \(result.errors)")
      return try result.objects()
    }
    for scope in [[], ["--tag", "cpc"]] {
      let stats = try #require(try ask(["stats"] + scope).first)
      let plan = try #require(try ask(["plan"] + scope).first)
      let readiness = try #require(stats["readiness"] as? [String: Any])
      let due = try #require(stats["dueToday"] as? [String: Int])
      func number(_ key: String) throws -> Int { try #require(plan[key] as? Int) }

      let (days, new) = (try number("daysLeft"), try number("newCards"))
      let played = try #require(try ask(["simulate", "--days", "\(days)"] + scope).first)
      let perDay = try #require(played["perDay"] as? [[String: Int]])
      let learned = perDay.map { $0["learned"] ?? 0 }

      #expect(readiness["newCards"] as? Int == new)
      #expect(readiness["examDate"] as? String == plan["examDate"] as? String)
      #expect(readiness["newPerDay"] as? Double == plan["pace"] as? Double)
      #expect(try readiness["uncovered"] as? Int == number("uncoveredAtPace"))
      #expect(try learned.reduce(0, +) == new - number("uncovered"))
      if new > 0, try number("uncovered") == 0 {
        let last = try #require(learned.lastIndex { $0 > 0 })
        let day = DateComponents(
          calendar: Calendar(identifier: .iso8601), timeZone: TimeZone(identifier: "UTC"),
          year: 2026, month: 6, day: 29 + last
        ).date
        let text = try #require(day).formatted(.iso8601.year().month().day())
        #expect(plan["lastNew"] as? String == text)
      }
      #expect(due["all"] == (perDay[0]["reviews"] ?? 0) + (perDay[0]["backlog"] ?? 0))
      // Cards due by today are also due tomorrow, with those of that day.
      let tomorrow = try #require(stats["dueTomorrow"] as? Int)
      #expect(tomorrow >= due["all"] ?? 0)
      let byDay = try #require(stats["due"] as? [String: Int])
      #expect(due["all"] == byDay.filter { Int($0.key)! <= 0 }.values.reduce(0, +))
      if let minutes = plan["minutes"] as? Double {
        let later = perDay.dropFirst().map { Double($0["milliseconds"] ?? 0) / 60_000 }
        #expect(abs(minutes - later.reduce(0, +) / Double(later.count)) < 0.06)
      }
      guard scope.isEmpty else { continue }
      let today = try #require(try ask(["due"]).first)
      let steps = try #require(today["learning"] as? Int)
      #expect(today["due"] as? Int == due["review"].map { $0 - steps })
      #expect(today["dueInAll"] as? Int == due["all"].map { $0 - steps })
      #expect(today["dueBeyondLimit"] as? Int == due["beyondLimit"])
      let (asked, all) = try (
        #require(today["due"] as? Int), #require(today["dueInAll"] as? Int)
      )
      let beyondLimit = try #require(due["beyondLimit"])
      let siblings = all - asked - beyondLimit
      let words = asked < all ? "\(asked) of \(all) due" : "\(all) due"
      let text = try collection.run("due").output
      #expect(text.contains(words) == (all > 0), "\(text)")
      #expect(text.contains(Self.counted(siblings, "sibling") + " put off") == (siblings > 0))
      #expect(text.contains("\(beyondLimit) over reviews-per-day") == (beyondLimit > 0))
      #expect(try collection.run(input: "quit\n").output.contains(": \(words), "))
      let spread = try ask(["backlog", "--days", "3", "--dry-run"])
      #expect(spread.first?["before"] as? Int == due["all"])
      #expect(spread[1]["before"] as? Int == tomorrow - all - steps)
      // A session without answers ends with the cards due tomorrow.
      let closing = try collection.run("review").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(closing.contains("Due tomorrow: \(Self.counted(tomorrow, "card"))."), "\(closing)")
      let decks = try ask(["decks"])
      #expect(decks.reduce(0) { $0 + ($1["due"] as? Int ?? 0) } == due["all"])
      // A deck's readiness is the same next to others as by itself.
      let groups = try #require(stats["retentionBy"] as? [String: [[String: Any]]])
      for deck in try #require(groups["deck"]) {
        let name = try #require(deck["name"] as? String)
        let alone = try #require(try ask(["stats", "--deck", name, "--days", "5"]).first)
        let ready = (alone["readiness"] as? [String: Any])?["ready"] as? Double
        #expect(ready == deck["ready"] as? Double, "\(name)")
      }
      let cards = try #require(stats["cards"] as? [String: Int])
      #expect(cards["new"] == new)
    }
  }

  @Test("count what is overdue for today in the small picture, and again for tomorrow")
  func overdue() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...40)])
    try collection.run(
      input: (1...40).map { "grade n\($0) 4\n" }.joined(), now: "2026-06-20T12:00:00Z")
    try collection.run("config", "reviews-per-day", "20")
    let text = try collection.run("stats").output
    #expect(
      text.contains("due today 20 of 40 (40 overdue, 20 over reviews-per-day), tomorrow 40, within")
    )
    #expect(text.contains("next 30 days: █▁"))
    let review = try collection.run("review", input: "\n4\n").output
    #expect(review.contains("Due tomorrow: 39 cards."))
    #expect(try collection.run("stats").output.contains("tomorrow 39, within"))
    // Cards buried until tomorrow are due then.
    try collection.run("bury", "n5")
    #expect(
      try collection.run("stats").output.contains(
        "19 of 38 (38 overdue, 19 over reviews-per-day), tomorrow 39, within"))
    #expect(try collection.run("review").output.contains("Due tomorrow: 39 cards."))
  }
}

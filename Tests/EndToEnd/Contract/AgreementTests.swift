import Foundation
import TestSupport
import Testing

/// The same question asked of several commands, in collections made by chance.
@Suite("What stats, plan, simulate, due and decks say")
struct AgreementTests {
  /// Two decks, one of which has a tag, with a random past, settings and suspensions, and some
  /// answers of today.
  private func collection(_ random: inout SplitMix64) throws -> TestCollection {
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let (plain, tagged) = (int(1...40), int(1...40))
    let collection = try TestCollection([
      "a.md": SampleDecks.numbers(1...plain, name: "A"),
      "b.md": SampleDecks.numbers(101...100 + tagged, name: "B")
        .replacing("source:", with: "tags: cpc\nsource:"),
    ])
    let cards = Array(1...plain) + Array(101...100 + tagged)
    let noon = 1_782_734_400_000
    var table = "card_id,grade,review_time\n"
    let (span, pause) = ([0, 3, 20, 90].randomElement(using: &random)!, int(0...20))
    for card in cards where span > 0 && int(0...3) > 0 {
      var age = pause + int(1...span)
      while age > pause {
        table += "n\(card),\(int(0...5)),\(noon - age * 86_400_000)\n"
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
    for card in cards where int(0...9) == 0 { lines += "suspend n\(card)\n" }
    for card in cards where int(0...14) == 0 { lines += "grade n\(card) \(int(0...5))\n" }
    try collection.run(input: lines)
    return collection
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
      let decks = try ask(["decks"])
      #expect(decks.reduce(0) { $0 + ($1["due"] as? Int ?? 0) } == due["all"])
      // A deck is as ready beside the others as alone.
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
}

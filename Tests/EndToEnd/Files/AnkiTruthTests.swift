import Foundation
import Testing

/// An Anki collection in the program, compared with what Anki itself reports about it.
@Suite("A collection that comes from Anki")
struct AnkiTruthTests {
  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../ExchangeTests/Samples/anki").standardizedFileURL.path
  private static let now = "2026-06-29T18:30:00Z"

  private typealias Object = [String: Any]

  private static func truth() throws -> Object {
    let data = try Data(contentsOf: URL(fileURLWithPath: samples + "/truth_graphs.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? Object)
  }

  private func number(_ object: Object?, _ key: String) -> Int? {
    (object?[key] as? NSNumber)?.intValue
  }

  @Test(
    "has every number of Anki's statistics, of all cards, of some days and of each deck",
    arguments: ["modern.apkg", "legacy.apkg"])
  func truth(package: String) throws {
    let collection = try TestCollection([:], environment: ["ROUNDS_NOW": Self.now])
    let result = try collection.run("import", Self.samples + "/" + package)
    #expect(result.succeeded, "\(result.errors)")
    func stats(_ options: String...) throws -> Object {
      try #require(
        try Program.run(["stats", "--json"] + options, environment: collection.environment)
          .objects().first)
    }
    let truth = try Self.truth()
    try compare(stats(), truth["graphs_all"], "all")
    // Anki's graphs of so many days begin one day earlier.
    try compare(stats("--days", "366"), truth["graphs_365"], "365")
    try compare(stats("--days", "32"), truth["graphs_31"], "31")
    let decks = try #require(truth["graphs_by_deck"] as? Object)
    for deck in ["Default", "Geography", "Languages", "Science"] {
      try compare(stats("--deck", deck), decks[deck], deck)
    }
    #expect(decks.count == 4)

    #expect(try collection.run("check").succeeded)
    // Importing the same again changes nothing.
    let again = try collection.run("import", "--json", Self.samples + "/" + package).objects()
    #expect(number(again.first, "added") == 0 && number(again.first, "updated") == 0)
    #expect(number(again.first, "reviews") == 0 && number(again.first, "schedules") == 0)
  }

  private func compare(_ ours: Object, _ theirs: Any?, _ name: String) throws {
    let theirs = try #require(theirs as? Object)
    try compareCards(ours, theirs, name)
    compareRetention(ours, theirs, name)
    try compareAnswers(ours, theirs, name)
  }

  private func compareCards(_ ours: Object, _ theirs: Object, _ name: String) throws {
    let cards = ours["cards"] as? Object
    let counts = (theirs["card_counts"] as? Object)?["excluding_inactive"] as? Object
    for (key, theirs) in [
      ("new", "newCards"), ("learning", "learn"), ("relearning", "relearn"), ("young", "young"),
      ("mature", "mature"), ("suspended", "suspended"), ("buried", "buried"),
    ] {
      #expect(number(cards, key) == number(counts, theirs), "\(name) \(key)")
    }
    for (key, graph, part) in [
      ("due", "future_due", "future_due"), ("intervals", "intervals", "intervals"),
      ("easiness", "eases", "eases"),
    ] {
      let expected = (theirs[graph] as? Object)?[part] as? [String: Int]
      #expect(ours[key] as? [String: Int] == expected, "\(name) \(key)")
      #expect(expected?.isEmpty == false)
    }
  }

  private func compareRetention(_ ours: Object, _ theirs: Object, _ name: String) {
    let retention = ours["retention"] as? Object
    let expected = theirs["true_retention"] as? Object
    for period in ["today", "yesterday", "week", "month", "year", "all"] {
      let ours = retention?[period] as? Object
      let theirs = expected?[period == "all" ? "all_time" : period] as? Object
      for age in ["young", "mature"] {
        for outcome in ["passed", "failed"] {
          #expect(
            number(ours?[age] as? Object, outcome) == number(theirs, "\(age)_\(outcome)"),
            "\(name) \(period) \(age) \(outcome)")
        }
      }
    }
  }

  private func compareAnswers(_ ours: Object, _ theirs: Object, _ name: String) throws {
    let today = ours["today"] as? Object
    for (key, theirKey) in [
      ("answers", "answer_count"), ("correct", "correct_count"), ("milliseconds", "answer_millis"),
    ] {
      #expect(number(today, key) == number(theirs["today"] as? Object, theirKey), "\(name) \(key)")
    }
    let days = try #require(theirs["reviews"] as? Object)
    for (key, graph) in [("reviews", "count"), ("times", "time")] {
      // Anki numbers days from today, so that earlier ones are negative.
      let expected = try #require(days[graph] as? [String: [String: Int]])
      let found = try #require(ours[key] as? [String: [String: Int]])
      #expect(
        Dictionary(
          uniqueKeysWithValues: found.map { day, work in
            (day == "0" ? day : "-" + day, work.filter { $0.key != "drill" })
          }) == expected, "\(name) \(key)")
      #expect(found.values.allSatisfy { $0["drill"] == 0 })
    }
    let hours = (theirs["hours"] as? Object)?["all_time"] as? [[String: Int]]
    #expect(ours["hours"] as? [[String: Int]] == hours, "\(name) hours")
    let buttons = try #require(theirs["buttons"] as? Object)
    for (period, theirPeriod) in [
      ("month", "one_month"), ("quarter", "three_months"), ("year", "one_year"),
      ("all", "all_time"),
    ] {
      #expect(
        (ours["buttons"] as? Object)?[period] as? [String: [Int]]
          == buttons[theirPeriod] as? [String: [Int]], "\(name) buttons of \(period)")
    }
  }
}

import Foundation
import Testing

/// A collection of Anki's through the program, against what Anki itself reports of it.
@Suite("A collection that comes from Anki")
struct AnkiTruthTests {
  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../ExchangeTests/Samples/anki").standardizedFileURL.path

  private static func truth() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: samples + "/truth_graphs.json"))
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(all["graphs_all"] as? [String: Any])
  }

  private func number(_ object: [String: Any]?, _ key: String) -> Int? {
    (object?[key] as? NSNumber)?.intValue
  }

  @Test(
    "has Anki's card counts, due days, intervals, easiness and retention to the last card and answer",
    arguments: ["modern.apkg", "legacy.apkg"])
  func truth(package: String) throws {
    let collection = try TestCollection([:], environment: ["ROUNDS_NOW": "2026-06-29T18:30:00Z"])
    let result = try collection.run(
      "import", Self.samples + "/" + package, now: "2026-06-29T18:30:00Z")
    #expect(result.succeeded, "\(result.errors)")
    let stats = try #require(
      try collection.run("stats", "--json", now: "2026-06-29T18:30:00Z").objects().first)
    let truth = try Self.truth()

    let cards = stats["cards"] as? [String: Any]
    let counts = (truth["card_counts"] as? [String: Any])?["excluding_inactive"] as? [String: Any]
    for (ours, theirs) in [
      ("new", "newCards"), ("learning", "learn"), ("relearning", "relearn"), ("young", "young"),
      ("mature", "mature"), ("suspended", "suspended"), ("buried", "buried"),
    ] {
      #expect(number(cards, ours) == number(counts, theirs), "\(ours)")
    }
    for (ours, graph, theirs) in [
      ("due", "future_due", "future_due"), ("intervals", "intervals", "intervals"),
      ("easiness", "eases", "eases"),
    ] {
      let expected = (truth[graph] as? [String: Any])?[theirs] as? [String: Int]
      #expect(stats[ours] as? [String: Int] == expected, "\(ours)")
      #expect(expected?.isEmpty == false)
    }
    let retention = stats["retention"] as? [String: Any]
    let expected = truth["true_retention"] as? [String: Any]
    for period in ["today", "yesterday", "week", "month", "year", "all"] {
      let ours = retention?[period] as? [String: Any]
      let theirs = expected?[period == "all" ? "all_time" : period] as? [String: Any]
      for age in ["young", "mature"] {
        for outcome in ["passed", "failed"] {
          #expect(
            number(ours?[age] as? [String: Any], outcome) == number(theirs, "\(age)_\(outcome)"),
            "\(period) \(age) \(outcome)")
        }
      }
    }
    #expect(try collection.run("check").succeeded)
    // The same once more changes nothing.
    let again = try collection.run(
      "import", "--json", Self.samples + "/" + package, now: "2026-06-29T18:30:00Z"
    ).objects()
    #expect(number(again.first, "added") == 0 && number(again.first, "updated") == 0)
    #expect(number(again.first, "reviews") == 0 && number(again.first, "schedules") == 0)
  }
}

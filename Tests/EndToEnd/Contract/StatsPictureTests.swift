import Foundation
import TestSupport
import Testing

/// The pictures of `rounds stats` for an Anki collection, compared with reviewed files.
///
/// `ROUNDS_RECORD=1 swift test --filter StatsPictureTests` rewrites the files.
@Suite("The pictures of stats")
struct StatsPictureTests {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let package = here.appendingPathComponent(
    "../../ExchangeTests/Samples/anki/modern.apkg"
  ).standardizedFileURL.path
  private static let pictures = [
    "retention", "forecast", "calendar", "reviews", "intervals", "easiness", "hours", "weekdays",
    "buttons", "learned", "curve", "calibration", "decks", "domains",
  ]

  @Test("are as in their golden files at 40, 80 and 120 columns, with blocks and in ASCII")
  func golden() throws {
    let collection = try TestCollection([:], environment: ["ROUNDS_NOW": "2026-06-29T18:30:00Z"])
    #expect(try collection.run("import", Self.package).succeeded)
    for columns in [40, 80, 120] {
      for locale in ["C.UTF-8", "C"] {
        let environment = ["COLUMNS": "\(columns)", "LC_ALL": locale]
        func lines(_ words: [String]) throws -> String {
          let result = try Program.run(
            words, environment: collection.environment.merging(environment) { $1 })
          #expect(result.succeeded && result.errors == "", "\(words)")
          return "$ rounds \(words.joined(separator: " "))\n" + result.output
        }
        // In a pipe, a list of decks is not a table.
        let terminal = try PseudoTerminal(
          arguments: ["decks"],
          environment: collection.environment.merging(environment) { $1 }
            .merging(["NO_COLOR": "1"]) { $1 }, columns: columns)
        #expect(try terminal.waitForExit() == .exited(0))
        let text =
          try ([["stats"]] + Self.pictures.map { ["stats", $0] }).map(lines)
          .joined(separator: "\n") + "\n$ rounds decks\n" + terminal.plainText
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
        // A long name of a deck is cut with an ellipsis in any table.
        #expect(locale != "C" || text.replacing("…", with: "").utf8.allSatisfy { $0 < 0x80 })
        try compare(text, "stats-\(columns)-\(locale == "C" ? "ascii" : "blocks").txt")
      }
    }
  }

  private func compare(_ text: String, _ name: String) throws {
    let folder = Self.here.appendingPathComponent("../Golden").standardizedFileURL
    try expectGolden(text, at: folder.appendingPathComponent(name).path)
  }

  @Test("tell an empty collection that there is nothing to show, in all words")
  func empty() throws {
    let collection = try TestCollection([:])
    for picture in Self.pictures {
      let result = try collection.run("stats", picture)
      #expect(result.succeeded)
      #expect(result.output.contains("nothing to show yet"), "\(picture)")
    }
    #expect(try collection.run("stats", "nonsense").status == .exited(2))
    #expect(try collection.run("stats", "--days", "0").status == .exited(2))
    #expect(try collection.run("stats", "--deck", "nonsense").status == .exited(2))
    #expect(try collection.run("stats", "--tag", "nonsense").status == .exited(2))
  }

  @Test("count answers by the hour of the learner's clock, also when it is put forward and back")
  func hours() throws {
    let collection = try TestCollection(
      ["numbers.md": SampleDecks.numbers(1...6)], environment: ["TZ": "Europe/Berlin"])
    // Daylight saving time begins and ends at 01:00 UTC on these Sundays.
    for (card, now) in [
      ("n1", "2026-03-29T00:30:00Z"), ("n2", "2026-03-29T01:30:00Z"),
      ("n3", "2026-03-29T06:30:00Z"), ("n4", "2026-10-25T00:30:00Z"),
      ("n5", "2026-10-25T01:30:00Z"), ("n6", "2026-10-25T23:30:00Z"),
    ] {
      #expect(try collection.run("grade", card, "4", now: now).succeeded)
    }
    let stats = try collection.run("stats", "--json", now: "2026-10-26T12:00:00Z").objects().first
    let hours = try #require(stats?["hours"] as? [[String: Int]])
    let found = hours.indices.filter { hours[$0]["total"] != 0 }
    #expect(found == [0, 1, 2, 3, 8])
    #expect(hours[2]["total"] == 2)
  }

  @Test("begin with a digest that fits one screen of 80 columns and 24 rows")
  func oneScreen() throws {
    let golden = try String(
      contentsOf: Self.here.appendingPathComponent("../Golden/stats-80-blocks.txt"),
      encoding: .utf8)
    let digest = try #require(golden.split(separator: "\n\n").first)
    // The golden file's first line is the command; the prompt takes one more line.
    #expect(digest.split(separator: "\n").count - 1 <= 23)
  }

  @Test("say where a learner of own decks is weak, though no card has an exam domain")
  func weakDecks() throws {
    let collection = try TestCollection([
      "a.md": SampleDecks.numbers(1...2), "exam.md": "Q: x\nA: y\nTags: domain-icd\nId: x\n",
    ])
    for day in 1...3 {
      try collection.run("grade", "n1", day == 2 ? "1" : "4", now: "2026-06-2\(day)T12:00:00Z")
    }
    let digest = try collection.run("stats").output
    #expect(digest.contains("Where am I weak?\n  Numbers: 50.0 %"))
  }

  @Test("name every picture in the help")
  func help() throws {
    let help = try TestCollection().run("help", "stats").output
    for picture in Self.pictures { #expect(help.contains(picture)) }
  }
}

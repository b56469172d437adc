import Collection
import Files
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Limits of decks and tags")
struct DayLimitsTests {
  private func with(
    _ config: String, _ actions: [Action] = [], _ body: (Sandbox, Collection) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      func deck(_ name: String, _ tags: String) -> String {
        (0..<10).map { "Q: \(name)\($0)\nA: a\($0)\nTags: \(tags)\nId: \(name)\($0)\n" }
          .joined(separator: "\n")
      }
      try sandbox.deck("---\nname: Claims\n---\n\n" + deck("c", "money"), "a.md")
      try sandbox.deck("---\nname: Appeals\n---\n\n" + deck("p", "letters"), "b.md")
      try sandbox.write(config, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(actions, at: 0)
      try body(sandbox, Collection(sandbox.place, writer: &writer, at: 0))
    }
  }

  private func count(_ cards: [CardID], _ letter: String) -> Int {
    cards.count { $0.text.hasPrefix(letter) }
  }

  private let learned = (0..<2).map { Action.answer("c\($0)", .hesitant, day: 0, kind: .learn) }
  private let due = ["c", "p"].flatMap { name in
    (4..<10).map { Action.answer("\(name)\($0)", .hesitant, day: -1, kind: .learn) }
  }

  @Test(
    "hold beside those of the day, less what was done today",
    arguments: [
      #""deck-limits": {"Claims": {"new-per-day": 3, "reviews-per-day": 4}}"#,
      #""tag-limits": {"money": {"new-per-day": 3, "reviews-per-day": 4}}"#,
    ])
  func limits(config: String) throws {
    try with("{\(config)}", due) { _, collection in
      let queue = DayQueue(collection, on: today)
      #expect(count(queue.due, "c") == 4 && count(queue.due, "p") == 6)
      #expect(count(queue.new, "c") == 3 && count(queue.new, "p") == 4)
      #expect(queue.dueBeyondLimit == 2)
    }
    try with("{\(config)}", due + learned) { _, collection in
      let queue = DayQueue(collection, on: today)
      #expect(count(queue.new, "c") == 1 && count(queue.new, "p") == 4)
    }
    let reviewed = Action.answer("c4", .hesitant, day: 0)
    try with("{\(config)}", due + [reviewed]) { _, collection in
      #expect(count(DayQueue(collection, on: today).due, "c") == 3)
    }
  }

  @Test("do not hold for a number of new cards that was asked for")
  func asked() throws {
    try with(#"{"deck-limits": {"Claims": {"new-per-day": 0}}}"#) { _, collection in
      #expect(count(DayQueue(collection, on: today).new, "c") == 0)
      var options = DayQueue.Options()
      options.newCards = 20
      #expect(count(DayQueue(collection, on: today, options: options).new, "c") == 10)
    }
  }

  @Test("the day's limit holds for all decks together")
  func day() throws {
    let config = #"{"new-per-day": 5, "deck-limits": {"Claims": {"new-per-day": 2}}}"#
    try with(config) { _, collection in
      let new = DayQueue(collection, on: today).new
      #expect(new.count == 5 && count(new, "c") == 2)
    }
  }

  @Test("are kept in config.json beside what is there, and removed without a trace")
  func file() throws {
    let config = "{\n  \"new-per-day\": 7,\n  \"of-a-newer-version\": 1\n}\n"
    try with(config) { sandbox, _ in
      let path = sandbox.place.folder.settings
      var file = try SettingsFile(path: path)
      try file.set("new-per-day", of: .deck("Claims"), to: 3)
      try file.set("reviews-per-day", of: .tag("money"), to: 9)
      let read = try SettingsFile(path: path)
      #expect(read.diagnostics.isEmpty && read.settings.newPerDay == 7)
      #expect(read.settings.limits[.deck("Claims")].newPerDay == 3)
      #expect(read.settings.limits[.tag("money")].reviewsPerDay == 9)
      try file.set("new-per-day", of: .deck("Claims"), to: nil)
      try file.set("reviews-per-day", of: .tag("money"), to: nil)
      #expect(String(decoding: try FileSystem.readFile(path), as: UTF8.self) == config)
    }
  }

  @Test(
    "that cannot be are reported, and none holds",
    arguments: [
      #""deck-limits": 3"#, #""deck-limits": {"Claims": 3}"#,
      #""tag-limits": {"money": {"minutes": 3}}"#, #""tag-limits": {"money": {"new-per-day": -1}}"#,
    ])
  func faults(config: String) throws {
    try with("{\(config)}") { _, collection in
      #expect(collection.problems.diagnostics.count == 1)
      #expect(collection.settings.limits.isEmpty)
    }
  }
}

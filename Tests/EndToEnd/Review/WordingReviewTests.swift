import Foundation
import Testing

/// Questions with several wordings, one of which is asked each day.
@Suite("A card with several wordings in a review")
struct WordingReviewTests {
  private static let wordings = ["First way?", "Second way?", "Third way?"]
  private static let deck = """
    Q: First way?
    Q: Second way?
    Q: Third way?
    A: yes
    Id: w

    """

  private func collection() throws -> TestCollection {
    let collection = try TestCollection([:])
    try collection.write(Self.deck, to: "home/decks/w.md")
    return collection
  }

  /// The number of the wording that practice shows on a day of July.
  private func practice(_ collection: TestCollection, _ day: Int) throws -> Int? {
    let now = "2026-07-\(day < 10 ? "0" : "")\(day)T09:00:00Z"
    let run = try collection.run("review", "--cram", "w", input: "\n4\n", now: now)
    let shown = Self.wordings.indices.filter { run.output.contains(Self.wordings[$0]) }
    #expect(shown.count == 1, "\(run.output) \(run.errors)")
    return shown.first.map { $0 + 1 }
  }

  @Test("asks the first until it is learned, then each in its turn, and journals which")
  func turns() throws {
    let collection = try collection()
    #expect(try (1...4).map { try practice(collection, $0) } == [1, 1, 1, 1])
    try collection.run("review", input: "\n4\n", now: "2026-07-05T09:00:00Z")
    #expect(try practice(collection, 5) == 1)
    let shown = try (6...14).map { try practice(collection, $0) }
    #expect(Set(shown) == [1, 2, 3])
    let lines = try collection.journal().filter { $0.event == "review" }
    #expect(lines.map(\.wording) == [1, 1, 1, 1, 1, 1] + shown)
    // The same on a machine that has the same files.
    let again = try self.collection()
    try again.run("grade", "w", "4", now: "2026-07-05T09:00:00Z")
    #expect(try (6...14).map { try practice(again, $0) } == shown)
  }

  @Test("asks the same one again after an undo")
  func undo() throws {
    let collection = try collection()
    try collection.run("grade", "w", "4", now: "2026-06-20T09:00:00Z")
    let terminal = try collection.open("review")
    try terminal.waitFor("way?")
    let shown = try #require(Self.wordings.first { terminal.screen.text.contains($0) })
    terminal.send(" 4")
    try terminal.waitForExit()
    try collection.run("undo")
    let output = try collection.run("review", input: "q\n").output
    #expect(output.contains(shown))
  }

  @Test("is shown with all of them, found by each, and exported with what is left out of it")
  func commands() throws {
    let collection = try collection()
    let show = try collection.run("show", "w").output
    #expect(show.contains("First way?\n"))
    #expect(show.contains("wording 2    Second way?\nwording 3    Third way?\n"))
    let card = try #require(collection.run("find", "third", "--json").objects().first)
    #expect(card["question"] as? String == "First way?")
    #expect(card["wordings"] as? [String] == ["Second way?", "Third way?"])
    for format in ["gift", "quizlet", "print"] {
      let export = try collection.run("export", "--format", format)
      #expect(export.errors == "1 question with several wordings: the export has the first.\n")
      #expect(!export.output.contains("Second way?"))
    }
    #expect(try collection.run("export").output.contains("Q: First way?\nQ: Second way?\n"))
    #expect(try collection.run("export").errors == "")
  }

  @Test("can be added by command, by line and by a script, and only to a question")
  func adding() throws {
    let collection = try TestCollection([:])
    let added = try collection.run(
      "add", "--deck", "D", "Who pays?", "PR", "--wording", "Whose debt?", "--wording", "Who owes?")
    #expect(added.succeeded)
    let deck = try collection.read("home/decks/D.md")
    #expect(deck.contains("Q: Who pays?\nQ: Whose debt?\nQ: Who owes?\nA: PR\n"))
    let other = try collection.run("add", "--deck", "D", "Whose debt?", "CO")
    #expect(other.errors.contains("asks the same"))
    let term = try collection.run("add", "--kind", "term", "a", "b", "--wording", "c")
    #expect(term.status == .exited(2))
    #expect(term.errors.contains("a term has one wording"))
    let lines = try collection.run(
      "add", "--json", "--deck", "D",
      input: #"{"question":"q","wordings":["r"],"answer":"a"}"# + "\n"
        + #"{"term":"t","definition":"d","wordings":["r"]}"# + "\n"
    ).objects()
    #expect(lines.map { $0["status"] as? String } == ["added", "problem"])
    #expect(try collection.read("home/decks/D.md").contains("Q: q\nQ: r\nA: a\n"))
  }

  @Test("has its retention on seen and unseen wordings in the statistics")
  func statistics() throws {
    let collection = try collection()
    try collection.run("grade", "w", "4", now: "2026-07-01T09:00:00Z")
    let plain = try collection.run("stats", now: "2026-07-02T09:00:00Z").output
    #expect(!plain.contains("in other words"))
    for day in 2...9 {
      try collection.run(
        "review", "--ahead", "30", input: "\n4\n", now: "2026-07-0\(day)T09:00:00Z")
    }
    let stats = try collection.run("stats", now: "2026-07-09T12:00:00Z").output
    #expect(stats.contains("Do I know it in other words? Retention of all days\n  seen    100.0 %"))
    let json = try #require(
      collection.run("stats", "--json", now: "2026-07-09T12:00:00Z").objects().first?["wordings"]
        as? [String: [String: Any]])
    let counts = ["seen", "unseen"].map { json[$0]?["passed"] as? Int }
    let answers = try collection.journal().filter { $0.event == "review" && $0.wording != nil }
    #expect(counts.compactMap(\.self).reduce(0, +) == answers.count)
    var known: Set = [1]
    let unseen = answers.compactMap(\.wording).filter { known.insert($0).inserted }
    #expect(counts[1] == unseen.count)
  }
}

import Foundation
import Testing

@Suite("What is mixed up")
struct ConfusionPracticeTests {
  private static let deck = """
    Q: Stopped for the patient's safety?
    - [ ] 52
      Why not: Nothing was dangerous; only less was done.
    - [x] 53
    - [ ] 73
    Id: m53

    Q: Reduced by choice?
    A: Modifier 52
    Also: 52
    Id: m52

    """

  private func collection() throws -> TestCollection {
    let collection = try TestCollection(["modifiers.md": Self.deck])
    for card in ["m52", "m53"] { try collection.run("grade", card, "4") }
    return collection
  }

  /// The letter of an option on a screen.
  private func letter(of option: String, in output: String) throws -> String {
    let line = try #require(
      output.split(separator: "\n").first { $0.hasSuffix("  \(option)") }, "\(output)")
    return String(try #require(line.split(separator: " ").first))
  }

  private func answered(_ collection: TestCollection) throws -> [String?] {
    try collection.run("export", "--format", "json", "--with-history").objects()
      .filter { $0["event"] as? String == "review" }.map { $0["answered"] as? String }
  }

  @Test(
    "shows why a chosen option is wrong beside it, keeps it, and leaves it out of anonymous logs")
  func whyNot() throws {
    let collection = try collection()
    let now = "2026-07-01T09:00:00Z"
    let shown = try collection.run("review", "--read-only", input: "q\n", now: now).output
    let isFirst = shown.contains("Stopped")
    let card = isFirst ? "" : "\n4\n"
    let question =
      isFirst
      ? shown
      : try collection.run(
        "review", "--read-only", input: "\n4\nq\n", now: now
      ).output
    let wrong = try letter(of: "52", in: question)
    let output = try collection.run(
      "review", input: "\(card)\(wrong)\n1\nq\n", now: now
    ).output
    #expect(
      output.contains(
        "yours: \(wrong)  52\n     Why not: Nothing was dangerous; only less was done.\n"))
    #expect(try answered(collection).compactMap(\.self) == ["52"])
    #expect(!(try collection.run("export", "--anonymous").output.contains("answered")))
    let list = try collection.run("stats", "confusions", now: now).output
    #expect(list.contains("  52 answered for 53, once, on 2026-07-01\n"))
    let json = try #require(
      try collection.run("stats", "confusions", "--json", now: now).objects().first)
    let first = try #require((json["confusions"] as? [[String: Any]])?.first)
    #expect(first["right"] as? String == "53" && first["times"] as? Int == 1)
    #expect(first["cards"] as? [String] == ["m53"] && first["others"] as? [String] == ["m52"])
    #expect(try collection.run("undo", now: now).succeeded)
    #expect(try collection.run("stats", "confusions", now: now).output.hasPrefix("No confusions"))
  }

  @Test("keeps a wrong typed answer, but not one that was graded as right, or only looked at")
  func typed() throws {
    let collection = try TestCollection(["modifiers.md": Self.deck])
    try collection.run("grade", "m52", "4")
    for (day, input) in [
      (3, "53\n1\nq\n"), (9, "\n1\nq\n"), (15, "53\n4\nq\n"), (25, "52\n4\nq\n"),
    ] {
      try collection.run(
        "review", "--new", "0", input: input,
        now: "2026-07-\(day < 10 ? "0" : "")\(day)T09:00:00Z")
    }
    #expect(try answered(collection) == [nil, "53", nil, nil, nil])
  }

  @Test("asks a pair side by side until it is told apart, and changes no schedule")
  func practice() throws {
    let collection = try TestCollection([
      "m.md": "Q: Safety?\nA: 53\nId: m53\n\nQ: Choice?\nA: 52\nId: m52\n"
    ])
    for card in ["m52", "m53"] { try collection.run("grade", card, "4") }
    let now = "2026-07-01T09:00:00Z"
    #expect(
      try collection.run("review", "--confusions", now: now).output
        == "Nothing was mixed up since it was last told apart. `rounds stats confusions` shows all.\n"
    )
    let before = try collection.run("find", "id:m5", "--json", now: now).output
    try collection.run("review", input: "52\n1\n52\n1\nq\n", now: now)
    let schedule = try collection.run("show", "m53", "--json", now: now).output
    let due = try collection.run("due", "--json", now: now).output
    // Each round asks both cards: a wrong answer begins the count again.
    let right = "53\n4\n52\n4\n52\n4\n53\n4\n53\n4\n52\n4\n"
    let output = try collection.run(
      "review", "--confusions", input: right, now: now
    ).output
    #expect(output.contains("1 pair to tell apart"))
    #expect(output.contains("Practiced: 6 answers"))
    #expect(output.contains("now told apart 3 times running, in 3 rounds."))
    #expect(!before.isEmpty)
    #expect(try collection.run("due", "--json", now: now).output == due)
    let after = try collection.run("show", "m53", "--json", now: now).objects().first
    let was = try JSONSerialization.jsonObject(with: Data(schedule.utf8)) as? [String: Any]
    #expect(after?["due"] as? String == was?["due"] as? String)
    #expect(
      try collection.run("review", "--confusions", now: now).output.hasPrefix(
        "Nothing was mixed up"))
    #expect(
      try collection.run("stats", "confusions", now: now).output
        .contains("before the practice of 2026-07-01, 1 of 1 answer; since then, no answers"))
  }
}

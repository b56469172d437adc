import TestSupport
import Testing

/// The clock of these tests runs, like a learner's, while a file is read and imported.
@Suite("Under a clock that runs")
struct RunningClockTests {
  private static let morning = "2026-06-29T09:00:00Z+"
  private static let later = "2026-07-03T09:00:00Z+"

  /// A learner's collection, as exported from another program.
  private func origin() throws -> TestCollection {
    let collection = try TestCollection([:])
    try collection.write(
      "Q: one\nA: 1\nId: a\n\nT: two\nD: 2\nId: b\n\nC: [three] of [four]\nId: c\n",
      to: "home/decks/Numbers.md")
    for (card, day) in [("a", "20"), ("b", "21"), ("b.reverse", "22"), ("a", "23"), ("c.1", "24")] {
      try collection.run("grade", card, "4", now: "2026-06-\(day)T12:00:00Z+")
    }
    try collection.run("suspend", "c.2", now: "2026-06-24T12:00:01Z+")
    return collection
  }

  private func written(_ output: Program.Output) throws -> [Bool?] {
    try output.objects().map { $0["written"] as? Bool }
  }

  @Test(
    "a file that comes again writes nothing, and moves no card that was answered or postponed",
    arguments: ["apkg", "json"])
  func again(format: String) throws {
    let origin = try origin()
    let learner = try TestCollection([:])
    let file = learner.folder + "/all." + (format == "json" ? "jsonl" : format)
    try origin.run(
      "export", "--format", format, "--with-history", "--output", file, now: Self.morning)
    try learner.run("import", file, now: Self.morning)
    try learner.run("grade", "a", "5", now: Self.morning)
    try learner.run("unsuspend", "c.2", now: Self.morning)
    try learner.run("vacation", "2026-07-01", "2026-07-14", now: Self.morning)
    let before = try learner.run("cards", "--json", now: Self.later).output
    for _ in 0..<2 {
      let result = try learner.run("import", "--json", file, now: Self.later)
      #expect(try written(result) == [false], "\(result.output)\(result.errors)")
    }
    #expect(try learner.run("cards", "--json", now: Self.later).output == before)
  }

  @Test("two machines that import one history and sync count each answer once")
  func twoMachines() throws {
    let origin = try origin()
    let file = origin.folder + "/all.jsonl"
    try origin.run(
      "export", "--format", "json", "--with-history", "--output", file, now: Self.morning)
    let other = try TestCollection([:])
    try other.run("import", file, now: Self.morning)
    let remote = origin.folder + "/remote.git"
    try origin.run("sync", "--create", remote, now: Self.morning)
    for _ in 0..<2 {
      try other.run("sync", remote, now: Self.later)
      try origin.run("sync", now: Self.later)
    }
    let expected = try origin.run("cards", "--json", now: Self.later).objects()
    #expect(expected.map { $0["interval"] as? Int } == [6, 1, 1, 1, nil])
    let synced = try other.run("cards", "--json", now: Self.later).objects()
    #expect(synced.map { $0["due"] as? String } == expected.map { $0["due"] as? String })
    #expect(synced.map { $0["interval"] as? Int } == expected.map { $0["interval"] as? Int })
    #expect(
      try other.run("check", now: Self.later).errors.contains(
        "5 answers in the journals are copies"))
  }

  @Test("a restore brings back the day, and undo takes it back, whatever time it is")
  func restored() throws {
    let collection = try origin()
    try collection.run("backup", "make", now: Self.morning)
    let before = try collection.run("cards", "--json", now: Self.later).output
    try collection.run("grade", "b", "1", now: "2026-06-30T09:00:00Z+")
    let after = try collection.run("cards", "--json", now: Self.later).output
    let names = try collection.run("backup", "list", "--json", now: Self.later).objects()
    let name = try #require(names.compactMap { $0["name"] as? String }.max())
    try collection.run("backup", "restore", name, now: Self.later)
    #expect(try collection.run("cards", "--json", now: Self.later).output == before)
    try collection.run("undo", now: Self.later)
    #expect(try collection.run("cards", "--json", now: Self.later).output == after)
  }
}

import Testing

@Suite("rounds backlog and rounds vacation")
struct SpreadingTests {
  /// Ten cards due two days ago.
  private func overdue() throws -> TestCollection {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...10)])
    let grades = (1...10).map { "grade n\($0) 4\n" }.joined()
    try collection.run(input: grades, now: "2026-06-26T12:00:00Z")
    return collection
  }

  private func dues(_ collection: TestCollection) throws -> [String] {
    try collection.run("cards", "--json").objects().compactMap { $0["due"] as? String }
  }

  @Test("a backlog is shown, spread, and taken back by one undo")
  func backlog() throws {
    let collection = try overdue()
    let before = try dues(collection)
    let table = """
      2026-06-29\t10\t4
      2026-06-30\t0\t3
      2026-07-01\t0\t3

      """
    let plan = try collection.run("backlog", "--days", "3", "--dry-run")
    #expect(
      plan.output == table + "6 cards go to a later day.\nNothing is done yet.\n"
        && plan.errors == "")
    #expect(try dues(collection) == before)
    #expect(
      try collection.run("backlog", "--days", "3").output
        == table + "6 cards went to a later day.\n`undo` undoes all of it.\n")
    let after = try dues(collection)
    #expect(after.count { $0 == "2026-06-30" } == 3 && after.count { $0 == "2026-07-01" } == 3)
    #expect(try collection.run("undo").output == "Undone: new days of 6 cards.\n")
    #expect(try dues(collection) == before)
    #expect(try collection.run("undo").output.contains("grade 4 on 2026-06-26 of n10"))
  }

  @Test("without --days it takes a week, or the days that reviews-per-day asks for")
  func limit() throws {
    let collection = try overdue()
    func after() throws -> [Int?] {
      try collection.run("backlog", "--json", "--dry-run").objects().map { $0["after"] as? Int }
    }
    #expect(try after() == [2, 2, 2, 1, 1, 1, 1])
    try collection.run("config", "reviews-per-day", "1")
    #expect(try after() == Array(repeating: 1, count: 10))
    try collection.run("config", "reviews-per-day", "4")
    #expect(try collection.run("backlog", "--days", "1").output.contains("Nothing to spread"))
    #expect(
      try collection.run("backlog", "--days", "2").output.contains(
        "; some days have more than reviews-per-day (4), so that not all fit."))
    try collection.run("config", "reviews-per-day", "0")
    let none = try collection.run("backlog")
    #expect(none.status == .exited(1) && none.errors.contains("rounds backlog --days 7"))
  }

  @Test("says why there is nothing to spread")
  func nothing() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    func backlog(_ words: String...) throws -> String {
      try Program.run(["backlog"] + words, environment: collection.environment).output
    }
    #expect(try backlog() == "Nothing to spread: no card is due today.\n")
    try collection.run("grade", "n1", "4", now: "2026-06-28T12:00:00Z")
    #expect(try backlog() == "Nothing to spread: 1 card is due today, none overdue.\n")
    try collection.run("grade", "n2", "4", now: "2026-06-26T12:00:00Z")
    #expect(try backlog("--days", "1") == "Nothing to spread: 2 cards are due today.\n")
  }

  @Test("a vacation is kept free, and said in words")
  func vacation() throws {
    let collection = try overdue()
    let shown = try collection.run("vacation", "today", "2026-07-01", "--dry-run").output
    #expect(shown.contains("2026-06-29\t10\t0\n") && shown.contains("2026-07-02\t0\t4\n"))
    #expect(
      shown.contains(
        "The vacation from 2026-06-29 to 2026-07-01 (3 days) has 10 cards: 0 come before it, 10 "
          + "after it."))
    #expect(try collection.run("vacation", "today", "3").output.contains("0 now come before it"))
    #expect(try dues(collection).allSatisfy { $0 >= "2026-07-02" })
    #expect(
      try collection.run("vacation", "today", "3").output
        == "The vacation from 2026-06-29 to 2026-07-01 (3 days) has no cards.\n")
  }

  @Test(
    "days that cannot be are usage errors that change nothing",
    arguments: [
      ["backlog", "--days", "0"], ["backlog", "--days", "367"], ["vacation", "soon", "3"],
      ["vacation", "2026-06-28", "3"], ["vacation", "today", "0"], ["vacation", "today", "later"],
      ["vacation", "2026-07-02", "2026-07-01"], ["vacation", "today", "2028-01-01"],
    ])
  func wrong(arguments: [String]) throws {
    let collection = try TestCollection()
    let result = try Program.run(arguments, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.output == "" && result.errors.contains("rounds: "))
  }
}

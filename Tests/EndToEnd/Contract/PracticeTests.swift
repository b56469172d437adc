import Testing

@Suite("Practice in the numbers")
struct PracticeTests {
  private func collection() throws -> TestCollection {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try collection.run("review", "--cram", input: "\n4\n\n1\nq\n")
    #expect(try collection.answers().map { $0.suffix(8) } == ["practice", "practice"])
    return collection
  }

  private func today(_ collection: TestCollection) throws -> [String: Int] {
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    return try #require(stats["today"] as? [String: Int])
  }

  @Test("counts as practice and not as learned, and makes no streak")
  func stats() throws {
    let collection = try collection()
    let text = try collection.run("stats").output
    #expect(text.contains("\n  no card studied; "))
    #expect(text.contains("\n  2 practiced; 1 right\n"))
    #expect(!text.contains("streak"))
    #expect(text.contains("seen 0 of 3 cards, mature 0\n"))
    #expect(text.contains("at 20 new a day (new-per-day) you will have seen every card"))
    let numbers = try today(collection)
    #expect(numbers["learned"] == 0 && numbers["practiced"] == 2 && numbers["reviewed"] == 0)
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    #expect((stats["learned"] as? [String: Int]) == [:])
    #expect((stats["streak"] as? [String: Int])?["current"] == 0)
    #expect((stats["learningCurve"] as? [[String: Any]])?.first?["passed"] as? Int == 0)
  }

  @Test("leaves the first real answer the one that counts")
  func firstAnswer() throws {
    let collection = try collection()
    try collection.run("grade", "n1", "4")
    #expect(try collection.answers().last == "n1 4 learn")
    let numbers = try today(collection)
    #expect(numbers["learned"] == 1 && numbers["practiced"] == 2)
    let text = try collection.run("stats").output
    #expect(text.contains("\n  1 learned; 1 of 1 right; "))
    #expect(text.contains("streak 1 day, longest 1; studied on 1 of 1 day"))
    #expect(text.contains("seen 1 of 3 cards, mature 0; at best 33.3 % would be right today"))
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    #expect((stats["learningCurve"] as? [[String: Any]])?.first?["passed"] as? Int == 1)
    #expect((stats["learningCurve"] as? [[String: Any]])?.first?["failed"] as? Int == 0)
  }

  @Test("changes nothing in the plan of an exam and in the day's new cards")
  func plan() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try collection.run("config", "new-per-day", "1")
    try collection.run("config", "exam-date", "2026-09-01")
    let plan = try collection.run("plan", "--json").output
    let due = try collection.run("due").output
    try collection.run("review", "--cram", input: "\n4\n\n1\nq\n")
    #expect(try collection.run("plan", "--json").output == plan)
    #expect(try collection.run("due").output == due)
  }
}

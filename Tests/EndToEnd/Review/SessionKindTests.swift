import Testing

/// Sessions other than the day's review.
@Suite("Kinds of session")
struct SessionKindTests {
  private static let now = "2026-06-29T12:00:00Z"

  private func collection() throws -> TestCollection {
    let collection = try TestCollection([
      "numbers.md": SampleDecks.numbers(1...3),
      "old.md": "Q: Old?\nA: Yes\nValid until: 2025-12\nId: old\nTags: past\n",
    ])
    try collection.run("grade", "n1", "4", now: "2026-06-28T12:00:00Z")
    try collection.run("grade", "n2", "1", now: Self.now)
    return collection
  }

  /// The cards that a session asks, each answered with a 4.
  private func asked(_ collection: TestCollection, _ arguments: String...) throws -> [String] {
    let before = try collection.journal().count
    let input = String(repeating: "\n4\n", count: 12)
    _ = try Program.run(
      ["review"] + arguments, input: input, environment: collection.environment)
    return try collection.answers()[before...].map { String($0) }
  }

  @Test("--cram asks every card and moves no schedule")
  func cram() throws {
    let collection = try collection()
    let before = try collection.run("cards", "--json").output
    let answers = try asked(collection, "--cram", "numbers")
    #expect(answers.sorted() == ["n1 4 practice", "n2 4 practice", "n3 4 practice"])
    #expect(try collection.run("cards", "--json").output == before)
  }

  @Test("in a practice what is not known comes again until it is")
  func again() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    _ = try collection.run("review", "--cram", input: "\n0\n\n4\n\n4\n")
    let answers = try collection.answers().map { $0.dropFirst(3) }
    #expect(answers == ["0 practice", "4 practice", "4 practice"])
    let output = try collection.run("review", "--cram", input: "\n4\n\n4\n").output
    #expect(output.contains("Practiced: 2 answers in"))
  }

  @Test("--failed asks what was failed today, --expired what is no longer true")
  func failedAndExpired() throws {
    let collection = try collection()
    #expect(try asked(collection, "--failed") == ["n2 4 practice"])
    #expect(try asked(collection, "--expired") == ["old 4 practice"])
    #expect(try asked(collection, "--leeches") == [])
  }

  @Test("--new-only asks new cards alone, --ahead what is due soon too")
  func newAndAhead() throws {
    let collection = try collection()
    let new = try asked(collection, "--new-only")
    #expect(new.prefix(2) == ["n3 4 learn", "old 4 learn"])
    #expect(new.dropFirst(2) == ["n2 4 drill"])
    let again = try self.collection()
    for day in ["24", "25"] { try again.run("grade", "n3", "4", now: "2026-06-\(day)T12:00:00Z") }
    #expect(try asked(again, "--ahead", "1").contains("n3 4 review") == false)
    #expect(try asked(again, "--ahead", "2").contains("n3 4 review"))
  }

  @Test("two kinds at a time are a usage error, and numbers have their bounds")
  func usage() throws {
    let collection = try collection()
    for arguments in [
      ["--cram", "--failed"], ["--ahead", "0"], ["--minutes", "0"], ["--new-only", "--expired"],
    ] {
      let output = try Program.run(["review"] + arguments, environment: collection.environment)
      #expect(output.status == .exited(2))
    }
  }

  @Test("a card forgotten eight times is a leech under SM-2 too")
  func leeches() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("config", "suspend-leeches", "on")
    for day in 1...16 {
      let now = "2026-03-" + (day < 10 ? "0" : "") + "\(day)T12:00:00Z"
      try collection.run("grade", "n1", day.isMultiple(of: 2) ? "1" : "4", now: now)
    }
    let card = try collection.run("cards", "--json").objects()[0]
    #expect(card["lapses"] as? Int == 8)
    #expect(card["state"] as? String == "suspended")
  }
}

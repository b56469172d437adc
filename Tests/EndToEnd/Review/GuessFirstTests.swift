import Testing

@Suite("A new card that waits for a guess")
struct GuessFirstTests {
  private static let deck = """
    Q: What does the payer send?
    A: a remittance advice
    Id: advice

    Q: Which form do hospitals use?
    - [ ] CMS-1500
    - [x] UB-04
    Id: form

    """

  private func collection() throws -> TestCollection {
    let collection = try TestCollection(["codes.md": Self.deck])
    try collection.run("config", "guess-first", "on")
    return collection
  }

  @Test("opens a line for it, and shows nothing before something is typed", arguments: [80, 40])
  func typed(columns: Int) throws {
    let collection = try collection()
    let terminal = try collection.open("review", "--limit", "1", columns: columns)
    try terminal.waitFor("guess: ")
    terminal.send("\r")
    try terminal.waitForWords("Type a guess: the answer is shown after it.")
    terminal.send("\u{1B}")
    try terminal.waitFor("Tab guess")
    terminal.send(" ")
    try terminal.waitForWords("Guess before the answer is shown: Tab types one.")
    #expect(!terminal.screen.text.contains("remittance"))
    terminal.send("\tan invoice\r")
    try terminal.waitFor("Enter=1")
    #expect(terminal.screen.text.contains("remittance"))
    #expect(terminal.screen.wrappedLines == [])
    terminal.send("4")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("takes an option of a multiple choice as the guess")
  func chosen() throws {
    let collection = try collection()
    try collection.run("grade", "advice", "4")
    let terminal = try collection.open("review")
    try terminal.waitFor("a-b guess")
    terminal.send(" ")
    try terminal.waitForWords("Guess before the answer is shown: choose a letter.")
    terminal.send("a")
    try terminal.waitFor("Enter=")
    terminal.send("4")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("does so in a pipe too, and only the first time")
  func piped() throws {
    let collection = try collection()
    let first = try collection.run("review", "--limit", "1", input: "\n\nan invoice\n4\n")
    #expect(first.errors.contains("Guess before the answer is shown: write one."))
    #expect(try collection.journal().last?.grade == 4)
    let later = try collection.run(
      "review", "--limit", "1", input: "\n4\n", now: "2026-06-30T12:00:00Z")
    #expect(!later.errors.contains("Guess"))
    #expect(try collection.journal().last?.kind == "review")
  }

  @Test("does not wait without the setting, nor in practice")
  func off() throws {
    let collection = try collection()
    let practice = try collection.run("review", "--cram", "--limit", "1", input: "\n4\n")
    #expect(practice.succeeded && !practice.errors.contains("Guess"))
    try collection.run("config", "--unset", "guess-first")
    let review = try collection.run("review", "--limit", "1", input: "\n4\n")
    #expect(!review.errors.contains("Guess"))
    #expect(try collection.journal().last?.kind == "learn")
  }
}

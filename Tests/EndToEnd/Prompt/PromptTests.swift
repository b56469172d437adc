import Foundation
import Testing

/// The prompt on a terminal: editing, history, completion.
@Suite("The prompt")
struct PromptTests {
  private func open(_ collection: TestCollection) throws -> PseudoTerminal {
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    return terminal
  }

  @Test("it greets, counts what is due and new, and runs a day's work")
  func work() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try collection.open()
    try terminal.waitForWords("2 cards in 1 deck. `review` starts, `help` lists the commands,")
    #expect(terminal.screen.text.hasPrefix("rounds 0.1.0: 2 cards in 1 deck."))
    try terminal.waitFor { $0.contains("rounds 0 due, 2 new> ") || terminal.screen.row > 0 }
    terminal.send("review\r")
    try terminal.waitFor("What is number 1?")
    terminal.send(" 4 4")
    try terminal.waitFor("rounds 0 due, 0 new> ")
    terminal.send("undo\r")
    try terminal.waitFor("Taken back: grade 4 on 2026-06-29 of n2.")
    try terminal.waitFor("rounds 0 due, 1 new> ")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("a deck that is changed meanwhile is seen at the next prompt")
  func freshDecks() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try open(collection)
    try collection.write(SampleDecks.numbers(1...5), to: "decks/numbers.md")
    terminal.send("decks\r")
    try terminal.waitFor("rounds 0 due, 5 new> ")
  }

  @Test(
    "a mistyped command gets a suggestion",
    arguments: [
      ("statz", "`stats`"), ("revew", "`review`"), ("rev", "`review`"), ("STATS", "`stats`"),
      ("exprot", "`export`"), ("crads", "`cards`"), ("ipmort", "`import`"), ("hlep", "`help`"),
    ])
  func suggestions(typed: String, expected: String) throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send(typed + "\r")
    try terminal.waitFor("there is no command `\(typed)`")
    try terminal.waitFor(expected)
    try terminal.waitFor("new> ")
    let direct = try collection.run(typed)
    #expect(direct.status == .exited(2))
    #expect(direct.errors.contains(/did you mean .*\?/) && direct.errors.contains(expected))
  }

  @Test("a word like no command leads to the list of them")
  func unknown() throws {
    let result = try TestCollection().run("xyzzy")
    #expect(result.status == .exited(2))
    #expect(result.errors.contains("`rounds help` lists the commands"))
  }

  @Test(
    "deck names with spaces go in quotation marks or behind backslashes",
    arguments: [
      "review \"Mixed cards\"", "review 'Mixed cards'", "review Mixed\\ cards", "review mixed",
      "  review   \"mixed CARDS\" --limit 1 ",
    ])
  func quotes(line: String) throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send(line + "\r")
    try terminal.waitFor("Which group code")
  }

  @Test("lines typed are there again in the next run with the Up key, and only once")
  func history() throws {
    let collection = try TestCollection()
    let first = try open(collection)
    for line in ["decks", "schedule --grades 45", "schedule --grades 45", "cards \"größte Ä\""] {
      first.send(line + "\r")
      try first.waitFor("new> ")
    }
    first.send("quit\r")
    try first.waitForExit()

    let second = try open(collection)
    let up = "\u{1B}[A"
    // The newest is `quit`.
    second.send(up + up)
    try second.waitFor("cards \"größte Ä\"")
    second.send(up)
    try second.waitFor("schedule --grades 45")
    second.send(up)
    try second.waitFor("decks")
    second.send("\r")
    try second.waitFor("Mixed cards")
    let file = collection.home + "/.cache/history"
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("typed answers are no lines of the prompt's history")
  func answersAreNotHistory() throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send("review\r")
    try terminal.waitFor("Tab type")
    terminal.send("\tmy secret answer\r4q")
    try terminal.waitFor("new> ")
    terminal.send("\u{1B}[A")
    try terminal.waitFor("review")
    terminal.send("\u{15}quit\r")
    try terminal.waitForExit()
    #expect(try collection.read("home/.cache/history") == "review\nquit\n")
  }

  @Test(
    "Tab completes commands, options, decks, tags, cards, settings and values",
    arguments: [
      ("sta\t", "stats"), ("unsu\t", "unsuspend"), ("review M\t", "review \"Mixed cards\""),
      ("review \"Mi\t", "review \"Mixed cards\""), ("review --tag m\t", "review --tag mix"),
      ("cards tag:m\t", "cards tag:mix"), ("cards is:mat\t", "cards is:mature"),
      ("show gro\t", "show group-code"), ("grade sup\t", "grade superbill"),
      ("config new-p\t", "config new-per-day"), ("config policy d\t", "config policy delphi"),
      ("import --dr\t", "import --dry-run"), ("help sched\t", "help schedule"),
      ("schedule --policy p\t", "schedule --policy published"),
    ])
  func completion(keys: String, line: String) throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send(keys)
    try terminal.waitFor { _ in
      terminal.screen.lines.last?.hasSuffix("> " + line) == true
    }
  }

  @Test("Tab twice lists what there is to choose from")
  func completionList() throws {
    let collection = try TestCollection([
      "a.md": "Q: a?\nA: a\nTags: alpha beta\n", "b.md": "Q: b?\nA: b\n",
    ])
    let terminal = try open(collection)
    terminal.send("review --tag \t\t")
    try terminal.waitFor("alpha")
    try terminal.waitFor("beta")
    terminal.send("\u{15}s\t\t")
    for command in ["schedule", "show", "stats", "suspend"] { try terminal.waitFor(command) }
  }
}

import Foundation
import Testing

/// The prompt on a terminal: editing, history, completion.
@Suite("The prompt")
struct PromptTests {
  @Test("words that newcomers try are understood", arguments: ["start", "study", "learn"])
  func starting(word: String) throws {
    let collection = try TestCollection()
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    terminal.send(word + "\r")
    try terminal.waitFor("Space show")
    terminal.send("q")
    try terminal.waitFor("new> ")
    terminal.send("?\r")
    try terminal.waitFor("`help review` explains one")
    terminal.send("how\r")
    try terminal.waitFor("`help review` explains one")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    let shell = try collection.run(word)
    #expect(shell.errors.contains("did you mean `review`?"))
  }

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
    #expect(terminal.screen.text.contains(/^rounds \d+\.\d+\.\d+: 2 cards in 1 deck\./))
    try terminal.waitFor { $0.contains("rounds: 0 due, 2 new> ") || terminal.screen.row > 0 }
    terminal.send("review\r")
    try terminal.waitFor("What is number 1?")
    terminal.send(" 4 4")
    try terminal.waitFor("rounds: 0 due, 0 new> ")
    terminal.send("undo\r")
    try terminal.waitFor("Undone: grade 4 on 2026-06-29 of n2.")
    try terminal.waitFor("rounds: 0 due, 1 new> ")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("a deck that is changed meanwhile is seen at the next prompt")
  func freshDecks() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try open(collection)
    try collection.write(SampleDecks.numbers(1...5), to: "decks/numbers.md")
    terminal.send("decks\r")
    try terminal.waitFor("rounds: 0 due, 5 new> ")
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

  @Test("the program's own name at its prompt is no mistake")
  func ownName() throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send("rounds\r")
    try terminal.waitFor("this is its prompt; `help` lists the commands")
    terminal.send("rounds due\r")
    try terminal.waitFor("0 due, 5 new")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
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
    // The latest one is `quit`.
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
      ("review Mixed\\ c\t", "review \"Mixed cards\""),
      ("review 'Mixed c\t", "review 'Mixed cards'"),
      ("find deck:\"Mixed c\t", "find deck:\"Mixed cards\""),
      ("review \"Mi\t", "review \"Mixed cards\""), ("review --tag m\t", "review --tag mix"),
      ("cards tag:m\t", "cards tag:mix"), ("cards is:mat\t", "cards is:mature"),
      ("show gro\t", "show group-code"), ("grade sup\t", "grade superbill"),
      ("config new-p\t", "config new-per-day"), ("config policy d\t", "config policy delphi"),
      ("import --dr\t", "import --dry-run"), ("help sched\t", "help schedule"),
      ("schedule --policy p\t", "schedule --policy published"),
      ("schedule --policy a\t", "schedule --policy anki"), ("fi\t", "find"),
      ("find ki\t", "find kind:"), ("find ki\tcl\t", "find kind:cloze"),
      ("find -is:susp\t", "find -is:suspended"), ("find (deck:m\t", "find \"(deck:Mixed cards\""),
      ("find prop:la\t", "find prop:lapses"), ("find @o\t", "find @odd"),
      ("find --forget o\t", "find --forget odd"), ("review Mixed c\t", "review Mixed cards"),
      ("edit Mixed c\t", "edit Mixed cards"), ("edit sup\t", "edit superbill"),
      ("export --format a\t", "export --format apkg"),
      ("import ~/home/conf\t", "import ~/home/config.json"),
      ("rounds sta\t", "rounds stats"),
    ])
  func completion(keys: String, line: String) throws {
    let collection = try TestCollection()
    try collection.write(#"{"searches": {"odd": "kind:cloze"}}"#, to: "home/config.json")
    let terminal = try open(collection)
    terminal.send(keys)
    try terminal.waitFor { _ in
      terminal.screen.lines.last?.hasSuffix("> " + line) == true
    }
  }

  @Test("!! and !beginning call lines back, show them and are kept as what they meant")
  func recalling() throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    func run(_ line: String, _ expected: String) throws {
      terminal.send(line + "\r")
      try terminal.waitFor(expected)
      try terminal.waitFor("new> ")
    }
    try run("!!", "there is no earlier line")
    try run("decks", "Mixed cards")
    try run("show form", "UB-04")
    try run("!dec", "decks\n")
    try run("!! --json", "decks --json\n{\"name\":\"Mixed cards\"")
    try run("!sh", "show form\n")
    try run("!xyz", "no earlier line begins with `xyz`")
    try run("!", "write !! for the last line")
    terminal.send("quit\r")
    try terminal.waitForExit()
    #expect(
      try collection.read("home/.cache/history").split(separator: "\n")
        == ["decks", "show form", "decks", "decks --json", "show form", "quit"])
    #expect(try collection.run(input: "!!\n").status == .exited(2))
  }

  @Test("the learner's .inputrc counts, also what it has for rounds alone")
  func inputrc() throws {
    let collection = try TestCollection()
    try collection.write(
      "$if rounds\n\"\\C-t\": \"stats\\r\"\n$endif\n$if other\n\"\\C-y\": \"no\"\n$endif\n",
      to: ".inputrc")
    collection.environment["INPUTRC"] = nil
    collection.environment["INPUTRC"] = collection.folder + "/.inputrc"
    let terminal = try open(collection)
    terminal.send("\u{14}")
    try terminal.waitFor("Retention of the last 30 days")
  }

  @Test(
    "what is mistyped behind a command gets a suggestion",
    arguments: [
      ("config new-perday", "did you mean `new-per-day`?"),
      ("config policy delfi", "did you mean `delphi`?"), ("review mixd", "`Mixed cards`?"),
      ("review --tag mixx", "did you mean `mix`?"), ("show fomr", "did you mean `form`?"),
      ("stats --jsno", "Did you mean '--json'?"), ("help fnd", "did you mean `find`?"),
    ])
  func valueSuggestions(line: String, expected: String) throws {
    let collection = try TestCollection()
    let terminal = try open(collection)
    terminal.send(line + "\r")
    try terminal.waitForWords(expected)
  }

  @Test("a deck's name of several words needs no quotation marks")
  func namesOfWords() throws {
    let collection = try TestCollection([
      "mixed.md": SampleDecks.mixed, "n.md": SampleDecks.numbers(1...2),
    ])
    for words in [["Mixed", "cards"], ["mixed", "cards", "numbers"], ["numbers", "Mixed"]] {
      let result = try Program.run(["review"] + words, environment: collection.environment)
      #expect(result.succeeded, "\(result.errors)")
    }
    let wrong = try collection.run("review", "mixed", "crads")
    #expect(wrong.errors.contains("there is no deck `crads`"))
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

import Testing

/// The replies to invalid command lines.
@Suite("Mistakes on the command line")
struct MistakesTests {
  @Test(
    "the program names itself, says what is wrong and how the command goes",
    arguments: [
      (["--foo"], "rounds: unknown option '--foo'", "Usage: rounds"),
      (["edit"], "rounds: missing expected argument '<name> ...'", "Usage: rounds edit <name>"),
      (["plan", "--days", "x"], "rounds: unknown option '--days'", "Usage: rounds plan"),
      (["decks", "x"], "rounds: there is no `decks x`", "add, update, followed, remove"),
      (["backlog", "x"], "rounds: unexpected argument 'x'", "Usage: rounds backlog"),
      (["stats", "foo"], "rounds: the value 'foo' is invalid", "- retention"),
      (["review", "--limit", "0"], "rounds: --limit is 0; it takes a number, 1 or more", "Usage"),
      (
        ["exam", "--minutes", "9999"],
        "rounds: --minutes is 9999; it takes a number, from 1 to 1440", "Usage"
      ),
      (["stats", "--days", "-3"], "rounds: missing value for '--days <n>'", "-3 is read as an"),
      (["config", "new-per-day", "-5"], "rounds: unknown option '-5'", "-5 is read as an option"),
      (["backup", "mkae"], "rounds: there is no `backup mkae`", "did you mean `make`?"),
      (["backup", "delete"], "rounds: there is no `backup delete`", "list, make, restore"),
    ])
  func mistakes(words: [String], message: String, more: String) throws {
    let collection = try TestCollection()
    let result = try Program.run(words, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(result.errors.contains(more), "\(result.errors)")
    #expect(result.output == "")
  }

  @Test("what import cannot read is one sentence, and nothing is written")
  func foreignFiles() throws {
    let collection = try TestCollection()
    try collection.write("%PDF-1.7\n1 0 obj\n", to: "notes.pdf")
    let pdf = try collection.run("import", collection.folder + "/notes.pdf")
    #expect(pdf.status == .exited(1) && pdf.output == "")
    #expect(pdf.errors.contains("notes.pdf is a PDF document\n  copy its text into a table"))
    let address = try collection.run("import", "https://example.org/words.csv")
    #expect(address.errors.contains("is an address, and import reads files"))
    try collection.write("Q: x\n", to: "bad.md")
    let bad = try collection.run("import", collection.folder + "/bad.md")
    #expect(bad.errors.hasSuffix("because of the errors above\n  fix the file\n"))
    #expect(collection.files(in: "home/decks") == [])
  }

  @Test("a message is wrapped for the window that shows it, also where the data goes elsewhere")
  func messageWidth() throws {
    let collection = try TestCollection()
    var environment = collection.environment
    environment["ROUNDS"] = Program.path
    let terminal = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", "$ROUNDS find is:nothing | cat"],
      environment: environment, columns: 40, rows: 15)
    try terminal.waitForExit()
    #expect(terminal.screen.text.contains("is not a state"))
    #expect(terminal.screen.wrappedLines == [])
  }

  @Test("check says that a file is no deck, and history says all of what it lists")
  func others() throws {
    let collection = try TestCollection()
    try collection.write("a,b\n", to: "words.csv")
    let check = try collection.run("check", collection.folder + "/words.csv")
    #expect(check.errors.contains("words.csv is not a Markdown deck; `import` reads"))
    let question = "Which form carries an inpatient claim?"
    try collection.run("add", "--deck", "Forms", question, "UB-04")
    let terminal = try collection.open("history", columns: 40, rows: 15)
    try terminal.waitForExit()
    let words = terminal.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words == "1 2026-06-29 card added to Forms: \(question)")
    #expect(terminal.screen.wrappedLines == [])
  }

  @Test("a path that is too long for its column is shown below it")
  func longPath() throws {
    let collection = try TestCollection()
    let terminal = try collection.open(
      "show", "form", columns: 60, environment: ["HOME": "/nowhere"])
    try terminal.waitForExit()
    #expect(terminal.screen.lines.contains("file"))
    #expect(terminal.screen.wrappedLines == [])
  }

  @Test("a list of names that is longer than a window is cut, and says how many there are")
  func longLists() throws {
    let cards = (1...40).map { "Q: q\($0)?\nA: a\($0)\nTags: tag-\($0)\n" }
    let collection = try TestCollection(
      Dictionary(uniqueKeysWithValues: zip((1...40).map { "deck\($0).md" }, cards)))
    let tags = try collection.run("review", "--tag", "nowhere").errors
    #expect(tags.contains("no card has the tag `nowhere`") && tags.contains("… (40 in all)"))
    #expect(tags.count < 300)
    let decks = try collection.run("review", "nowhere").errors
    #expect(decks.contains("there is no deck `nowhere`"))
    #expect(decks.contains("`rounds decks` lists the 40 decks"))
  }
}

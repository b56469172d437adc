import Foundation
import Testing

@Suite("add")
struct AddTests {
  @Test("a card goes to the end of its deck, which is made if needed, and the deck is remembered")
  func adding() throws {
    let collection = try TestCollection()
    let first = try collection.run(
      "add", "--deck", "My own", "one?", "eins", "--tags", "a, b", "--also", "1", "--hint", "h",
      "--why", "w", "--source", "s")
    #expect(first.succeeded && first.errors == "")
    #expect(first.output.contains("to the new deck My own (~/home/decks/My own.md:5)."))
    #expect(try collection.run("add", "two?", "zwei").output.contains("to My own (~"))
    #expect(
      try collection.read("home/decks/My own.md") == """
        ---
        name: My own
        ---

        Q: one?
        A: eins
        Also: 1
        Hint: h
        Why: w
        Source: s
        Tags: a b

        Q: two?
        A: zwei

        """)
    #expect(try collection.run("find", "deck:my", "--json").objects().count == 2)
    #expect(try collection.run("undo").output == "Undone: card added to My own: two?.\n")
    #expect(try collection.run("find", "deck:my", "--json").objects().count == 1)
  }

  @Test("each kind is written so that it reads back as it was meant")
  func kinds() throws {
    let collection = try TestCollection([:])
    func added(_ words: String...) throws -> [[String: Any]] {
      let result = try Program.run(
        ["add", "--deck", "d", "--json"] + words, environment: collection.environment)
      #expect(result.succeeded, "\(result.errors)")
      return try result.objects()
    }
    #expect(
      try added("Q: what # is\n# this?", "A: text")[0]["question"] as? String
        == "Q: what # is\n# this?")
    #expect(try added("--kind", "term", "superbill", "a form").count == 2)
    let cloze = try added("--kind", "cloze", "A claim is [rejected]{why?} or [denied].")
    #expect(cloze.map { $0["answer"] as? String } == ["rejected", "denied"])
    let choice = try added("--kind", "choice", "Who pays?", "*PR", "CO", "* OA")
    #expect(choice[0]["answer"] as? String == "PR, OA")
    #expect(try collection.run("check").output.contains("6 cards in 1 deck: 0 errors"))
  }

  @Test("bytes of the deck that are not the card's stay, and a built-in deck gets a copy")
  func places() throws {
    let collection = try TestCollection()
    let text = "---\nname: Own\n---\n\nProse.\r\n\n# Part\n\nQ:   odd?\nA: yes\n\nMore prose"
    try collection.write(text, to: "home/decks/own.md")
    #expect(try collection.run("add", "--deck", "OWN", "new?", "yes").succeeded)
    let after = try collection.read("home/decks/own.md")
    #expect(after.hasPrefix(text))
    let card = try #require(try collection.run("find", "new?", "--json").objects().first)
    #expect(card["path"] as? [String] == ["Part"])
    let original = try collection.read("decks/mixed.md")
    let copy = try collection.run("add", "--deck", "mixed cards", "x?", "y")
    #expect(copy.output.contains("Your copy is now used instead of the built-in deck"))
    #expect(
      !(try collection.run("add", "--deck", "mixed cards", "z?", "y").output.contains("copy")))
    try collection.run("undo")
    #expect(try collection.read("decks/mixed.md") == original)
    #expect(try collection.read("home/decks/mixed.md").hasSuffix("Q: x?\nA: y\n"))
  }

  @Test("the same card is refused, and one that asks the same is mentioned")
  func duplicates() throws {
    let collection = try TestCollection()
    try collection.run("add", "--deck", "d", "one?", "eins")
    let same = try collection.run("add", "one?", "eins")
    #expect(same.status == .exited(1))
    #expect(same.errors.contains("this card is there already: d, ~/home/decks/d.md:5"))
    let alike = try collection.run("add", "ONE?", "uno")
    #expect(alike.succeeded && alike.errors.contains("asks the same (d, ~/home/decks/d.md:5)"))
  }

  @Test(
    "what cannot be a card is a mistake with a way out, and nothing is written",
    arguments: [
      ([], "there is nothing to add"), (["x"], "the question has no answer"),
      (["x", " "], "the question has no answer"), (["", "y"], "there is no question"),
      (["x", "y", "z"], "2 texts after the question"),
      (["--kind", "cloze", "no brackets"], "no blank"),
      (["--kind", "cloze", "[a]", "b"], "a cloze is one text"),
      (["--kind", "choice", "x", "*a"], "2 to 15 options"),
      (["--kind", "choice", "x", "a", "b"], "and a right one"),
      (["--kind", "clse", "x"], "did you mean `cloze`?"), (["x", "y"], "no deck is named"),
    ])
  func mistakes(words: [String], message: String) throws {
    let collection = try TestCollection()
    let result = try Program.run(["add"] + words, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: collection.home + "/decks"))
  }

  @Test("in a terminal it asks for one card after another", arguments: [80, 40])
  func dialogue(columns: Int) throws {
    let collection = try TestCollection()
    let terminal = try collection.open("add", columns: columns)
    func say(_ text: String, _ expected: String) throws {
      terminal.send(text + "\r")
      try terminal.waitFor(expected)
    }
    try terminal.waitFor("deck> ")
    try say("", "Write the name of a deck")
    // Tab completes the whole line, which is the name and needs no quotation marks.
    terminal.send("Mixed c\t")
    try terminal.waitFor("deck> Mixed cards")
    terminal.send("\u{15}")
    try say("Mine", "the new deck Mine.")
    try terminal.waitFor("question> ")
    try say("Where is the answer?", "answer> ")
    try say("", "nothing is added")
    try terminal.waitFor("question> ")
    try say("What is **bold**?", "answer> ")
    try say("a list:\\", "…> ")
    try say("- one", "add?> ")
    try say("hint", "hint two letters")
    try say("why it is so", "it is so")
    try say("", "to the new deck Mine")
    try terminal.waitFor("question> ")
    try say("/trem", "`term`?")
    try say("/term", "term> ")
    try say("word", "definition> ")
    try say("meaning", "add?> ")
    try say("n", "Left out.")
    try say("/cloze", "text> ")
    try say("no brackets", "no blank")
    try say("a [b] c", "add?> ")
    try say("", "to Mine")
    try terminal.waitFor("text> ")
    terminal.send("\u{04}")
    try terminal.waitFor("2 cards added.")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.hasFoundSettings)
    #expect(
      try collection.read("home/decks/Mine.md")
        == "---\nname: Mine\n---\n\nQ: What is **bold**?\nA: a list:\n- one\nWhy: it is so\n\nC: a [b] c\n"
    )
  }
}

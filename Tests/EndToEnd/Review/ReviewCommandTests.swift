import Foundation
import TestSupport
import Testing

/// The keys of a review besides grading.
@Suite("Commands of the review")
struct ReviewCommandTests {
  private func open(
    _ cards: Int = 3, _ environment: [String: String] = [:]
  ) throws -> (TestCollection, PseudoTerminal) {
    let collection = try TestCollection(
      ["numbers.md": SampleDecks.numbers(1...cards)], environment: environment)
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("? keys")
    return (collection, terminal)
  }

  private func events(_ collection: TestCollection) throws -> [String] {
    try collection.journal().map { "\($0.event ?? "") \($0.card ?? "")" }
  }

  @Test(
    "s suspends, b buries: the next card comes, and u brings the card back",
    arguments: [("s", "suspend", "is suspended"), ("b", "bury", "is buried until tomorrow")])
  func leavingOut(key: String, event: String, message: String) throws {
    let (collection, terminal) = try open()
    terminal.send(key)
    try terminal.waitFor("What is number 2?")
    try terminal.waitFor(message)
    terminal.send("u")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("The last change is undone.")
    // With the answer visible too.
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send(key)
    try terminal.waitFor("What is number 2?")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try events(collection) == ["\(event) n1", "undo ", "\(event) n1"])
  }

  @Test("B buries a card and its siblings, and one u brings all of them back")
  func buryNote() throws {
    let collection = try TestCollection([
      "terms.md": "T: alpha\nD: the first\nId: a\n\nQ: Next?\nA: Yes\nId: next\n"
    ])
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.send("B")
    try terminal.waitFor("Next?")
    try terminal.waitFor("2 cards of this note are buried until tomorrow.")
    let buried = try collection.run("cards", "--json").objects().filter {
      $0["state"] as? String == "buried"
    }
    #expect(buried.count == 2)
    terminal.send("u")
    try terminal.waitFor("Define the term:")
    terminal.send("q")
    try terminal.waitForExit()
    let states = try collection.run("cards", "--json").objects().map { $0["state"] as? String }
    #expect(states == ["new", "new", "new"])
  }

  @Test("k puts the card behind the others, in the drill too")
  func skip() throws {
    let (collection, terminal) = try open(2)
    terminal.send("k")
    try terminal.waitFor("What is number 2?")
    terminal.send(" 0")
    try terminal.waitFor("What is number 1?")
    terminal.send("k")
    try terminal.waitFor("There is no other card to go to.")
    terminal.send(" 0")
    try terminal.waitFor("What is number 2?")
    try terminal.waitFor("Final drill")
    terminal.send("k")
    try terminal.waitFor("What is number 1?")
    withExtendedLifetime(collection) {}
  }

  @Test("r makes a card new, d puts it on a day, and u takes both back")
  func schedule() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("grade", "n1", "4", now: "2026-06-20T12:00:00Z")
    func card() throws -> [String: Any] { try collection.run("cards", "--json").objects()[0] }
    let due = try card()["due"] as? String
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.send("d10\r")
    try terminal.waitFor("No card answered.")
    #expect(try card()["due"] as? String == "2026-07-09")
    try collection.run("undo")
    #expect(try card()["due"] as? String == due)
    let again = try collection.open("review")
    try again.waitFor("? keys")
    again.send("dtomorrow\r")
    try again.waitFor("“tomorrow” is not a day")
    again.send("d\r")
    try again.waitFor("? keys")
    again.send("r")
    try again.waitFor("n1 is new again; its history is kept.")
    #expect(try card()["state"] as? String == "new")
    again.send("u")
    try again.waitFor("The last change is undone.")
    #expect(try card()["due"] as? String == due)
  }

  @Test("f and a digit give a flag, and i shows the history")
  func flagAndInfo() throws {
    let (collection, terminal) = try open()
    terminal.send("f9")
    try terminal.waitFor("“9” is not a flag: use 1 to 7, or 0 for none.")
    terminal.send("f3")
    try terminal.waitFor("n1 has flag 3.")
    terminal.send("i")
    try terminal.waitFor("It was never answered.")
    terminal.send("x 4")
    try terminal.waitFor("What is number 2?")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try events(collection) == ["flag n1", "review n1"])
  }

  @Test("m writes the tag into the deck, + another accepted answer, and u takes them back")
  func edits() throws {
    let (collection, terminal) = try open(2)
    let built = try collection.read("decks/numbers.md")
    terminal.send("m")
    try terminal.waitFor("The card has the tag `marked`.")
    #expect(try collection.read("home/decks/numbers.md").contains("Tags: marked\nId: n1"))
    // The built-in deck is unchanged.
    #expect(try collection.read("decks/numbers.md") == built)
    terminal.send("\tone\r")
    try terminal.waitFor("+ accept")
    terminal.send("+")
    try terminal.waitFor("“one” is accepted from now on.")
    #expect(try collection.read("home/decks/numbers.md").contains("A: It is 1!\nAlso: one\n"))
    #expect(terminal.screen.text.contains("It is 1!\n  Right."))
    terminal.send("u")
    try terminal.waitFor("Undone: acceptance of “one” for n1.")
    #expect(try !collection.read("home/decks/numbers.md").contains("Also: one"))
    terminal.send("u")
    try terminal.waitFor("Undone: marking of n1.")
    #expect(collection.files(in: "home/decks").isEmpty)
    terminal.send(" 4")
    try terminal.waitFor("What is number 2?")
  }

  @Test(
    "+ is not offered where a further answer would not count; it says why and writes nothing",
    arguments: [
      ("T: alpha\nD: the first\nId: a\n", "Define the term:", "asks for its definition"),
      ("C: [alpha] and [beta]\nId: a\n", "and beta", "a cloze with several deletions"),
      ("O: Order?\n1. one\n2. two\nId: a\n", "Order?", "nothing to accept"),
    ])
  func uselessAcceptance(deck: String, question: String, message: String) throws {
    let collection = try TestCollection(["x.md": deck])
    let terminal = try collection.open("review")
    try terminal.waitFor(question)
    try terminal.waitFor("? keys")
    terminal.send(message == "nothing to accept" ? " " : "\tzebra\r")
    try terminal.waitFor("Enter=")
    #expect(!terminal.screen.text.contains("+ accept"))
    terminal.send("+")
    try terminal.waitFor(message)
    terminal.send("q")
    try terminal.waitForExit()
    #expect(collection.files(in: "home/decks").isEmpty)
    #expect(try collection.read("decks/x.md") == deck)
    #expect(try collection.journal().isEmpty)
  }

  @Test("+ adds another name where a term is asked for, and an answer to a cloze with one deletion")
  func usefulAcceptance() throws {
    for deck in ["C: [alpha] is first.\nId: a\n", "T: alpha\nD: the first\nId: a\n"] {
      let collection = try TestCollection(["x.md": deck])
      let terminal = try collection.open(
        "review", "--search", deck.hasPrefix("T") ? "id:a.reverse" : "id:a")
      try terminal.waitFor("? keys")
      terminal.send("\tzebra\r")
      try terminal.waitFor("+ accept")
      terminal.send("+")
      try terminal.waitFor("“zebra” is accepted from now on.")
      terminal.send("q")
      try terminal.waitForExit()
      #expect(try collection.read("home/decks/x.md").contains("\nAlso: zebra\n"))
    }
  }

  @Test("e opens the editor at the line, the history follows the card, and u takes the edit back")
  func editor() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let editor = folder.path + "/editor"
    try Data(
      "#!/bin/sh\necho \"$1\" > \"$0.line\"\nsed -i 's/number 1?/number one?/' \"$2\"\n".utf8
    )
    .write(to: URL(fileURLWithPath: editor))
    chmod(editor, 0o700)
    let (collection, terminal) = try open(2, ["EDITOR": editor])
    terminal.send("e")
    try terminal.waitFor("What is number one?")
    try terminal.waitFor("The deck was read again.")
    #expect(try String(contentsOfFile: editor + ".line", encoding: .utf8) == "+6\n")
    terminal.send("u")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("Undone: edit of Numbers.")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(collection.files(in: "home/decks").isEmpty)
  }

  @Test("an editor that cannot be started is an error in words, and the review goes on")
  func noEditor() throws {
    let (collection, terminal) = try open(1, ["EDITOR": "/nowhere/editor"])
    terminal.send("e")
    try terminal.waitForWords("`/nowhere/editor` cannot be started")
    terminal.send(" 4")
    try terminal.waitFor("Done: ")
    #expect(collection.files(in: "home/decks").isEmpty)
  }

  @Test("o tells where the card stands, l that there is no link")
  func source() throws {
    let (collection, terminal) = try open()
    terminal.send("o")
    try terminal.waitForWords("numbers.md:6, card n1. Source: arithmetic")
    terminal.send("l")
    try terminal.waitFor("There is no link on this card.")
    withExtendedLifetime(collection) {}
  }

  @Test("l opens the first link with BROWSER, which no shell sees")
  func link() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let browser = folder.path + "/browser"
    try Data("#!/bin/sh\necho \"$1\" > \"$0.link\"\n".utf8)
      .write(to: URL(fileURLWithPath: browser))
    chmod(browser, 0o700)
    let collection = try TestCollection(
      ["a.md": "Q: Where (see https://example.org/a?b=(c)&d=$(touch+x))?\nA: There\n"],
      environment: ["BROWSER": browser])
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.send("l")
    try terminal.waitFor("Opened: ")
    #expect(
      try String(contentsOfFile: browser + ".link", encoding: .utf8)
        == "https://example.org/a?b=(c)&d=$(touch+x)\n")
  }

  @Test("keys are those of the settings, and no key is given twice")
  func remapped() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    #expect(try collection.run("config", "key-suspend", "ctrl-x").succeeded)
    #expect(try collection.run("config", "key-reveal", "w").succeeded)
    let taken = try collection.run("config", "key-bury", "u")
    #expect(taken.status == .exited(2))
    #expect(taken.errors.contains("`u` is `key-undo` already"))
    let terminal = try collection.open("review")
    try terminal.waitFor("w show")
    terminal.send("s\u{18}")
    try terminal.waitFor("What is number 2?")
    terminal.send("w")
    try terminal.waitFor("Enter=4")
    terminal.send("?")
    try terminal.waitFor("Ctrl-X   leave the card out until you unsuspend it")
  }

  @Test(
    "with four or two grades the keys give those of the journal",
    arguments: [
      ("four", ["1", "2", "3", "4"], [1, 3, 4, 5], "1 again 1d  2 hard 1d  3 good 1d  4 easy 1d"),
      ("two", ["1", "2"], [1, 4], "1 forgot 1d  2 knew 1d"),
    ])
  func scales(scale: String, keys: [String], grades: [Int], line: String) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...keys.count)])
    try collection.run("config", "grades", scale)
    let terminal = try collection.open("review")
    for (number, key) in keys.enumerated() {
      try terminal.waitFor("What is number \(number + 1)?")
      terminal.send(" ")
      try terminal.waitFor(line)
      terminal.send(key)
    }
    try terminal.waitFor("Final drill")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(
      try collection.answers() == grades.enumerated().map { "n\($0 + 1) \($1) learn" })
  }
}

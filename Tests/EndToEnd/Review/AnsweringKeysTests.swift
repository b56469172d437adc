import Foundation
import Testing

/// The messages of keys that do nothing, and the keys that leave a line.
@Suite("Keys that answer")
struct AnsweringKeysTests {
  @Test(
    "a key that does nothing before the answer says so",
    arguments: [
      ("9", "“9” is not a grade: use 0 to 5. ? lists the keys."),
      ("4", "Grades come after the answer: Space shows it."),
      ("h", "This card has no hint."), ("x", "“x” does nothing here. ? lists the keys."),
      ("+", "There is nothing to accept yet: Tab types an answer."),
      ("\u{1}", "Ctrl-A does nothing here."), ("\u{1B}", "Esc does nothing here."),
      ("\u{1B}[15~", "This key does nothing here."),
    ])
  func question(key: String, message: String) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send(key)
    try terminal.waitFor(message)
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.answers().isEmpty)
  }

  @Test(
    "a key that does nothing after the answer says so; Space grades nothing",
    arguments: [
      (" ", "The answer is shown. Enter gives the grade 4, 0 to 5 another."),
      ("h", "The answer is shown."), ("6", "“6” is not a grade: use 0 to 5."),
      ("+", "There is nothing to accept"), ("x", "“x” does nothing here."),
    ])
  func grade(key: String, message: String) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send(key)
    try terminal.waitFor(message)
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.answers().isEmpty)
  }

  @Test(
    "Esc and Ctrl-C leave a line for the question, and keys with an ESC in them do not",
    arguments: ["\u{1B}", "\u{3}"], [false, true])
  func leaving(key: String, opensLines: Bool) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    if opensLines { try collection.run("config", "type-answers", "on") }
    let terminal = try collection.open("review")
    if !opensLines {
      try terminal.waitFor("Space show")
      terminal.send("\t")
    }
    try terminal.waitFor("answer: ")
    // Left, and then a letter before the last one.
    terminal.send("ac\u{1B}[Db")
    try terminal.waitFor { _ in terminal.screen.text.contains("answer: abc") }
    terminal.send(key)
    try terminal.waitFor("Space show · Tab type")
    // The question is still there, and so is its answer.
    terminal.send(" ")
    try terminal.waitFor("It is 1!")
    terminal.send("4")
    if opensLines {
      try terminal.waitFor("answer: ")
      terminal.send(key)
    }
    try terminal.waitFor("Space show · Tab type")
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers() == ["n1 4 learn"])
    #expect(terminal.hasFoundSettings)
  }

  @Test(
    "Esc, Space, Enter and Ctrl-C give no flag, and nothing else",
    arguments: ["\u{1B}", " ", "\r", "\u{3}"])
  func flag(key: String) throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("f")
    try terminal.waitFor("flag 1 to 7")
    terminal.send(key)
    try terminal.waitFor("Space show")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.journal().isEmpty)
  }

  @Test("+ stays on the answer, which is right now, and the grade can be given there")
  func accept() throws {
    for isPlain in [false, true] {
      let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
      let terminal = try collection.open("review", isPlain ? "--plain" : "--new-only")
      try terminal.waitFor("Space show")
      terminal.send("\tthe number one\r")
      try terminal.waitFor("Enter=1")
      terminal.send("+")
      if !isPlain { try terminal.waitFor("Right.") }
      try terminal.waitFor("“the number one” is accepted from now on.")
      try terminal.waitFor("Enter=4")
      if !isPlain {
        #expect(terminal.screen.text.contains("It is 1!"))
        #expect(!terminal.screen.text.contains("+ accept"))
      }
      terminal.send("\r")
      try terminal.waitFor("What is number 2?")
      terminal.send("q")
      try terminal.waitForExit()
      #expect(try collection.answers().contains("n1 4 learn"))
    }
  }

  @Test("an edit that breaks the deck names the place as compilers do, and none of ours")
  func brokenEdit() throws {
    let collection = try TestCollection()
    try collection.write(SampleDecks.mixed, to: "home/decks/mixed.md")
    try collection.write(
      "#!/bin/sh\nfor file; do :; done\nprintf '\\nQ: broken\\n' >> \"$file\"\n", to: "editor")
    chmod(collection.folder + "/editor", 0o755)
    let terminal = try collection.open(
      "review", "--search", "id:group-code",
      environment: ["EDITOR": collection.folder + "/editor"])
    try terminal.waitFor("Space show")
    terminal.send("e")
    try terminal.waitFor { shown in
      shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains(/this question has no answer.*\? keys/)
    }
    let lines = SampleDecks.mixed.split(separator: "\n", omittingEmptySubsequences: false).count
    let words = terminal.screen.text.filter { !$0.isWhitespace }
    #expect(words.contains("mixed.md:\(lines + 1):1:"), "\(terminal.screen.text)")
    #expect(!words.contains("SourceLocation"))
    terminal.send("q")
    try terminal.waitForExit()
  }

  @Test("an edit without a change leaves no folder behind", arguments: ["true", "false"])
  func unchangedEdit(editor: String) throws {
    let collection = try TestCollection(
      ["part/mixed.md": SampleDecks.mixed], environment: ["EDITOR": editor])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("e")
    try terminal.waitFor(editor == "true" ? "Nothing was changed." : "ended with code 1")
    try terminal.waitFor("? keys")
    #expect(!collection.files(in: "home").contains { $0.hasPrefix("decks/part") })
    terminal.send("q")
    try terminal.waitForExit()
  }

  @Test("grades are shown with words until a hundred answers, and where all do the same")
  func words() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...100)])
    let input = String(repeating: "\n5\n", count: 99)
    #expect(try collection.run("review", "--new", "99", input: input).succeeded)
    let terminal = try collection.open("review", now: "2026-06-30T12:00:00Z")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor(
      "0 blackout 1d  1 wrong 1d  2 almost 1d  3 hard 6d  4 good 6d  5 easy 6d")
    terminal.send("5")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("0:1d  1:1d  2:1d  3:6d  4:6d  5:6d · Enter=4")
    terminal.send("q")
    try terminal.waitForExit()
    let new = try collection.open("review", "--new-only", now: "2026-06-30T12:00:00Z")
    try new.waitFor("Space show")
    new.send(" ")
    try new.waitFor("0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=4")
  }

  @Test("of several right options the missed, the wrong and the right ones are told apart")
  func severalOptions() throws {
    let deck = "Q: Which?\n- [x] CPT\n- [x] HCPCS\n- [ ] UB-04\n- [ ] CMS-1500\nId: sets\n"
    for isPlain in [false, true] {
      let collection = try TestCollection(["deck.md": deck])
      let terminal = try collection.open("review", isPlain ? "--plain" : "--new-only")
      try terminal.waitFor("a-d choose")
      func letter(_ option: String) throws -> Character {
        let line = try #require(terminal.screen.lines.first { $0.hasSuffix("  " + option) })
        return try #require(line.dropFirst(2).first)
      }
      let (cpt, ub, hcpcs) = (try letter("CPT"), try letter("UB-04"), try letter("HCPCS"))
      terminal.send("\(cpt)\(ub)\r")
      try terminal.waitFor("Wrong: 1 missed, 1 wrong.")
      let lines = terminal.screen.lines
      #expect(lines.contains(isPlain ? "right: \(cpt)  CPT" : "+ \(cpt)  CPT"))
      #expect(lines.contains(isPlain ? "yours: \(ub)  UB-04" : "x \(ub)  UB-04"))
      #expect(
        lines.contains(isPlain ? "missed: \(hcpcs)  HCPCS" : "- \(hcpcs)  HCPCS (missed)"))
      terminal.send("q")
      try terminal.waitForExit()
    }
  }

  @Test("plain never moves the cursor back and never erases")
  func plain() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", "--plain")
    try terminal.waitFor("? keys")
    for key in ["h", "?", "x", " ", "6", "4"] {
      terminal.send(key)
      try terminal.waitFor("? keys")
    }
    terminal.send("\t")
    try terminal.waitFor("letters: ")
    terminal.send("a\r")
    try terminal.waitFor("? keys")
    terminal.send("q")
    try terminal.waitForExit()
    let text = String(decoding: terminal.transcript, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing(/\u{1B}\[[0-9;]*m/, with: "")
      .replacing(/\u{1B}\[\?2004[hl]/, with: "")
    #expect(!text.contains("\r") && !text.contains("\u{8}") && !text.contains("\u{1B}"))
  }
}

import Testing

/// The effects of single keys and typed answers.
@Suite("Keys of the review")
struct ReviewKeysTests {
  @Test("u takes the last answer back, at the question and at the grade, and asks the card again")
  func undo() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send("u")
    try terminal.waitFor("There is no answer of today to undo")
    terminal.send(" 0")
    try terminal.waitFor("0 due · 2 new · 1 drill")
    try terminal.waitFor("What is number 2?")
    terminal.send("u")
    try terminal.waitFor("0 due · 3 new")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("The last answer is undone.")
    terminal.send(" 5")
    try terminal.waitFor("What is number 2?")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send("u")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("The last answer is undone.")
    terminal.send(" 4 4 4")
    try terminal.waitFor("Done: 0 reviewed, 3 learned, 0 drilled")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(
      try collection.answers() == [
        "n1 0 learn", "undo", "n1 5 learn", "undo", "n1 4 learn", "n2 4 learn", "n3 4 learn",
      ])
    let stats = try collection.run("stats", "--json").objects()[0]
    #expect((stats["today"] as? [String: Any])?["answers"] as? Int == 3)
  }

  @Test("u takes back an answer of an earlier run")
  func undoAcrossRuns() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    try collection.run("grade", "n2", "5")
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send("u")
    try terminal.waitFor("What is number 2?")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.answers() == ["n2 5 learn", "undo"])
    let states = try collection.run("cards", "--json").objects().map { $0["state"] as? String }
    #expect(states == ["new", "new"])
  }

  @Test(
    "a typed answer is compared with all that is accepted",
    arguments: [
      ("PR", "Right.", 4), ("pr (patient responsibility)", "Right.", 4),
      ("CO", "Not the expected answer: you wrote “CO”.", 1),
      ("pr (patient responsibilty)", "Close: you wrote “pr (patient responsibilty)”.", 3),
    ])
  func typed(answer: String, verdict: String, proposed: Int) throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", "--limit", "1")
    try terminal.waitFor("Tab type")
    terminal.send("\t" + answer)
    try terminal.waitFor("answer: " + answer)
    terminal.send("\r")
    try terminal.waitFor(verdict)
    try terminal.waitFor("Enter=\(proposed)")
    terminal.send("\r")
    // Cards graded under 4 are drilled next.
    try terminal.waitFor(proposed < 4 ? "Final drill" : "Done: ")
    #expect(try collection.answers() == ["group-code \(proposed) learn"])
  }

  @Test(
    "letters beyond ASCII are typed, moved over and deleted whole",
    arguments: [
      ("Ärztekammer Köln", "Right."), ("A\u{308}rztekammer Ko\u{308}ln", "Right."),
      ("日本\u{7F}\u{7F}Ärztekammer Köln", "Right."),
      ("rztekammer Köln\u{1}Ä", "Right."), ("Ärztekammer Kölnß\u{1B}[D\u{1B}[3~", "Right."),
      ("Ärztekamer Köln", "Close: you wrote “Ärztekamer Köln”."),
    ])
  func typedUnicode(keys: String, verdict: String) throws {
    let deck = "Q: Wer?\nA: Ärztekammer Köln\n"
    let collection = try TestCollection(["deck.md": deck])
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    terminal.send("\t" + keys + "\r")
    try terminal.waitFor(verdict)
  }

  @Test("the answer can be typed where the locale is not UTF-8", arguments: ["C", "POSIX"])
  func typedInOtherLocales(locale: String) throws {
    let collection = try TestCollection(
      ["deck.md": "Q: Wer?\nA: Ärztekammer Köln\n"], environment: ["LC_ALL": locale])
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    terminal.send("\tÄrztekammer Köln\r")
    try terminal.waitFor("Right.")
  }

  @Test("an empty typed answer shows the answer with no verdict")
  func typedNothing() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    terminal.send("\t \r")
    let shown = try terminal.waitFor("Enter=4")
    #expect(!shown.contains("Right.") && !shown.contains("Not the expected"))
  }

  @Test("with several right options the letters of all of them are written")
  func severalOptions() throws {
    let deck = """
      Q: Which are code sets?
      - [x] ICD-10-CM
      - [x] CPT
      - [ ] UB-04
      Id: sets

      """
    let collection = try TestCollection(["deck.md": deck])
    for isRight in [false, true] {
      let terminal = try collection.open("review")
      try terminal.waitFor("a-c choose")
      let letters = terminal.screen.lines.filter { $0.hasPrefix("  ") }
        .filter { isRight ? !$0.contains("UB-04") : $0.contains("UB-04") || $0.contains("CPT") }
        .map { String($0.dropFirst(2).first!) }
      #expect(letters.count == 2)
      terminal.send(letters[0])
      try terminal.waitFor("letters: " + letters[0])
      terminal.send("x\r")
      try terminal.waitFor("Write the letters of the right options, a to c.")
      try terminal.waitFor("letters: ")
      // After a mistake the line is empty again.
      terminal.send("\(letters[0]), \(letters[1])\r")
      try terminal.waitFor(isRight ? "Right." : "Wrong: 1 missed, 1 wrong.")
      try terminal.waitFor("Enter=\(isRight ? 4 : 1)")
      terminal.send("q")
      try terminal.waitForExit()
    }
  }

  @Test("? explains the keys, at the question and at the grade")
  func help() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.send("?")
    try terminal.waitFor("undo the last answer")
    try terminal.waitFor("leave; everything answered is kept")
    terminal.send("x")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send("?")
    try terminal.waitFor("blackout: no idea")
    terminal.send("x")
    try terminal.waitFor("Enter=4")
  }

  @Test(
    "keys that mean nothing do nothing, function keys with digits in their sequences among them",
    arguments: ["x", "9", "\u{1B}[3~", "\u{1B}[15~", "\u{1B}[1;5C", "\u{1B}OP", "é", "日", "\u{1}"])
  func otherKeys(key: String) throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send(key + " ")
    try terminal.waitFor("It is 1!")
    try terminal.waitFor("Enter=4")
    terminal.send(key + "5")
    try terminal.waitFor("What is number 2?")
    #expect(try collection.answers() == ["n1 5 learn"])
  }

  @Test("type-answers lets every question wait for a typed answer")
  func typesAnswers() throws {
    let collection = try TestCollection()
    try collection.run("config", "type-answers", "on")
    let terminal = try collection.open("review")
    try terminal.waitFor("answer: ")
    terminal.send("PR\r")
    try terminal.waitFor("Right.")
    try terminal.waitFor("Enter=4")
    terminal.send("\r")
    // A multiple choice still accepts its letter.
    try terminal.waitFor("a-c choose")
  }

  @Test("decks, tags and limits choose the cards")
  func choosing() throws {
    let collection = try TestCollection([
      "a.md": SampleDecks.numbers(1...3, name: "Code sets"),
      "b.md": "---\nname: Billing tasks\ntags: cpb\n---\n\nQ: Who bills?\nA: We do.\nTags: a\n",
    ])
    let openings: [([String], String)] = [
      (["Billing tasks"], "0 due · 1 new"), (["billing"], "0 due · 1 new"),
      (["Code sets", "Billing tasks"], "0 due · 4 new"), (["--tag", "CPB"], "0 due · 1 new"),
      (["--new", "2"], "0 due · 2 new"), (["--limit", "3"], "0 due · 3 new"),
    ]
    for (arguments, opening) in openings {
      let terminal = try PseudoTerminal(
        arguments: ["review"] + arguments, environment: collection.environment)
      try terminal.waitFor(opening)
    }
    #expect(try collection.run("review", "nowhere").status == .exited(1))
    #expect(try collection.run("review", "--tag", "nowhere").status == .exited(1))
    #expect(try collection.run("review", "--limit", "0").status == .exited(2))
    #expect(try collection.run("review", "--new", "-1").status == .exited(2))
  }
}

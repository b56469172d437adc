import Testing

@Suite("Keys typed ahead")
struct TypedAheadTests {
  @Test("a burst of 60 keys in one write answers the cards in their order")
  func burst() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...30)])
    let grades = (0..<30).map { [5, 4, 4, 5, 5][$0 % 5] }
    let terminal = try collection.open("review", "--new", "30")
    terminal.send(grades.map { " \($0)" }.joined())
    try terminal.waitFor("Done: 0 reviewed, 30 learned, 0 drilled")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(
      try collection.answers() == zip(1..., grades).map { "n\($0) \($1) learn" })
  }

  @Test("keys, lines and the drill come in order out of one burst")
  func mixedBurst() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    terminal.send("h\tPR\r\ra5\r3\trejected\r4\tÄrztekammer Köln\ru 4 4")
    // After the undo the cloze is asked again, then the last card, then the drill.
    try terminal.waitFor("Final drill")
    terminal.send(" 4")
    try terminal.waitFor("Done: ")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(
      try collection.answers() == [
        "group-code 4 learn", "form 5 learn", "superbill 3 learn", "edits.1 4 learn", "undo",
        "edits.1 4 learn", "kammer 4 learn", "superbill 4 drill",
      ])
  }

  @Test("what is typed after leaving is left for the shell")
  func leftover() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try PseudoTerminal(
      executable: "/bin/sh",
      arguments: ["-c", "\"\(Program.path)\" review; read -r line; echo \"[$line]\""],
      environment: collection.environment)
    try terminal.waitFor("What is number 1?")
    // A line feed, since the terminal does not translate CR while keys are read.
    terminal.send(" 4qecho hello\n")
    try terminal.waitFor("[echo hello]")
    #expect(try collection.answers() == ["n1 4 learn"])
  }

  @Test("lines typed ahead of a review that the prompt starts go to the review")
  func promptThenReview() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    let terminal = try collection.open()
    terminal.send("review\r 5 4stats\rquit\r")
    try terminal.waitFor("Retention of the last 30 days")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers() == ["n1 5 learn", "n2 4 learn"])
  }
}

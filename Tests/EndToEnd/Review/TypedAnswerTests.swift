import Testing

/// A typed answer next to the expected one.
@Suite("Typed answers")
struct TypedAnswerTests {
  private static let deck = """
    Q: What does the payer send with its payment?
    A: a remittance advice
    Id: advice

    Q: Which code is a cane?
    A: E0100
    Id: cane

    """

  private static func answers(
    _ first: String, _ second: String, columns: Int = 80, _ environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let collection = try TestCollection(["codes.md": deck], environment: environment)
    let terminal = try collection.open("review", columns: columns)
    for answer in [first, second] {
      try terminal.waitFor("Space show")
      terminal.send("\t\(answer)\r")
      try terminal.waitFor("Enter=1")
      terminal.send("4")
    }
    #expect(try terminal.waitForExit() == .exited(0))
    return terminal
  }

  @Test("that are not right are shown with what is too much and what is missing")
  func marks() throws {
    let terminal = try Self.answers("a remitence advice", "e0200")
    #expect(
      terminal.plainText.contains(
        "Not the expected answer: you wrote “a remitence advice”.\n  a remit[-e-]{+ta+}nce advice\n"
      ))
    #expect(
      terminal.plainText.contains(
        "Not the expected answer: you wrote “e0200”.\n  e0[-2-]{+1+}00\n"))
    let transcript = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(
      transcript.contains(
        /\ \ a remit\u{1B}\[[0-9;]+m\[-e-\]\u{1B}\[0m\u{1B}\[[0-9;]+m\{\+ta\+\}\u{1B}\[0mnce advice/
      ))
  }

  @Test("are marked without colours too, in a narrow window without a broken line")
  func plain() throws {
    let terminal = try Self.answers(
      "a remitence advice", "eo100", columns: 20, ["NO_COLOR": "1"])
    #expect(
      terminal.plainText.contains("  a\n  remit[-e-]{+ta+}nc\n  e advice\n"))
    let transcript = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(!transcript.contains(/\u{1B}\[[0-9;]*m/))
    #expect(
      terminal.screen.wrappedLines.allSatisfy { $0.contains("answer:") })
  }

  @Test("with a letter for the digit that looks like it get a hint")
  func lookalikes() throws {
    let terminal = try Self.answers("a remittence advice", "eo1o0")
    #expect(
      terminal.plainText.contains(
        "  e[-o-]{+0+}1[-o-]{+0+}0\n  Letter or digit? O is not 0, and I and L are not 1.\n"))
  }

  @Test("that are close but for a slip of typing are shown with the slip, and Enter passes them")
  func close() throws {
    let collection = try TestCollection(["codes.md": Self.deck])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("\ta remitance advice\r")
    try terminal.waitFor("Enter=3")
    #expect(
      terminal.plainText.contains(
        "Close: you wrote “a remitance advice”.\n  a remit{+t+}ance advice\n"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(
    "that are another word never pass, on a terminal or in a pipe",
    arguments: [("Part A", "Part B"), ("ilium", "ileum"), ("hypotension", "hypertension")])
  func opposites(_ expected: String, _ typed: String) throws {
    let deck = "Q: Which?\nA: \(expected)\nId: which\n"
    let piped = try TestCollection(["codes.md": deck])
    try piped.run(input: "review\n\(typed)\n\nquit\n")
    #expect(try piped.answers().first == "which 1 learn")
    let collection = try TestCollection(["codes.md": deck])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("\t\(typed)\r")
    try terminal.waitFor("Enter=1")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(
    "count in an exam as they do in a review",
    arguments: [
      ("hypertension", "1 of 1 right"), ("hypertensoin", "1 of 1 right"),
      ("hypotension", "0 of 1 right"), ("hypertensive", "0 of 1 right"),
    ])
  func exam(_ typed: String, _ result: String) throws {
    let collection = try TestCollection([
      "x.md": "Q: High pressure?\nA: hypertension\nTags: testing\nId: x\n"
    ])
    let exam = try collection.run(
      "exam", "testing", "--questions", "1", "--seed", "1", input: "\(typed)\n")
    #expect(exam.output.contains(result), "\(exam)")
    try collection.run(input: "review\n\(typed)\n\nquit\n")
    let grade = try collection.journal().last { $0.kind == "learn" }?.grade
    let isPass = grade.map { $0 >= 3 }
    #expect(isPass == result.hasPrefix("1"))
  }

  @Test("are forgiven British spelling and marks in a pipe")
  func piped() throws {
    let collection = try TestCollection([
      "codes.md":
        "Q: Too little blood?\nA: anemia\nId: blood\n\nQ: Too much water?\nA: edematous\nId: w\n"
    ])
    let output = try collection.run(input: "review\nAnaemia\n\noedemmatous\n\nquit\n").output
    #expect(output.contains("  Right.\n"))
    #expect(output.contains("  Close: you wrote “oedemmatous”.\n  oedem[-m-]atous\n"))
  }

  @Test("cannot bring control sequences along")
  func hostile() throws {
    let collection = try TestCollection(["codes.md": Self.deck])
    let output = try collection.run(input: "review\na remit\u{1B}[31mtance advice\n\nq\nquit\n")
      .output
    #expect(output.contains("a remit␛[[-31m-]tance advice"))
    #expect(!output.contains("\u{1B}"))
  }
}

import Testing

/// Colors and other control sequences go to terminals that want them, and nowhere else.
@Suite("Colours")
struct ColorTests {
  /// Answers one card of each kind and a typed one, with the help and an undo.
  private static func review(
    _ environment: [String: String]
  ) throws -> (transcript: String, status: ExitResult) {
    let collection = try TestCollection(environment: environment)
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    terminal.send("h?x 4")
    try terminal.waitFor("a-c choose")
    terminal.send("b\r")
    try terminal.waitFor("superbill")
    terminal.send("\tsuperbil\r3u")
    try terminal.waitFor("undone")
    terminal.send(" 4 4 ")
    try terminal.waitFor("This fact was valid until")
    terminal.send("4q")
    let status = try terminal.waitForExit()
    return (String(decoding: terminal.transcript, as: UTF8.self), status)
  }

  @Test("on a terminal the review is coloured")
  func colored() throws {
    let (transcript, status) = try Self.review([:])
    #expect(status == .exited(0))
    for code in ["[1m", "[2m", "[38;5;29m", "[1;4;38;5;166m", "[38;5;136m", "[38;5;31m", "[0m"] {
      #expect(transcript.contains("\u{1B}" + code))
    }
  }

  @Test("with NO_COLOR there is no style in the review, the prompt and the commands")
  func noColor() throws {
    let (transcript, status) = try Self.review(["NO_COLOR": "1"])
    #expect(status == .exited(0))
    #expect(!transcript.contains(/\u{1B}\[[0-9;]*m/))
    #expect(try Self.prompt(["NO_COLOR": "1"]).contains(/\u{1B}\[[0-9;]*m/) == false)
    #expect(try Self.prompt([:]).contains("\u{1B}[1mrounds\u{1B}[0m"))
  }

  @Test("an empty NO_COLOR means nothing")
  func emptyNoColor() throws {
    #expect(try Self.prompt(["NO_COLOR": ""]).contains("\u{1B}[1mrounds\u{1B}[0m"))
  }

  @Test("on a dumb terminal there is no control sequence at all")
  func dumb() throws {
    let (transcript, status) = try Self.review(["TERM": "dumb"])
    #expect(status == .exited(0))
    #expect(!transcript.contains("\u{1B}"))
    let prompt = try Self.prompt(["TERM": "dumb"])
    #expect(prompt.contains("Mixed cards"))
    #expect(!prompt.contains("\u{1B}"))
  }

  private static func prompt(_ environment: [String: String]) throws -> String {
    let collection = try TestCollection(environment: environment)
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    for line in ["stats", "decks", "cards", "show form", "config", "schedule --grades 4", "x"] {
      terminal.send(line + "\r")
      try terminal.waitFor("new> ")
    }
    terminal.send("quit\r")
    try terminal.waitForExit()
    return String(decoding: terminal.transcript, as: UTF8.self)
  }

  @Test(
    "what goes into a pipe or a file has no control sequences",
    arguments: [
      "stats", "decks", "cards", "show form", "config", "schedule --grades 4", "check", "help",
      "export", "nonsense",
    ])
  func pipes(command: String) throws {
    let collection = try TestCollection(environment: ["TERM": "xterm-256color"])
    let direct = try collection.shell("\"$ROUNDS\" \(command)")
    let scripted = try collection.run(input: "\(command)\nreview\n\n4\nq\nquit\n")
    for result in [direct, scripted] {
      #expect(!(result.output + result.errors).isEmpty)
      #expect(!(result.output + result.errors).contains("\u{1B}"))
    }
  }

  @Test("CLICOLOR_FORCE asks for colours in a pipe, and NO_COLOR overrules it")
  func forced() throws {
    let collection = try TestCollection(environment: ["CLICOLOR_FORCE": "1"])
    #expect(try collection.run("stats").output.contains("\u{1B}[1mHow well"))
    #expect(
      try collection.run("stats", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}") == false
    )
  }
}

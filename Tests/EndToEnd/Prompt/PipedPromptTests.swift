import Testing

/// The prompt's commands from standard input that is not a terminal.
@Suite("Without a terminal")
struct PipedPromptTests {
  private static let status = "2026-06-29: 0 due, 5 new; 6 cards in 1 deck.\n"

  @Test("commands are taken from standard input, after the day's status")
  func commands() throws {
    let collection = try TestCollection()
    let result = try collection.shell("printf 'stats\\nquit\\n' | \"$ROUNDS\"")
    #expect(result.succeeded)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix(Self.status + "How well do I remember?"))
    #expect(result.output == Self.status + (try collection.run("stats").output))
  }

  @Test(
    "each command does what it does as a subcommand",
    arguments: [
      "decks", "cards tag:mix", "show form", "check", "schedule --grades 45 --json", "config",
      "export --format csv", "help", "help review", "rounds decks", "stats --json",
    ])
  func sameAsSubcommand(line: String) throws {
    let collection = try TestCollection()
    let command = line.hasPrefix("rounds ") ? String(line.dropFirst(7)) : line
    let direct = try collection.shell("\"$ROUNDS\" \(command)")
    let piped = try collection.run(input: line + "\n")
    #expect(direct.succeeded && piped.succeeded)
    #expect(piped.output == Self.status + direct.output)
    #expect(piped.errors == direct.errors)
  }

  @Test("empty input and /dev/null end at once, with the status told")
  func empty() throws {
    let collection = try TestCollection()
    let expected = Program.Output(status: .exited(0), output: Self.status, errors: "")
    #expect(try collection.run(input: "") == expected)
    #expect(try collection.shell("\"$ROUNDS\" < /dev/null") == expected)
    #expect(try collection.shell("\"$ROUNDS\" <&-").succeeded)
    #expect(try collection.run(input: "\n  \n# a comment\n") == expected)
    #expect(try collection.run(input: "quit\ndecks\n") == expected)
  }

  @Test("a last line without a line feed and lines that end in CR LF count")
  func lineEnds() throws {
    let collection = try TestCollection()
    #expect(try collection.run(input: "decks").output.contains("Mixed cards"))
    let result = try collection.run(input: "decks\r\nquit\r\nstats\r\n")
    #expect(result.succeeded)
    #expect(result.output.contains("Mixed cards") && !result.output.contains("Retention"))
  }

  @Test(
    "what a script's command fails with is the script's exit code, and the rest still runs",
    arguments: [
      ("nonsense", 2), ("stats --nonsense", 2), ("review \"Mixed", 2), ("grade form 9", 2),
      ("show nonsense", 1), ("undo", 1), ("review nowhere", 1), ("show nonsense\nnonsense", 1),
      ("nonsense\nshow nonsense", 2),
    ])
  func failures(script: String, code: Int32) throws {
    let collection = try TestCollection()
    let result = try collection.run(input: script + "\ndecks\nquit\n")
    #expect(result.status == .exited(code))
    #expect(result.output.hasPrefix(Self.status) && result.output.contains("Mixed cards"))
    #expect(result.errors != "")
  }

  @Test("a review is answered line by line: empty or an answer, then the grade")
  func review() throws {
    let collection = try TestCollection()
    let script = """
      review
      h
      PR
      7

      c
      5

      3
      u

      4
      rejected
      5
      Kammer
      2
      stats
      """
    // The drill that follows takes `stats` as an answer, and the end of input leaves it.
    let result = try collection.run(input: script)
    #expect(result.succeeded)
    #expect(result.errors == "`7` is not a grade; write a number from 0 to 5, q or u\n")
    #expect(result.output.contains("Hint    two letters"))
    #expect(result.output.contains("  Right.\n") && result.output.contains("  Wrong.\n"))
    #expect(result.output.contains("Left in this review: 1 to drill."))
    #expect(
      try collection.answers() == [
        "group-code 4 learn", "form 5 learn", "superbill 3 learn", "undo", "superbill 4 learn",
        "edits.1 5 learn", "kammer 2 learn",
      ])
  }

  @Test("review as a subcommand reads its answers from a pipe too, and q leads back to the prompt")
  func reviewThenCommands() throws {
    let collection = try TestCollection()
    #expect(try collection.run("review", input: "\n5\nq\ndecks\n").succeeded)
    let result = try collection.run(input: "review\n\n\nq\ndecks\n")
    #expect(result.output.contains("\nMixed cards\t6\t0\t4\n"))
    #expect(try collection.answers() == ["group-code 5 learn", "form 4 learn"])
  }

  @Test("a reader that goes away ends the program without a crash or a message")
  func closedOutput() throws {
    let deck = SampleDecks.numbers(1...1000)
    let collection = try TestCollection(["numbers.md": deck])
    for command in ["cards", "cards --json", "export", "stats"] {
      let result = try collection.shell(
        "{ \"$ROUNDS\" \(command); echo \"status $?\" >&2; } | head -1")
      #expect(result.output.split(separator: "\n").count == 1)
      #expect(result.errors.contains("status 0") || result.errors.contains("status 141"))
      #expect(!result.errors.lowercased().contains("fatal") && !result.errors.contains("pipe"))
    }
    let script = try collection.shell(
      "{ yes cards | head -3 | \"$ROUNDS\"; echo \"status $?\" >&2; } | head -1")
    #expect(script.errors.contains("status 0") || script.errors.contains("status 141"))
  }

  @Test("data goes to standard output, messages to standard error")
  func streams() throws {
    let collection = try TestCollection()
    let cards = try collection.run("cards", "is:due")
    #expect(cards == Program.Output(status: .exited(1), output: "", errors: "No card matches.\n"))
    let usage = try collection.run("stats", "--nonsense")
    #expect(usage.status == .exited(2))
    #expect(usage.output == "")
    #expect(usage.errors.hasPrefix("rounds: unknown option '--nonsense'\n"))
    let help = try collection.run("stats", "--help")
    #expect(help.succeeded && help.errors == "")
    let version = try collection.run("--version")
    #expect(version.succeeded && version.output.hasPrefix("rounds ") && version.errors == "")
  }
}

import Foundation
import Testing

/// The completion in shells, tried in those that are installed.
@Suite("Completion in shells")
struct ShellCompletionTests {
  private static let shells = ["bash", "zsh", "fish"].filter { path(of: $0) != nil }

  private static func path(of shell: String) -> String? {
    ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func collection() throws -> TestCollection {
    let folder = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let collection = try TestCollection(
      ["mixed.md": SampleDecks.mixed, "b.md": "---\nname: It's (odd) $x\n---\n\nQ: odd?\nA: b\n"],
      environment: ["PATH": "\(folder):/usr/bin:/bin", "PS1": "ready> "])
    try collection.run("find", "--save", "weak", "kind:cloze")
    return collection
  }

  @Test("the scripts are the same in windows of any width", arguments: ["bash", "zsh", "fish"])
  func widths(_ shell: String) throws {
    let collection = try TestCollection()
    let script = try collection.run("completion", shell).output
    #expect(script.contains("rounds complete \(shell)"))
    for columns in ["20", "60", "80", "200"] {
      for arguments in [["completion", shell], ["--generate-completion-script", shell]] {
        let output = try Program.run(
          arguments, environment: collection.environment.merging(["COLUMNS": columns]) { $1 })
        #expect(output.output == script && output.errors == "")
      }
    }
  }

  @Test("each shell reads its script without a complaint", arguments: shells)
  func syntax(_ shell: String) throws {
    let collection = try Self.collection()
    try collection.write(try collection.run("completion", shell).output, to: "script")
    let result = try Program.run(
      ["-n", collection.folder + "/script"], environment: collection.environment,
      executable: try #require(Self.path(of: shell)))
    #expect(result.succeeded && result.errors == "")
  }

  /// The text typed up to Tab, and the output of the completed line.
  private static let lines = [
    ("show group-c", "Which group code"), ("find deck:Mix", "6 cards."),
    ("find \"deck:Mix", "6 cards."), ("find 'deck:It", "1 card."), ("find deck:It", "1 card."),
    ("find tag:mi", "cards."), ("config new-per-", "new-per-day"), ("find @we", "1 card."),
    ("exam --aban", "no exam"), ("find \"deck:It", "1 card."), ("deck", "Mixed cards"),
    ("show GROUP-C", "Which group code"),
  ]

  @Test(
    "Tab completes decks, tags, cards, settings, searches and options in bash and zsh",
    arguments: shells.filter { $0 != "fish" }, lines)
  func tab(_ shell: String, _ line: (typed: String, shown: String)) throws {
    // Bash completes a word as typed, including case.
    if shell == "bash", line.typed.contains("GROUP") { return }
    let collection = try Self.collection()
    let terminal = try PseudoTerminal(
      executable: try #require(Self.path(of: shell)),
      arguments: shell == "bash" ? ["--norc", "--noprofile", "-i"] : ["-f", "-i"],
      environment: collection.environment, columns: 200)
    try terminal.waitFor("ready> ")
    if shell == "zsh" {
      terminal.send("autoload -U compinit; compinit -u -D; echo lo''aded\r")
      try terminal.waitFor("loaded")
      try terminal.waitFor("ready> ")
    }
    terminal.send("source <(rounds completion \(shell)); echo so''urced\r")
    try terminal.waitFor("sourced")
    try terminal.waitFor("ready> ")
    // Quotation marks that Tab did not close are closed by hand.
    terminal.send("rounds " + line.typed + "\t")
    try terminal.waitFor(line.typed.split(separator: " ").last.map(String.init) ?? "")
    terminal.send("\r")
    try terminal.waitFor(line.shown)
    terminal.send("\u{4}")
  }

  @Test(
    "Tab completes the same in fish", .enabled(if: path(of: "fish") != nil),
    arguments: [
      ("show group-c", "group-code"), ("find deck:Mix", "deck:Mixed cards"),
      ("find \"deck:Mix", "deck:Mixed cards"), ("find tag:mi", "tag:mix"),
      ("config new-per-", "new-per-day"), ("find @we", "@weak"), ("exam --aban", "--abandon"),
      ("deck", "decks"), ("", "review"),
    ])
  func fish(_ typed: String, _ completed: String) throws {
    let collection = try Self.collection()
    let result = try Program.run(
      [
        "--no-config", "-c",
        "rounds completion fish | source; complete -C \"$argv[1]\"", "rounds " + typed,
      ],
      environment: collection.environment, executable: try #require(Self.path(of: "fish")))
    #expect(result.output.split(separator: "\n").contains(Substring(completed)), "\(result)")
  }

  @Test("looking for completions changes nothing on disk")
  func readsOnly() throws {
    let collection = try TestCollection()
    #expect(try collection.run("complete", "zsh", "show", "group").output == "group-code\n")
    #expect(collection.files(in: "home").filter { !$0.hasPrefix(".cache") } == [])
    let other = try collection.run("complete", "zsh", "--collection", "nowhere", "find", "tag:")
    #expect(other.succeeded && other.output.contains("tag:"))
  }
}

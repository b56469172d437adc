import Foundation
import Testing

/// No text in a deck, a tag or a file name reaches the terminal as a control sequence.
@Suite("Hostile text")
struct HostileTextTests {
  /// A window title, a color, a cleared screen, a bell, C1 controls, bidi overrides, NUL, DEL.
  private static let bad =
    "\u{1B}]0;PWNED\u{7}\u{1B}[31mred\u{1B}[2J\u{9B}31m\u{9D}0;x\u{9C}\u{202E}desrever\u{2066}\u{0}"
    + "\u{8}\u{7F}\u{200B}\u{FEFF}\u{2028}\u{85}"

  private static let deck = """
    ---
    name: Deck \(bad)
    tags: tag\(bad)
    source: Source \(bad)
    ---

    # Heading \(bad)

    Q: Question \(bad)
    A: Answer \(bad)
    Also: Also \(bad)
    Hint: Hint \(bad)
    Why: Why \(bad)
    Tags: own\(bad)
    Id: one

    Q: Choice \(bad)
    - [x] Right \(bad)
    - [ ] Wrong \(bad)
    Id: two

    C: A [hidden \(bad)]{cue \(bad)} word.
    Id: three

    T: Term \(bad)
    D: Definition \(bad)
    Id: four

    Q: \(bad)
    Q: no answer \(bad)
    Id: bro\(bad)ken
    As of: \(bad)

    """

  private static let fileName = "file\u{1B}[31m\u{9B}2J\u{202E}\u{7}.md"

  private func collection(_ environment: [String: String] = [:]) throws -> TestCollection {
    let collection = try TestCollection(
      [Self.fileName: Self.deck, "nameless\u{1B}[31m\u{202E}.md": "Q: Who?\nA: Me \(Self.bad)\n"],
      environment: environment)
    try collection.write(Self.deck.replacing("Id: ", with: "Id: own-"), to: "home/decks/own.md")
    return collection
  }

  /// Control sequences and misleading characters, except the program's `own` sequences.
  private func threats(in text: String, _ own: Regex<Substring>) -> [String] {
    // The terminal marks pasted text while keys are read.
    text.replacing(own, with: "").replacing(/\u{1B}\[\?2004[hl]/, with: "").unicodeScalars.filter {
      scalar in
      switch scalar.value {
      case 0x0A, 0x0D: false
      case 0..<0x20, 0x7F...0x9F, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        true
      default: false
      }
    }.map { "U+" + String($0.value, radix: 16) }
  }

  @Test("the deck is worth the trouble: its cards load with the hostile text in them")
  func premise() throws {
    let collection = try collection()
    let cards = try collection.run("cards", "--json").objects()
    #expect(cards.count >= 6)
    #expect(cards.contains { ($0["question"] as? String)?.contains("\u{1B}]0;PWNED") == true })
    #expect(cards.contains { ($0["deck"] as? String)?.contains("\u{202E}") == true })
  }

  @Test("in a review everything is shown, and nothing obeyed")
  func review() throws {
    let collection = try collection()
    // Without colors of its own, the program has no use for the color that the deck requests.
    let terminal = try collection.open("review", environment: ["NO_COLOR": "1"])
    while true {
      let shown = try terminal.waitFor { $0.contains("? keys") || $0.contains("Due tomorrow") }
      if shown.contains("Due tomorrow") { break }
      terminal.send(shown.contains("h hint") ? "h " : shown.contains("a-b") ? "b" : " ")
      try terminal.waitFor { $0.contains("Enter=") }
      terminal.send("4")
    }
    #expect(try terminal.waitForExit() == .exited(0))
    let output = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(output.contains("␛]0;PWNED␇") && output.contains("⟨U+202E⟩"))
    #expect(threats(in: output, /\u{1B}\[(?:[02]?[JKH]|\?25[hl]|\?1049[hl]|\?2026[hl])/) == [])
  }

  @Test("a hostile answer that is pasted is shown, and not obeyed")
  func typedAnswer() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", environment: ["TERM": "dumb"])
    try terminal.waitFor("Tab type")
    // Ctrl-V makes readline take the next key literally.
    terminal.send("\tx\u{16}\u{1B}[31m\u{202E}\u{9B}31m\r")
    try terminal.waitFor("you wrote")
    let answer = try terminal.waitFor("Enter=")
    #expect(answer.contains("“x␛[31m⟨U+202E⟩⟨U+009B⟩31m”"))
  }

  @Test(
    "commands show it and obey nothing, on a terminal and in a pipe, on both outputs",
    arguments: [
      ["decks"], ["cards"], ["cards", "--json"], ["decks", "--json"], ["show", "one"],
      ["show", "two"], ["show", "three", "--json"], ["show", "four"], ["check"],
      ["check", "--json"], ["stats"], ["review", "nowhere"], ["review", "--tag", "nowhere"],
      ["show", "x\u{1B}[31m\u{202E}"], ["grade", "\u{9B}31m", "4"], ["\u{1B}]0;x\u{7}"],
      ["stats", "--\u{1B}]0;x\u{7}"], ["config", "\u{1B}[31m", "\u{9B}"],
      ["import", "\u{1B}[31m.csv"], ["check", "\u{1B}[31m"], ["cards", "is:\u{1B}[31m"],
      ["export", "--deck", "\u{1B}[31m"], ["schedule", "--grades", "\u{9B}1"],
      ["export"], ["export", "--format", "json"], ["export", "--format", "csv"],
    ])
  func commands(arguments: [String]) throws {
    let collection = try collection()
    let terminal = try PseudoTerminal(
      arguments: arguments, environment: collection.environment.merging(["NO_COLOR": "1"]) { $1 })
    try terminal.waitForExit()
    #expect(!terminal.transcript.isEmpty)
    #expect(threats(in: String(decoding: terminal.transcript, as: UTF8.self), /(?!)/) == [])
    // In a pipe, an export is the unchanged decks.
    if arguments.first == "export" { return }
    let piped = try Program.run(arguments, environment: collection.environment)
    // Tabs separate the cells of a table there.
    let text = (piped.output + piped.errors).replacing("\t", with: " ")
    #expect(threats(in: text, /(?!)/) == [])
  }

  @Test("an import tells of a file with a hostile name and content, and obeys nothing")
  func importing() throws {
    let collection = try collection()
    let name = "in\u{1B}[31m\u{202E}.csv"
    try collection.write("front,back,ta\u{1B}[31mgs\n\(Self.bad),\"b\u{9B}\"x\n", to: name)
    for options in [["--dry-run"], ["--keep-going"], ["--json"]] {
      let result = try Program.run(
        ["import", collection.folder + "/" + name] + options, environment: collection.environment)
      #expect(!(result.output + result.errors).isEmpty)
      #expect(threats(in: result.output + result.errors, /(?!)/) == [])
    }
  }

  @Test("completion offers nothing that a terminal would obey")
  func completion() throws {
    let collection = try collection(["TERM": "dumb"])
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    for beginning in ["review ", "review --tag ", "cards ", "cards tag:", "show ", "check "] {
      terminal.send(beginning + "\t\t\u{1}#\r")
      try terminal.waitFor("new> ")
    }
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    let output = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(output.contains("own-one"))
    // Readline steps back with BS on a dumb terminal, and lists in columns with tabs.
    #expect(threats(in: output, /[\u{8}\t]/) == [])
  }
}

import Testing

/// The parts that must be visible even if a window has little room.
@Suite("In a window with too little room")
struct SmallScreenTests {
  private static let long = (1...20).map { "line \($0)" }.joined(separator: "\n")

  @Test(
    "the verdict on an answer is above the keys until the learner comes to it",
    arguments: [("nothing of it\r", "Not the expected answer."), ("short\r", "Right.")])
  func verdict(typed: String, words: String) throws {
    let collection = try TestCollection([
      "long.md": "Q: What are the steps?\nA: \(Self.long)\nAlso: short\nSource: a book\nId: long\n"
    ])
    let terminal = try collection.open("review", columns: 40, rows: 20)
    try terminal.waitFor("Space show")
    terminal.send("\t" + typed)
    try terminal.waitFor("Enter=")
    var lines = terminal.window
    #expect(lines[2] == "  line 1")
    #expect(lines.suffix(4).first == words)
    #expect(lines.suffix(5).first?.hasPrefix("lines 2 above, ") == true)
    terminal.send("\u{1B}[F")
    try terminal.waitFor("above: arrow keys")
    lines = terminal.window
    #expect(lines.contains { $0.hasPrefix("  \(words.dropLast())") })
    #expect(!lines.contains(words))
  }

  @Test("the verdict on options and on an order is there too")
  func choices() throws {
    let options = (1...6).map { "- [\($0 == 1 ? "x" : " ")] option \($0)" }.joined(separator: "\n")
    let items = (1...8).map { "\($0). item \($0)" }.joined(separator: "\n")
    let collection = try TestCollection([
      "a.md": "Q: Which one?\n\(options)\nId: a\n", "b.md": "O: In which order?\n\(items)\nId: b\n",
    ])
    let terminal = try collection.open("review", columns: 40, rows: 12)
    try terminal.waitFor("a-f choose")
    let letter = try #require(
      terminal.screen.lines.first { $0.hasSuffix("option 1") }?.dropFirst(2).first)
    terminal.send(String(letter))
    try terminal.waitFor("Enter=4")
    #expect(terminal.screen.lines.contains("Right."))
    terminal.send("4")
    try terminal.waitFor("1-8 order")
    terminal.send("1")
    try terminal.waitFor("order: 1")
    terminal.send("2345678\r")
    try terminal.waitFor("Enter=")
    #expect(terminal.screen.lines.contains { ["Wrong.", "Partly right."].contains($0) })
  }

  @Test("a message leaves the line that says how the card goes on")
  func message() throws {
    let options = (1...4).map { number in
      "- [\(number == 1 ? "x" : " ")] option \(number), which takes more than one line of it"
    }.joined(separator: "\n")
    let collection = try TestCollection([
      "a.md": "Q: Which of these options is the one that is right?\n\(options)\nId: a\n"
        + "Source: a book with a title that is longer than a line\n"
    ])
    let terminal = try collection.open("review", columns: 40, rows: 14)
    try terminal.waitFor("a-d choose")
    #expect(!terminal.screen.text.contains("arrow keys"))
    terminal.send("o")
    try terminal.waitForWords("longer than a line")
    try terminal.waitFor { _ in terminal.window.last?.hasPrefix("a-d choose") == true }
    #expect(terminal.window.contains { $0.hasSuffix("below: arrow keys") })
  }

  @Test("a typed line that grows moves the card up by as many rows, and its header stays")
  func growingLine() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", columns: 40, rows: 20)
    try terminal.waitFor("Space show")
    let header = terminal.window[0]
    terminal.send("\t")
    try terminal.waitFor("answer: ")
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    terminal.send(words)
    // Spaces at the end of a row are not visible.
    let typed = "answer: \(words)".filter { $0 != " " }
    try terminal.waitFor { _ in
      terminal.window.joined().filter { $0 != " " }.hasSuffix(typed) && terminal.window[0] == header
    }
    // When the line gets shorter, the card gets its rows back.
    terminal.send("\u{15}PR\r")
    try terminal.waitFor("Right.")
    #expect(terminal.window[0] == header)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.hasFoundSettings)
  }

  @Test("the header drops whole numbers from its end, and none is cut")
  func header() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...5)])
    let terminal = try collection.open("review", columns: 26, rows: 12)
    try terminal.waitFor("Space show")
    terminal.send(" 1")
    try terminal.waitFor("What is number 2?")
    try terminal.waitFor("Space show")
    #expect(terminal.window[1] == "1 done · 0 due · 4 new")
  }
}

extension PseudoTerminal {
  /// The rows of the window, without those scrolled off at the top.
  fileprivate var window: [String] { Array(screen.lines.suffix(rows)) }
}

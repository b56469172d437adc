import Testing

/// A window of 40 columns: everything fits, and the terminal wraps no line.
@Suite("A window of 40 columns")
struct NarrowWindowTests {
  private static let deck = """
    ---
    name: A deck whose name is much longer than forty columns of text
    tags: a-tag-that-is-longer-than-most-tags another-tag-that-is-quite-long
    source: A source with a title that goes on, and on, and on, until nobody reads it
    ---

    # A heading that is rather long as well

    Q: Which of the many group codes says that the patient owes the amount that was not paid?
    A: PR, which stands for patient responsibility, and not CO, whatever the provider says
    Hint: it has two letters, and the first of the two is the one that the word patient has
    Why: https://www.example.org/a/very/long/address/that/has/no/place/to/break/it/anywhere
    As of: 2026-05
    Id: long-question

    Q: Choose one
    - [ ] the first option, which is long enough to need a second line
    - [x] the second option, which is long enough to need a second line
    - [ ] 第三个选项也需要第二行因为窗口很窄而文字很长很长很长很长
    Id: long-choice-with-a-name-of-nearly-sixty-four-characters-in-all

    C: 保険請求の審査で[不備]{ふび}が見つかると請求は返戻されて、もう一度提出することになります。
    Id: wide

    """

  @Test("a review fits, typed answers and both helps too")
  func review() throws {
    let collection = try TestCollection(["long.md": Self.deck])
    let terminal = try collection.open("review", "--plain", columns: 40, rows: 15)
    try terminal.waitFor("Space show")
    terminal.send("h?")
    try terminal.waitForWords("leave; everything answered is kept")
    terminal.send("\ta typed answer that is longer than the window is wide")
    try terminal.waitForWords("window is wide")
    terminal.send("\r")
    try terminal.waitFor("grade 0-5 · Enter=1 · + accept")
    terminal.send("?")
    try terminal.waitForWords("until they get a 4 or a 5.")
    #expect(terminal.screen.text.contains("\n0 blackout 1 wrong 2 almost 3 hard\n4 good 5 easy\n"))
    terminal.send("1")
    try terminal.waitFor("a-c choose")
    terminal.send("a")
    try terminal.waitFor("grade 0-5")
    terminal.send("\r")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("grade 0-5")
    terminal.send("4")
    try terminal.waitFor("Final drill")
    try terminal.waitFor("Space show")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    // Readline itself wraps the line being typed; the program wraps everything else.
    let broken = terminal.screen.wrappedLines
    #expect(broken.allSatisfy { $0.hasPrefix("answer: ") }, "\(broken)")
    #expect(terminal.screen.lines.allSatisfy { !$0.hasSuffix("…… ") })
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test(
    "the output of each command fits",
    arguments: [
      ["stats"], ["decks"], ["cards"], ["cards", "tag:another-tag-that-is-quite-long"],
      ["cards", "is:nonsense"], ["show", "long-question"], ["show", "long-choice"],
      ["show", "wide"], ["help"], ["help", "review"], ["help", "import"], ["--help"], ["config"],
      ["config", "new-per-day", "x"], ["config", "nonsense"], ["check"], ["check", "/nowhere"],
      ["schedule", "--grades", "0123454"], ["schedule", "--policy", "x", "--grades", "1"],
      ["schedule", "--nonsense"], ["grade", "long-question", "9"], ["grade", "long-question", "4"],
      ["grade", "nonsense", "4"], ["undo"], ["suspend", "long-choice"], ["relink", "a", "wide"],
      ["import", "/nowhere/to/be/found/in/a/long/path/to/a/file.csv"], ["review", "nonsense"],
      ["review", "--tag", "nonsense"], ["statss"], ["export", "--format", "nonsense"],
    ])
  func commands(arguments: [String]) throws {
    let collection = try TestCollection(["long.md": Self.deck])
    try collection.run("grade", "wide", "3")
    let terminal = try PseudoTerminal(
      arguments: arguments, environment: collection.environment, columns: 40, rows: 15)
    try terminal.waitForExit()
    #expect(!terminal.plainText.isEmpty)
    let screen = terminal.screen
    #expect(screen.wrappedLines == [])
  }

  @Test("the prompt fits, and a line that is longer than the window can be edited")
  func prompt() throws {
    let collection = try TestCollection(["long.md": Self.deck])
    let terminal = try collection.open(columns: 40, rows: 15)
    try terminal.waitFor("rounds: 0 due, 3 new> ")
    #expect(terminal.screen.wrappedLines.isEmpty)
    terminal.send("cards nothing-is-found-by-these-words-at-all is:due")
    try terminal.waitFor("is:due")
    terminal.send("\u{1}\u{1B}[C\u{1B}[C\u{5}\u{17}is:new\r")
    try terminal.waitForWords("No card matches.")
    terminal.send("\u{1B}[A\r")
    try terminal.waitForWords("No card matches.")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test("a window made smaller while a question waits changes what comes next")
  func resize() throws {
    let collection = try TestCollection(["long.md": Self.deck])
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.resize(columns: 40, rows: 15)
    let before = terminal.transcript.count
    terminal.send(" ")
    try terminal.waitFor("grade 0-5 · Enter=4")
    var screen = Screen(columns: 40, rows: 15)
    screen.feed(String(decoding: terminal.transcript[before...], as: UTF8.self))
    #expect(screen.wrappedLines.isEmpty)
  }
}

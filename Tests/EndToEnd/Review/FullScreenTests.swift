import Foundation
import Testing

/// Whole screens as the learner sees them.
@Suite("Screens of the review")
struct FullScreenTests {
  @Test("80 by 24: the card at the top, the keys on the last line")
  func wide() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    #expect(
      terminal.screen.text
        == Self.screen(
          """
          Mixed cards › Codes                                                0 due · 5 new

          Which group code says that the patient owes the amount?
          """, foot: ["", "Space show · Tab type · h hint · q leave · ? keys"]))
    terminal.send("h")
    try terminal.waitFor("Hint    two letters")
    terminal.send(" ")
    try terminal.waitFor("Enter=4 · q leave · ? keys")
    #expect(
      terminal.screen.text
        == Self.screen(
          """
          Mixed cards › Codes                                                0 due · 5 new

          Which group code says that the patient owes the amount?

            Hint    two letters

            PR (patient responsibility)

            Why     CO is the provider's loss; only PR may be billed to the patient.
            Source  a book (as of 2026-05)
          """,
          foot: [
            "", "0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=4 · q leave · ? keys",
          ]))
    terminal.send("4")
    try terminal.waitFor("a-c choose · Space show · q leave · ? keys")
    terminal.send("c")
    try terminal.waitFor("Enter=1 · q leave · ? keys")
    #expect(
      terminal.screen.text
        == Self.screen(
          """
          Mixed cards › Codes                                       1 done · 0 due · 4 new

          Which form carries a hospital's inpatient claim?
            a  UB-04
            b  CMS-1500
            c  CMS-20027

          + a  UB-04
            b  CMS-1500
          x c  CMS-20027
            Wrong.

            Source  a book
          """,
          foot: [
            "", "0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=1 · q leave · ? keys",
          ]))
    terminal.send("q")
    try terminal.waitForExit()
    // The previous screen is back, with the closing line below it.
    #expect(terminal.screen.lines.first?.hasPrefix("Done: 0 reviewed, 1 learned") == true)
    #expect(terminal.screen.wrappedLines.isEmpty)
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test("40 by 15: two lines of header and keys, and a long card is read in parts")
  func narrow() throws {
    let collection = try TestCollection([
      "long.md": """
      ---
      name: Long cards
      ---

      Q: Which of the many group codes says that the patient owes the amount that was not paid, and which of them says that the provider has to write it off, as the contract with the payer has it?
      A: PR, which stands for patient responsibility; and CO, which stands for contractual obligation.
      Why: Only PR may be billed to the patient.
      Source: A book with a title that goes on
      Id: long

      """
    ])
    let terminal = try collection.open("review", columns: 40, rows: 15)
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("grade 0-5")
    #expect(
      terminal.screen.text == """
        Long cards                 0 due · 1 new

        Which of the many group codes says that
        the patient owes the amount that was not
        paid, and which of them says that the
        provider has to write it off, as the
        contract with the payer has it?

          PR, which stands for patient
          responsibility; and CO, which stands
          for contractual obligation.
        lines 5 below: arrow keys
        0 blackout 1 wrong 2 almost 3 hard
        4 good 5 easy
        grade 0-5 · Enter=4 · q leave · ? keys
        """)
    terminal.send("\u{1B}[B\u{1B}[F")
    try terminal.waitFor("lines 5 above: arrow keys")
    #expect(terminal.screen.text.contains("title that goes"))
    terminal.send("\u{1B}[H")
    try terminal.waitFor("lines 5 below")
    #expect(terminal.screen.lines[2] == "Which of the many group codes says that")
    terminal.send("4")
    try terminal.waitFor("Done: ")
    #expect(terminal.screen.wrappedLines.isEmpty)
  }

  @Test("an answer longer than the window opens at its first line, and the source is what is cut")
  func longAnswers() throws {
    let steps = (1...30).map { "line \($0)" }.joined(separator: "\n")
    let short = (1...18).map { "line \($0)" }.joined(separator: "\n")
    let items = (1...12).map { "\($0). Item number \($0)" }.joined(separator: "\n")
    let collection = try TestCollection([
      "a.md": "Q: What are the steps?\nA: \(steps)\nSource: a book\nId: long\n",
      "b.md": "Q: What is shorter?\nA: \(short)\nSource: a book\nId: short\n",
      "c.md": "O: Put them in order.\n\(items)\nSource: a book\nId: order\n",
    ])
    let terminal = try collection.open("review")
    try terminal.waitFor("What are the steps?")
    try terminal.waitFor("? keys")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    #expect(terminal.screen.lines[2] == "  line 1")
    terminal.send("4")
    // Only the source does not fit next to the question.
    try terminal.waitFor("What is shorter?")
    try terminal.waitFor("? keys")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    #expect(terminal.screen.lines[2] == "What is shorter?")
    #expect(terminal.screen.text.contains("line 18") && !terminal.screen.text.contains("a book"))
    terminal.send("4")
    try terminal.waitFor("Put them in order.")
    try terminal.waitFor("? keys")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    #expect(terminal.screen.lines.contains("   1  Item number 1"))
    #expect(terminal.screen.lines.contains("  12  Item number 12"))
    terminal.send("q")
    try terminal.waitForExit()
  }

  @Test("lines of text stop at 90 columns however wide the window is")
  func wideWindow() throws {
    let words = Array(repeating: "words", count: 60).joined(separator: " ")
    let collection = try TestCollection(["a.md": "Q: \(words)?\nA: \(words)\nId: a\n"])
    let terminal = try collection.open("review", columns: 200, rows: 50)
    try terminal.waitFor("? keys")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    #expect(terminal.screen.lines.map(\.count).max()! <= 90)
    #expect(terminal.screen.lines.map(\.count).max()! >= 80)
  }

  @Test("a window that is made smaller shows the card anew, and so does one that grows")
  func resized() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.resize(columns: 40, rows: 10)
    try terminal.waitFor("h hint · ? keys")
    var screen = Screen(columns: 40, rows: 10)
    let start = terminal.transcript.count
    terminal.send("h")
    // The line of keys is the last of the page that is drawn, and stood there before.
    try terminal.waitFor { _ in
      let drawn = String(decoding: terminal.transcript[start...], as: UTF8.self)
      return drawn.contains("two letters") && drawn.contains("? keys")
    }
    screen.feed(String(decoding: terminal.transcript[start...], as: UTF8.self))
    #expect(
      screen.text == """
        Mixed cards › Codes        0 due · 5 new

        Which group code says that the patient
        owes the amount?

          Hint    two letters



        Space show · Tab type · h hint · ? keys
        """)
    terminal.resize(columns: 80, rows: 24)
    try terminal.waitFor("? keys")
  }

  @Test("a window of a few lines still shows the card and the keys", arguments: [(20, 5), (24, 6)])
  func tiny(columns: Int, rows: Int) throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", columns: columns, rows: rows)
    try terminal.waitFor("Space show")
    terminal.send("    ")
    try terminal.waitFor("Enter=4")
    terminal.send("4")
    try terminal.waitFor("a-c choose")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.wrappedLines.isEmpty)
  }

  @Test(
    "leaves the first screen as it was, whatever ends the program",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM])
  func signals(signal: Int32) throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("? keys")
    terminal.terminate(signal)
    try terminal.waitForExit()
    #expect(terminal.screen.text.trimmingPrefix(/\s*/).isEmpty)
    #expect(terminal.hasFoundSettings)
  }

  /// A screen of 24 lines with the foot at its end.
  private static func screen(_ top: String, foot: [String]) -> String {
    let lines = top.split(separator: "\n", omittingEmptySubsequences: false)
    let gap = Array(repeating: "", count: 24 - lines.count - foot.count)
    return (lines.map(String.init) + gap + foot).joined(separator: "\n")
  }
}

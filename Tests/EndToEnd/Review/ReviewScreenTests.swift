import Testing

/// Whole screens, as the learner sees them.
@Suite("Screens of the review, line after line")
struct ReviewScreenTests {
  @Test("80 columns: question, answer with grades, choice before and after, cloze, closing line")
  func wide() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review", "--plain")

    try terminal.waitFor("? keys")
    #expect(
      terminal.screen.text == """
        Mixed cards › Codes                                                0 due · 5 new

        Which group code says that the patient owes the amount?

        Space show · Tab type · h hint · q leave · ? keys

        """)

    terminal.send("h")
    try terminal.waitFor("? keys")
    terminal.send(" ")
    try terminal.waitFor("Enter=4 · q leave · ? keys")
    #expect(
      terminal.screen.text == """
        Mixed cards › Codes                                                0 due · 5 new

        Which group code says that the patient owes the amount?

        Space show · Tab type · h hint · q leave · ? keys

          Hint    two letters

        Space show · Tab type · h hint · q leave · ? keys

          PR (patient responsibility)

          Why     CO is the provider's loss; only PR may be billed to the patient.
          Source  a book (as of 2026-05)

        0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=4 · q leave · ? keys

        """)

    terminal.send("4")
    try terminal.waitFor("a-c choose · Space show · q leave · ? keys")
    terminal.send("c")
    try terminal.waitFor("Enter=1 · q leave · ? keys")
    #expect(
      terminal.screen.text(from: "0 due · 4 new") == """
        Mixed cards › Codes                                                0 due · 4 new

        Which form carries a hospital's inpatient claim?
          a  UB-04
          b  CMS-1500
          c  CMS-20027

        a-c choose · Space show · q leave · ? keys

        right: a  UB-04
          b  CMS-1500
        yours: c  CMS-20027
          Wrong.

          Source  a book

        0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=1 · q leave · ? keys

        """)

    terminal.send("4")
    try terminal.waitFor("superbill")
    terminal.send(" 4")
    try terminal.waitFor("[not denied]")
    terminal.send(" ")
    try terminal.waitFor("Enter=4 · q leave · ? keys")
    #expect(
      terminal.screen.text(from: "0 due · 2 new") == """
        Mixed cards › Codes                                                0 due · 2 new

        A claim that fails front-end edits is [not denied].

        Space show · Tab type · q leave · ? keys

          rejected
          A claim that fails front-end edits is rejected.

          Source  a book

        0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=4 · q leave · ? keys

        """)

    terminal.send("4")
    try terminal.waitFor("Wie heißt")
    try terminal.waitFor("? keys")
    terminal.send("\tKölner Ärzte\r")
    try terminal.waitFor("Enter=1 · + accept · q leave · ? keys")
    #expect(
      terminal.screen.text(from: "0 due · 1 new") == """
        Mixed cards › Codes                                                0 due · 1 new

        Wie heißt die Ärztekammer?

        Space show · Tab type · q leave · ? keys

        answer: Kölner Ärzte
          Ärztekammer Köln
          Not the expected answer: you wrote “Kölner Ärzte”.

          Source  a book
          This fact was valid until 2026-01; check it.

        0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy
        grade 0-5 · Enter=1 · + accept · q leave · ? keys

        """)

    terminal.send("2")
    try terminal.waitFor("Final drill")
    try terminal.waitFor("? keys")
    #expect(
      terminal.screen.text(from: "Final drill") == """
        Final drill. Cards graded under 4 come back at the end of the day's review until
        they get a 4 or a 5. It changes no schedule.

        Mixed cards › Codes                                      0 due · 0 new · 1 drill

        Wie heißt die Ärztekammer?

        Space show · Tab type · q leave · ? keys

        """)
    terminal.send("q")
    try terminal.waitForExit()
    let closing = terminal.screen.text(from: "Done: ")
    #expect(
      closing.replacing(/drilled in \d+ s;/, with: "drilled in 0 s;") == """
        Done: 0 reviewed, 5 learned, 0 drilled in 0 s; 4 of 5 right. Left in this
        review: 1 to drill. Due tomorrow: 5 cards.

        """)
    #expect(terminal.screen.wrappedLines.isEmpty)
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test("intervals are shown in days, months and years")
  func intervals() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    var now = "2026-06-29T12:00:00Z"
    for next in ["2026-06-30", "2026-07-06", "2026-07-22", "2026-09-03", "2027-03-08"] {
      try collection.run("grade", "n1", "5", now: now)
      now = next + "T12:00:00Z"
    }
    let terminal = try collection.open("review", now: now)
    try terminal.waitFor("What is number 1?")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    // The easiness is 3.00 after five perfect answers, the interval 128 days.
    let (easiness, interval) = try progress(collection)
    let next = (interval * easiness + 99) / 100
    #expect(
      terminal.screen.text.contains(
        "0 blackout 1d  1 wrong 1d  2 almost 1d  3 hard \(years(next))  4 good"))
    #expect(next > 365)
  }

  private func progress(_ collection: TestCollection) throws -> (easiness: Int, interval: Int) {
    let card = try collection.run("cards", "--json").objects()[0]
    let easiness = try #require(card["easiness"] as? Double)
    return (Int((easiness * 100).rounded()), try #require(card["interval"] as? Int))
  }

  private func years(_ days: Int) -> String {
    let tenths = Int((Double(days) / 36.525).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)y" : "\(tenths / 10).\(tenths % 10)y"
  }
}

extension Screen {
  /// The screen from the last line that contains a text.
  func text(from mark: String) -> String {
    let start = lines.lastIndex { $0.contains(mark) } ?? 0
    return lines[start...].joined(separator: "\n")
  }
}

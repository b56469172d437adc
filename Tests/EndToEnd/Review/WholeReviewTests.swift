import Testing

/// Days of study from the first key to the closing line.
@Suite("A day's review with keys")
struct WholeReviewTests {
  @Test("every kind of card can be answered, and the journal holds exactly these answers")
  func everyKind() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")

    try terminal.waitFor("Space show · Tab type · h hint · q leave · ? keys")
    terminal.send("h")
    try terminal.waitFor("Hint    two letters")
    terminal.send(" ")
    try terminal.waitFor("Enter=4 · q leave · ? keys")
    terminal.send("5")

    try terminal.waitFor("a-c choose · Space show · q leave · ? keys")
    terminal.send("b")
    try terminal.waitFor("Wrong.")
    try terminal.waitFor("Enter=1")
    terminal.send("\r")

    try terminal.waitFor("superbill")
    try terminal.waitFor("Space show")
    terminal.send("\r")
    try terminal.waitFor("The encounter form of a visit.")
    try terminal.waitFor("Enter=4")
    terminal.send("3")

    try terminal.waitFor("A claim that fails front-end edits is [not denied].")
    try terminal.waitFor("Tab type")
    terminal.send("\trejected\r")
    try terminal.waitFor("Right.")
    try terminal.waitFor("Enter=4")
    terminal.send("\r")

    try terminal.waitFor("Wie heißt die Ärztekammer?")
    try terminal.waitFor("Tab type")
    terminal.send("\tÄrztekamer Köln\r")
    try terminal.waitFor("Close: you wrote “Ärztekamer Köln”.")
    try terminal.waitFor("Enter=3")
    terminal.send("2")

    try terminal.waitFor("0 due · 0 new · 3 drill")
    try terminal.waitFor("Final drill")
    try terminal.waitFor("a-c choose")
    terminal.send("a")
    try terminal.waitFor("Right.")
    try terminal.waitFor("Enter=4")
    terminal.send("\r")
    try terminal.waitFor("0 due · 0 new · 2 drill")
    try terminal.waitFor("superbill")
    terminal.send(" 3")
    try terminal.waitFor("Wie heißt")
    try terminal.waitFor("Tab type")
    terminal.send("\tkeine Ahnung\r")
    try terminal.waitFor("Not the expected answer: you wrote “keine Ahnung”.")
    try terminal.waitFor("Enter=1")
    terminal.send("\r")
    try terminal.waitFor("superbill")
    terminal.send(" 5")
    try terminal.waitFor("0 due · 0 new · 1 drill")
    terminal.send(" 4")
    try terminal.waitFor("Done: 0 reviewed, 5 learned, 5 drilled in ")
    try terminal.waitForWords("3 of 5 right. Due tomorrow: 5 cards.")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.hasFoundSettings)

    #expect(
      try collection.answers() == [
        "group-code 5 learn", "form 1 learn", "superbill 3 learn", "edits.1 4 learn",
        "kammer 2 learn", "form 4 drill", "superbill 3 drill", "kammer 1 drill",
        "superbill 5 drill", "kammer 4 drill",
      ])
    #expect(try collection.journal().allSatisfy { $0.day == "2026-06-29" && $0.took != nil })
    #expect(try collection.run("check").succeeded)
  }

  @Test("the cards that are due come back on their day, and not before")
  func laterDays() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try review(collection, "2026-06-29T20:00:00Z", opening: "0 due · 3 new", keys: " 4 4 4")
    // The study day begins at four.
    try nothingIsDue(collection, "2026-06-30T03:59:00Z")
    // A lapse starts over: one day, and another one after the next success.
    try review(collection, "2026-06-30T04:00:00Z", opening: "3 due · 0 new", keys: " 4 1 5 4")
    try nothingIsDue(collection, "2026-06-30T23:00:00Z")
    try review(collection, "2026-07-01T12:00:00Z", opening: "1 due · 0 new", keys: " 4")
    try review(collection, "2026-07-02T12:00:00Z", opening: "1 due · 0 new", keys: " 4")
    try nothingIsDue(collection, "2026-07-05T12:00:00Z")
    try review(collection, "2026-07-06T12:00:00Z", opening: "2 due · 0 new", keys: " 4 4")
    let states = try collection.run("cards", "--json", now: "2026-07-06T12:00:00Z").objects()
    #expect(states.map { $0["interval"] as? Int } == [15, 6, 16])
    #expect(states.map { $0["due"] as? String } == ["2026-07-21", "2026-07-08", "2026-07-22"])
    #expect(states.map { $0["lapses"] as? Int } == [0, 1, 0])
  }

  private func review(
    _ collection: TestCollection, _ now: String, opening: String, keys: String
  ) throws {
    let terminal = try collection.open("review", now: now)
    try terminal.waitFor(opening)
    terminal.send(keys)
    try terminal.waitFor("Done: ")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  private func nothingIsDue(_ collection: TestCollection, _ now: String) throws {
    let terminal = try collection.open("review", now: now)
    try terminal.waitFor("Nothing to review now.")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("each of the keys 0 to 5 gives its grade, and its meaning is beside it")
  func grades() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...6)])
    let terminal = try collection.open("review")
    for number in 1...6 {
      try terminal.waitFor("What is number \(number)?")
      try terminal.waitFor("Space show")
      terminal.send(" ")
      try terminal.waitFor("It is \(number)!")
      try terminal.waitFor(
        "0 blackout 1 wrong 2 almost 3 hard 4 good 5 easy · Enter=4 · q leave · ? keys")
      terminal.send("\(number - 1)")
    }
    try terminal.waitFor("0 due · 0 new · 4 drill")
    terminal.send("q")
    try terminal.waitForWords("Left in this review: 4 to drill.")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers() == (0...5).map { "n\($0 + 1) \($0) learn" })

    // The drill waits for the next start of that day.
    let again = try collection.open("review")
    try again.waitFor("What is number 1?")
    try again.waitFor("Final drill")
    again.send(" 4 4 4 4")
    try again.waitFor("Done: 0 reviewed, 0 learned, 4 drilled")
    #expect(try again.waitForExit() == .exited(0))
  }
}

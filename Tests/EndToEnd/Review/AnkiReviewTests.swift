import Testing

/// Reviews under the policy `anki`, whose cards come back within the day.
@Suite("A review under Anki's policy")
struct AnkiReviewTests {
  private func collection(_ cards: Int = 2) throws -> TestCollection {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...cards)])
    try #require(try collection.run("config", "policy", "anki").succeeded)
    return collection
  }

  /// Lines that show each answer and grade it.
  private func grades(_ grades: String) -> String { grades.map { "\n\($0)\n" }.joined() }

  @Test("over a pipe leads cards through their steps to the next day, each answer journalled")
  func pipe() throws {
    let collection = try collection()
    let first = try collection.run("review", input: grades("4244"))
    #expect(first.succeeded)
    #expect(first.errors == "")
    #expect(first.output.contains("0 due · 1 new · 1 learning"))
    #expect(first.output.contains("Done: 0 reviewed, 2 learned, 2 further steps in "))
    #expect(first.output.contains("1 of 2 right. Left in this review: 1 learning."))
    #expect(
      try collection.answers() == ["n1 4 learn", "n2 2 learn", "n1 4 learn", "n2 4 learn"])
    let lines = try collection.journal()
    #expect(lines.map(\.before) == [nil, nil, -600, -60])
    #expect(lines.map(\.after) == [-600, -60, 1, -600])

    let status = try collection.run(input: "")
    #expect(status.output.hasPrefix("2026-06-29: 0 due, 0 new, 1 learning;"))
    #expect(try collection.run("undo").output == "Undone: grade 4 on 2026-06-29 of n2.\n")
    try collection.run("review", input: grades("44"))
    let states = try collection.run("cards", "--json").objects()
    #expect(states.map { $0["state"] as? String } == ["young", "young"])
    #expect(states.map { $0["due"] as? String } == ["2026-06-30", "2026-06-30"])

    let now = "2026-06-30T09:00:00Z"
    let second = try collection.run("review", input: grades("024"), now: now)
    #expect(second.output.contains("0 due · 0 new · 2 learning"))
    #expect(second.output.contains("1 of 2 right") == false)
    let after = try collection.run("cards", "is:relearning", "--json", now: now).objects()
    #expect(after.map { $0["id"] as? String } == ["n2"])
    #expect(after.first?["lapses"] as? Int == 1)
    #expect(try collection.run("check").succeeded)
  }

  @Test("shows beside each button when the card would come back, and explains the keys")
  func keys() throws {
    let collection = try collection(1)
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor(
      "0-2 again 1m  3 hard 5.5m  4 good 10m  5 easy 4d · Enter=4 · q leave · ? keys")
    terminal.send("?")
    try terminal.waitForWords("0, 1 and 2 are Anki's again, 3 is hard, 4 good, 5 easy.")
    terminal.send("x4")
    try terminal.waitFor("0 due · 0 new · 1 learning")
    terminal.send(" ")
    try terminal.waitFor("0-2 again 1m  3 hard 10m  4 good 1d  5 easy 4d")
    terminal.send("u")
    try terminal.waitFor("0 due · 1 new")
    terminal.send(" 5")
    try terminal.waitFor("Done: 0 reviewed, 1 learned, 0 further steps")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("makes a step that the study day's end cuts off one of the next day, where the learner is")
  func dayEnd() throws {
    let collection = try collection()
    collection.environment["TZ"] = "America/New_York"
    let before = try collection.run("grade", "n2", "4", now: "2026-06-30T03:49:59")
    #expect(before.output == "n2: grade 4, next in 10 min\n")
    let soon = try collection.run("grade", "n1", "4", now: "2026-06-30T03:50:00")
    #expect(soon.output == "n1: grade 4, next in 1 day, due 2026-06-30\n")
    let waiting = try collection.run("review", input: "", now: "2026-06-30T03:50:00")
    #expect(waiting.output.contains("What is number 2?"))
  }

  @Test("says that a card is a leech, and suspends it if that is set")
  func leech() throws {
    let collection = try collection(1)
    try #require(try collection.run("config", "suspend-leeches", "on").succeeded)
    for day in 1...7 {
      try collection.run("grade", "n1", "5", now: "2026-07-0\(day)T09:00:00Z")
      try collection.run("grade", "n1", "1", now: "2026-07-0\(day)T09:01:00Z")
    }
    try collection.run("grade", "n1", "5", now: "2026-07-08T09:00:00Z")
    let now = "2026-07-20T09:00:00Z"
    let review = try collection.run("review", input: "\n1\n", now: now)
    #expect(review.output.contains("n1 was forgotten 8 times: a leech."))
    #expect(review.output.contains("rounds unsuspend n1"))
    let state = try collection.run("show", "n1", "--json", now: now).objects()
    #expect(state.first?["state"] as? String == "suspended")
    #expect(try collection.run("undo").output == "Undone: grade 1 on 2026-07-20 of n1.\n")
    let back = try collection.run("show", "n1", "--json", now: now).objects()
    #expect(back.first?["state"] as? String == "young")
    #expect(back.first?["lapses"] as? Int == 7)
  }

  @Test("is what SM-2 makes of the same answers once the policy is changed back")
  func changedBack() throws {
    let collection = try collection(1)
    try collection.run("review", input: grades("144"))
    try collection.run("config", "policy", "published")
    let card = try collection.run("show", "n1", "--json").objects()
    #expect(card.first?["state"] as? String == "learning")
    #expect(card.first?["interval"] as? Int == 1)
    #expect(card.first?["repetition"] as? Int == 0)
  }
}

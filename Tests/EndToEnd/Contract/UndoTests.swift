import Testing

@Suite("rounds undo")
struct UndoTests {
  @Test("it takes back the last event, then the one before, across runs")
  func acrossRuns() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    try collection.run("grade", "n1", "4", now: "2026-06-28T12:00:00Z")
    try collection.run("grade", "n1", "5")
    try collection.run("suspend", "n2")
    func states() throws -> [String] {
      try collection.run("cards", "--json").objects().map {
        "\($0["state"] as? String ?? "") \($0["due"] as? String ?? "-")"
      }
    }
    #expect(try states() == ["young 2026-07-05", "suspended -"])
    #expect(
      try collection.run("undo", "--json").output == #"{"undone":"suspension","id":"n2"}"# + "\n")
    #expect(try states() == ["young 2026-07-05", "new -"])
    #expect(try collection.run("undo").output == "Undone: grade 5 on 2026-06-29 of n1.\n")
    #expect(try states() == ["young 2026-06-29", "new -"])
    #expect(try collection.run("undo").output == "Undone: grade 4 on 2026-06-28 of n1.\n")
    #expect(try states() == ["new -", "new -"])
    let end = try collection.run("undo")
    #expect(end.status == .exited(1))
    #expect(end.output == "")
    #expect(end.errors.contains("nothing to undo"))
    // Nothing is erased.
    #expect(
      try collection.answers() == [
        "n1 4 learn", "n1 5 review", "suspend", "undo", "undo", "undo",
      ])
  }

  @Test("an answer after an undo counts, and can be taken back itself")
  func again() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run(input: "grade n1 1\nundo\ngrade n1 5\nundo\ngrade n1 4\n")
    let card = try collection.run("cards", "--json").objects()[0]
    #expect(card["state"] as? String == "young")
    #expect(card["easiness"] as? Double == 2.5)
    #expect(try collection.run("show", "n1").output.contains("2026-06-29  grade 4  new → 1d"))
  }
}

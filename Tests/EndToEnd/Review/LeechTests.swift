import Testing

/// Cards that are forgotten again and again, in the review and in every list.
@Suite("Leeches in a review")
struct LeechTests {
  /// A card that failed on that many days up to yesterday.
  private func collection(failures: Int, config: String = "off") throws -> TestCollection {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("config", "suspend-leeches", config)
    for day in 1...failures {
      let now = "2026-06-\(29 - failures + day - 1)T12:00:00Z"
      try collection.run("grade", "n1", "1", now: now)
    }
    return collection
  }

  private func card(_ collection: TestCollection) throws -> [String: Any] {
    try #require(try collection.run("show", "n1", "--json").objects().first)
  }

  @Test("a card that fails every day is one at its eighth lapse, and is found as one")
  func failsDaily() throws {
    let collection = try collection(failures: 8)
    #expect(try card(collection)["lapses"] as? Int == 7)
    #expect(try collection.run("find", "is:leech", "--json").output == "")
    let grade = try collection.run("grade", "n1", "1").output
    #expect(grade.hasSuffix("; a leech, forgotten 8 times\n"))
    #expect(try card(collection)["lapses"] as? Int == 8)
    #expect(try collection.run("find", "is:leech", "--json").objects().count == 1)
    #expect(try collection.run("show", "n1").output.contains("lapses       8, a leech"))
    let stats = try #require(try collection.run("stats", "--json").objects().first)
    #expect(stats["lapses"] as? Int == 8)
    #expect((stats["leeches"] as? [[String: Any]])?.first?["lapses"] as? Int == 8)
    // The same failures as in retention.
    let retention = (stats["retention"] as? [String: Any])?["all"] as? [String: Any]
    #expect((retention?["all"] as? [String: Any])?["failed"] as? Int == 8)
  }

  @Test("the screen says so at the grade, and s suspends the card there and then")
  func suspends() throws {
    let collection = try collection(failures: 8)
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send(" 1")
    try terminal.waitFor("n1 was forgotten 8 times: a leech. Rewrite it, or split it")
    try terminal.waitFor("e rewrite · s suspend · Space goes on")
    terminal.send("s")
    try terminal.waitFor("Done: 1 reviewed")
    try terminal.waitForExit()
    #expect(try card(collection)["state"] as? String == "suspended")
  }

  @Test("e opens the card in the editor, where its history stays with it")
  func rewrites() throws {
    let collection = try collection(failures: 8)
    try collection.write(
      "#!/bin/sh\nfor file; do :; done\nsed -i 's/number 1/number one/' \"$file\"\n", to: "editor")
    #expect(try collection.shell("chmod +x \(collection.folder)/editor").succeeded)
    let terminal = try collection.open(
      "review", environment: ["EDITOR": collection.folder + "/editor"])
    try terminal.waitFor("What is number 1?")
    terminal.send(" 1")
    try terminal.waitFor("e rewrite")
    terminal.send("e")
    try terminal.waitFor("What is number one?")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try card(collection)["lapses"] as? Int == 8)
  }

  @Test("Space goes on, and q leaves", arguments: [" ", "4", "q"])
  func goesOn(key: String) throws {
    let collection = try collection(failures: 8)
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send(" 1")
    try terminal.waitFor("Space goes on")
    terminal.send(key)
    if key != "q" {
      // The drill asks it again.
      try terminal.waitFor("What is number 1?")
      terminal.send("q")
    }
    try terminal.waitForExit()
    #expect(try collection.answers().suffix(1) == ["n1 1 review"])
  }

  @Test("with suspend-leeches the card is suspended, and rewriting is still offered")
  func setting() throws {
    let collection = try collection(failures: 8, config: "on")
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number 1?")
    terminal.send(" 1")
    try terminal.waitFor("suspended: rounds unsuspend n1")
    try terminal.waitFor("e rewrite · Space goes on")
    terminal.send(" ")
    try terminal.waitForExit()
    #expect(try card(collection)["state"] as? String == "suspended")
  }

  @Test("without a terminal it is said, and the next line is the next card's")
  func piped() throws {
    let collection = try collection(failures: 8)
    let review = try collection.run("review", input: "\n1\n\n4\n")
    #expect(review.output.contains("n1 was forgotten 8 times: a leech."))
    #expect(try collection.answers().suffix(2) == ["n1 1 review", "n1 4 drill"])
  }
}

import Testing

/// What a command line that makes no sense is answered with.
@Suite("Mistakes on the command line")
struct MistakesTests {
  @Test(
    "the program names itself, says what is wrong and how the command goes",
    arguments: [
      (["--foo"], "rounds: unknown option '--foo'", "Usage: rounds"),
      (["edit"], "rounds: missing expected argument '<name> ...'", "Usage: rounds edit <name>"),
      (["decks", "x"], "rounds: unexpected argument 'x'", "Usage: rounds decks"),
      (["stats", "foo"], "rounds: the value 'foo' is invalid", "- retention"),
      (["review", "--limit", "0"], "rounds: --limit is 0; it takes a number, 1 or more", "Usage"),
      (
        ["exam", "--minutes", "9999"],
        "rounds: --minutes is 9999; it takes a number, from 1 to 1440", "Usage"
      ),
      (["stats", "--days", "-3"], "rounds: missing value for '--days <n>'", "-3 is read as an"),
      (["config", "new-per-day", "-5"], "rounds: unknown option '-5'", "-5 is read as an option"),
      (["backup", "mkae"], "rounds: there is no `backup mkae`", "did you mean `make`?"),
      (["backup", "delete"], "rounds: there is no `backup delete`", "list, make, restore"),
    ])
  func mistakes(words: [String], message: String, more: String) throws {
    let collection = try TestCollection()
    let result = try Program.run(words, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(result.errors.contains(more), "\(result.errors)")
    #expect(result.output == "")
  }

  @Test("a list of names that is longer than a window is cut, and says how many there are")
  func longLists() throws {
    let cards = (1...40).map { "Q: q\($0)?\nA: a\($0)\nTags: tag-\($0)\n" }
    let collection = try TestCollection(
      Dictionary(uniqueKeysWithValues: zip((1...40).map { "deck\($0).md" }, cards)))
    let tags = try collection.run("review", "--tag", "nowhere").errors
    #expect(tags.contains("no card has the tag `nowhere`") && tags.contains("… (40 in all)"))
    #expect(tags.count < 300)
    let decks = try collection.run("review", "nowhere").errors
    #expect(decks.contains("there is no deck `nowhere`"))
    #expect(decks.contains("`rounds decks` lists the 40 decks"))
  }
}

import Testing

/// Files that were exported, and are imported again after the cards were edited here.
@Suite("An export that comes back")
struct ComingBackTests {
  private static let deck = "Q: q1\nA: a1\nId: k1\n\nQ: q2\nA: a2\n\nQ: q3\nA: a3\nId: k3\n"

  private func exported(_ format: String) throws -> (TestCollection, file: String) {
    let collection = try TestCollection([:])
    try collection.write(Self.deck, to: "home/decks/d.md")
    let file = collection.folder + "/d.\(format == "markdown" ? "md" : format)"
    #expect(try collection.run("export", "--format", format, "--output", file).succeeded)
    return (collection, file)
  }

  @Test(
    "leaves the cards as the learner has edited them since",
    arguments: ["apkg", "json", "csv", "tsv", "markdown"])
  func edited(format: String) throws {
    let (collection, file) = try exported(format)
    let edited = Self.deck.replacing("a1", with: "a1 mine").replacing("a2", with: "a2 mine")
      .replacing("\nQ: q3\nA: a3\nId: k3\n", with: "")
    try collection.write(edited, to: "home/decks/d.md")
    #expect(try collection.run("import", file).succeeded)
    #expect(try collection.read("home/decks/d.md") == edited)
  }

  @Test("updates the cards that were edited in the file, and lists what both have edited")
  func editedThere() throws {
    let (collection, file) = try exported("csv")
    let table = try collection.read("d.csv")
    try collection.write(
      table.replacing("a1", with: "a1 new").replacing("a3", with: "a3 new"), to: "d.csv")
    try collection.write(Self.deck.replacing("a3", with: "a3 mine"), to: "home/decks/d.md")
    let result = try collection.run("import", file)
    #expect(result.output.contains("you have changed `text` of card `k3` yourself"))
    let deck = try collection.read("home/decks/d.md")
    #expect(deck.contains("a1 new") && deck.contains("a3 mine"))
  }

  @Test("leaves a card where the learner has moved it since", arguments: ["apkg", "json"])
  func moved(format: String) throws {
    let collection = try TestCollection([:])
    try collection.write(Self.deck, to: "home/decks/d.md")
    try collection.run("grade", "k1", "4")
    let file = collection.folder + "/all." + format
    try collection.run("export", "--format", format, "--with-history", "--output", file)
    try collection.write(Self.deck, to: "home/decks/e.md")
    #expect(try collection.shell("rm \(collection.home)/decks/d.md").succeeded)
    let result = try collection.run("import", file)
    #expect(result.output.contains("in deck e already"), "\(result.output)\(result.errors)")
    #expect(try collection.read("home/decks/e.md") == Self.deck)
  }
}

import Testing

/// A card keeps its history when its deck is edited by hand.
@Suite("Edited decks")
struct EditedDeckTests {
  private static let deck = """
    # Forms

    Q: Which form carries a hospital's inpatient claim?
    A: UB-04

    Q: Which form does a physician's office use?
    A: CMS-1500

    Q: What is a remittance advice?
    A: The payer's account of a payment.

    """

  /// A collection in which the first card has an interval of six days and the others are new.
  private func collection() throws -> (TestCollection, first: String) {
    let collection = try TestCollection([:])
    try collection.write(Self.deck, to: "home/decks/forms.md")
    let first = try #require(try cards(collection).first?["id"] as? String)
    try collection.run("grade", first, "4", now: "2026-06-20T12:00:00Z")
    try collection.run("grade", first, "4", now: "2026-06-21T12:00:00Z")
    return (collection, first)
  }

  private func cards(_ collection: TestCollection) throws -> [[String: Any]] {
    try collection.run("cards", "--json").objects()
  }

  private func intervals(_ collection: TestCollection) throws -> [Int?] {
    try cards(collection).map { $0["interval"] as? Int }
  }

  private func edit(_ collection: TestCollection, _ old: String, _ new: String) throws {
    let text = try collection.read("home/decks/forms.md")
    #expect(text.contains(old))
    try collection.write(text.replacing(old, with: new), to: "home/decks/forms.md")
  }

  @Test(
    "history follows the question, the answer, or the place",
    arguments: [
      ("A: UB-04", "A: UB-04 (also CMS-1450)"),
      ("Which form carries a hospital's inpatient claim?", "What carries an inpatient claim?"),
      ("Q: Which form carries a hospital's", "Id: x\n\nQ: Which form carries the hospital's"),
      ("# Forms", "# Paper"),
    ])
  func followed(old: String, new: String) throws {
    let (collection, first) = try collection()
    try edit(collection, old, new)
    #expect(try intervals(collection) == [6, nil, nil])
    let now = try #require(try cards(collection).first?["id"] as? String)
    let show = try collection.run("show", now).output
    #expect(show.contains("interval     6 days"))
    #expect(show.contains("2026-06-21  grade 4  1d → 6d"))
    // The next answer continues from there, even after a restart.
    let grade = try collection.run("grade", now, "4", "--json").objects()[0]
    #expect(grade["intervalBefore"] as? Int == 6)
    #expect(grade["interval"] as? Int == 15)
    let relinks = try collection.journal().filter { $0.event == "relink" }
    #expect(relinks.count == (now == first ? 0 : 1))
  }

  @Test("a card that moves to another place or file takes its history along")
  func moved() throws {
    let (collection, _) = try collection()
    let parts = Self.deck.split(separator: "\n\n").map(String.init)
    try collection.write(
      [parts[0], parts[3], parts[2]].joined(separator: "\n\n"), to: "home/decks/forms.md")
    try collection.write(parts[1] + "\n", to: "home/decks/hospital/new.md")
    #expect(try intervals(collection) == [nil, nil, 6])
  }

  @Test("a file that goes away and comes back loses nothing")
  func missingFile() throws {
    let (collection, first) = try collection()
    _ = try collection.shell("mv \"$ROUNDS_HOME/decks/forms.md\" \"$HOME/away.md\"")
    #expect(try cards(collection).isEmpty)
    let check = try collection.run("check")
    #expect(check.succeeded)
    #expect(check.errors.contains("1 history without a card") && check.errors.contains(first))
    _ = try collection.shell("mv \"$HOME/away.md\" \"$ROUNDS_HOME/decks/forms.md\"")
    #expect(try intervals(collection) == [6, nil, nil])
    #expect(try collection.run("check").errors == "")
  }

  @Test("what an edit leaves open is joined by hand, and cannot be joined wrongly")
  func relink() throws {
    let (collection, first) = try collection()
    try edit(
      collection, "Q: Which form carries a hospital's inpatient claim?\nA: UB-04\n", "")
    try collection.run("stats")
    try edit(
      collection, "# Forms", "# Forms\n\nQ: Wholly other words\nA: for the same thing\nId: other")
    #expect(try intervals(collection) == [nil, nil, nil])
    #expect(try collection.run("check").errors.contains(first))

    #expect(try collection.run("relink", first, "nonsense").status == .exited(1))
    #expect(try collection.run("relink", "nonsense", "other").status == .exited(1))
    #expect(
      try collection.run("relink", first, "other").output
        == "other has the history of \(first) now.\n")
    #expect(try intervals(collection) == [6, nil, nil])
    #expect(
      try collection.run("relink", first, "other").output
        == "other has the history of \(first) already.\n")
    #expect(try collection.run("check").errors == "")
    // It can be undone like anything else.
    try collection.run("undo")
  }

  @Test("a deck of the learner's shadows the built-in one of the same file name, history and all")
  func shadowing() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "5")
    try collection.write(
      SampleDecks.mixed.replacing("name: Mixed cards", with: "name: My own"),
      to: "home/decks/mixed.md")
    let decks = try collection.run("decks", "--json").objects()
    #expect(decks.map { $0["name"] as? String } == ["My own"])
    #expect(decks.first?["new"] as? Int == 5)
  }
}

import Collection
import Exchange
import Flashcards
import JSON
import Sandboxes
import SpacedRepetition
import Testing
import Text

@Suite("A question with several wordings")
struct WordingExchangeTests {
  private static let text = """
    ---
    name: Billing
    ---

    Q: Who owes PR?
    Q: A line shows "PR", and $20.

    Q\\: Who pays?
    Q: Whose debt is it?
    A: The patient
    Also: patient
    Id: pr

    Q: Which form?
    Q: On what?
    - [ ] CMS-1500
    - [x] UB-04

    Q: one
    A: wording

    """
  private static let deck = DeckParser.parse(text, file: "").deck
  private static let exported = ExportedCollection(
    decks: [.init(deck, file: "billing.md")], at: 1_782_757_800_000, today: Day("2026-06-29")!,
    policy: "published")

  private func package(_ exported: ExportedCollection = exported) throws -> [UInt8] {
    try AnkiPackageWriter(exported).bytes()
  }

  private func files() throws -> [ImportedFile] {
    [
      ImportedFile(Array(DeckExport([Self.deck]).markdown.utf8), file: "f.md"),
      ImportedFile(JSONExport(Self.exported) { _ in [:] }.bytes, file: "f.jsonl"),
      ImportedFile(try package(), file: "f.apkg", options: AnkiSamples.options),
    ]
  }

  @Test("comes back as it was from Markdown, JSON Lines and a package of Anki's")
  func whole() throws {
    for file in try files() {
      #expect(file.diagnostics == [])
      #expect(
        file.decks.flatMap(\.notes).map(\.details.otherWordings)
          == Self.deck.notes.map(\.details.otherWordings))
      #expect(file.decks.flatMap(\.notes).map(\.content) == Self.deck.notes.map(\.content))
    }
  }

  @Test("comes back to the collection that it left without doubling or changing")
  func again() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(Self.text)
    for file in try files() {
      let plan = try sandbox.take(file, named: "f")
      #expect(plan.isEmpty)
      #expect(plan.items.map(\.unchanged) == [3])
    }
    let table = try sandbox.take(DelimitedWriter.csv(DeckExport([Self.deck]).rows))
    #expect(table.isEmpty)
    #expect(table.items.flatMap(\.skipped).isEmpty)
  }

  @Test("has its other wordings in one cell of a table, each as a deck has it")
  func table() throws {
    let csv = DelimitedWriter.csv(DeckExport([Self.deck]).rows)
    let file = ImportedFile(Array(csv.utf8), file: "f.csv")
    let notes = file.decks.flatMap(\.notes)
    #expect(
      notes.map(\.details.otherWordings)
        == Self.deck.notes.map(\.details.otherWordings))
    #expect(
      !DelimitedWriter.csv(DeckExport([Deck(notes: [Self.deck.notes[2]])]).rows)
        .contains("wordings"))
    // Somebody else writes one in each line.
    let own = ImportedFile(
      Array("front,back,wordings\nq,a,\"two\nthree\"\n".utf8), file: "f.csv")
    #expect(own.decks.flatMap(\.notes).map(\.details.otherWordings) == [["two", "three"]])
  }

  @Test("leaves the lines of other cards in JSON Lines as they always were")
  func oneWording() throws {
    let lines = String(decoding: JSONExport(Self.exported) { _ in [:] }.bytes, as: UTF8.self)
      .split(separator: "\n").filter { $0.contains("wordings") }
    #expect(lines.count == 2)
  }

  @Test("takes an added wording of a newer file, and keeps the learner's own")
  func merge() throws {
    let sandbox = try CollectionSandbox()
    func wordings() throws -> [String] {
      try #require(sandbox.look().library[CardID("x")]).card.wordings
    }
    try sandbox.take("---\nname: D\n---\nQ: a\nA: b\nId: x\n")
    try sandbox.take("---\nname: D\n---\nQ: a\nQ: c\nA: b\nId: x\n")
    #expect(try wordings() == ["a", "c"])
    try sandbox.take("---\nname: D\n---\nQ: a\nQ: c\nA: b\nWhy: d\nId: x\n")
    #expect(try wordings() == ["a", "c"])
    try sandbox.take("---\nname: D\n---\nQ: a\nA: b\nWhy: d\nId: x\n")
    #expect(try wordings() == ["a"])
  }

  @Test(
    "is refused where no deck can hold it",
    arguments: [
      #""kind":"term","term":"t","definition":"d","wordings":["x"]"#,
      #""kind":"basic","question":"q","answer":"a","wordings":[" "]"#,
      #""kind":"basic","question":"q","answer":"a","wordings":["1","2","3","4","5","6","7","8","#
        + #""9","10","11","12","13","14","15"]"#,
    ])
  func faults(members: String) {
    let lines = [
      #"{"rounds":"export","version":1}"#, #"{"type":"deck","name":"d"}"#,
      #"{"type":"note","deck":"d",\#(members)}"#,
    ]
    let file = ImportedFile(Array(lines.joined(separator: "\n").utf8), file: "f.jsonl")
    #expect(file.diagnostics.map(\.location.line) == [3])
    #expect(file.decks.flatMap(\.notes).isEmpty)
  }
}

import Exchange
import Flashcards
import JSON
import Sandboxes
import SpacedRepetition
import Testing
import Text

@Suite("An ordering")
struct OrderingExchangeTests {
  private static let text = """
    ---
    name: Billing
    ---

    O: Put the steps in order.
    1. charge capture
       & coding
    2. scrubbing
    3. adjudication
    Id: steps
    """
  private static let deck = DeckParser.parse(text, file: "").deck

  private func package() throws -> [UInt8] {
    try AnkiPackageWriter(
      ExportedCollection(
        decks: [.init(Self.deck, file: "billing.md")], at: 1_782_757_800_000,
        today: Day("2026-06-29")!, policy: "published")
    ).bytes()
  }

  @Test("is a question in a package of Anki's, with its items mixed, and has them numbered behind")
  func anki() throws {
    let fields = try OpenedPackage(package()).rows("SELECT flds FROM notes")[0]
      .split(separator: "¦", omittingEmptySubsequences: false)
    let items = ["charge capture<br>&amp; coding", "scrubbing", "adjudication"]
      .map { "<li>\($0)</li>" }
    // The rest is only for us.
    #expect(fields[1].hasPrefix("<ol>\(items.joined())</ol><span data-rounds="))
    let start = "Put the steps in order.<ul>"
    let orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].map { order in
      start + order.map { items[$0] }.joined() + "</ul>"
    }
    #expect(orders.contains(String(fields[0])))
  }

  @Test("comes back from a table and from a package as the card that it is")
  func again() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(Self.text)
    let table = DelimitedWriter.csv(DeckExport([Self.deck]).rows)
    for plan in [
      try sandbox.take(table),
      try sandbox.take(
        ImportedFile(try package(), file: "f.apkg", options: AnkiSamples.options), named: "f.apkg"),
    ] {
      #expect(plan.isEmpty)
      #expect(plan.items.map(\.unchanged) == [1])
      #expect(plan.items.flatMap(\.skipped).isEmpty)
    }
    let other = try sandbox.take(table.replacing("2. scrubbing", with: "2. scrub"))
    #expect(other.items.flatMap(\.skipped).map(\.reason).joined().contains("an ordering note"))
  }

  @Test("has its items in the right order in JSON Lines, and comes back from them")
  func json() throws {
    let collection = ExportedCollection(
      decks: [.init(Self.deck, file: "billing.md")], at: 1_782_757_800_000,
      today: Day("2026-06-29")!, policy: "published")
    let bytes = JSONExport(collection) { _ in [:] }.bytes
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[2]
    #expect(
      line == #"""
        {"type":"note","deck":"Billing","path":[],"kind":"ordering","question":"Put the steps in \#
        order.","items":["charge capture\n& coding","scrubbing","adjudication"],"also":[],\#
        "hint":null,"why":null,"source":null,"asOf":null,\#
        "validUntil":null,"tags":[],"id":"steps","cards":["steps"]}
        """#)
    let file = ImportedFile(bytes, file: "f.jsonl")
    #expect(file.diagnostics == [])
    #expect(file.decks.flatMap(\.notes).map(\.content) == Self.deck.notes.map(\.content))
  }

  @Test("alone makes a file a deck, but only with its list")
  func format() {
    #expect(ImportFormat(of: Array(Self.text.utf8)) == .markdown)
    #expect(ImportFormat(of: Array("O: a\nb\n".utf8)) == .delimited)
  }

  @Test("is refused where its items could not stand in a deck")
  func faults() {
    for items in ["[\"a\"]", "[\"a\",\"b\",\" a\"]", "[\"a\",\"b\",\" \"]", "3", "[1,2]"] {
      let lines = [
        #"{"rounds":"export","version":1}"#, #"{"type":"deck","name":"d"}"#,
        #"{"type":"note","deck":"d","kind":"ordering","question":"q","items":\#(items)}"#,
      ]
      let file = ImportedFile(Array(lines.joined(separator: "\n").utf8), file: "f.jsonl")
      #expect(file.diagnostics.map(\.location.line) == [3], "\(items)")
      #expect(file.decks.flatMap(\.notes).isEmpty, "\(items)")
    }
  }
}

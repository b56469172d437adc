import Collection
import Exchange
import Flashcards
import Journal
import Sandboxes
import Testing

@Suite("Why not")
struct WhyNotExchangeTests {
  private func deck(_ whyNot: String?, question: String = "Which?") -> String {
    "Q: \(question)\n- [ ] 52\n" + (whyNot.map { "  Why not: \($0)\n" } ?? "")
      + "- [x] 53\nWhy: So it is.\nId: m53\n"
  }

  private func said(_ sandbox: CollectionSandbox) throws -> [String: String] {
    try #require(try sandbox.collection().library[CardID("m53")]).card.note.whyNot
  }

  @Test("comes with a file that is imported again, and a file that is silent takes nothing away")
  func again() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(Array(deck(nil).utf8), named: "f.md")
    try sandbox.take(Array(deck("Reduced.").utf8), named: "f.md")
    #expect(try said(sandbox) == ["52": "Reduced."])
    try sandbox.take(Array(deck(nil).utf8), named: "other.md")
    #expect(try said(sandbox) == ["52": "Reduced."])
    // Another question in the file, and still the same options.
    try sandbox.take(Array(deck("Reduced.", question: "Which one?").utf8), named: "f.md")
    #expect(try said(sandbox) == ["52": "Reduced."])
    try sandbox.take(Array(deck("By choice.", question: "Which one?").utf8), named: "f.md")
    #expect(try said(sandbox) == ["52": "By choice."])
  }

  @Test("is in every export that has explanations, below the explanation where it has no place")
  func exports() throws {
    let decks = [DeckParser.parse(Array(deck("Reduced.").utf8), file: "f").deck]
    #expect(DelimitedWriter.csv(DeckExport(decks).rows).contains("So it is.\n52: Reduced."))
    #expect(DeckExport(decks).markdown.contains("- [ ] 52\n  Why not: Reduced.\n"))
    #expect(GIFTWriter().text(decks).contains("~52#Reduced.\n"))
    #expect(PrintSheet().html(decks).contains("52: Reduced."))
  }

  @Test("comes back from Anki under its option, also where the explanation was edited there")
  func edited() throws {
    let file = try OwnPackages.read(
      [OwnPackages.deck(deck("Reduced."))],
      after: ["UPDATE notes SET flds = replace(flds, 'So it is.', 'So it was.')"])
    let note = try #require(file.notes.first)
    #expect(note.whyNot == ["52": "Reduced."])
    #expect(note.details.why == "So it was.")
  }
}

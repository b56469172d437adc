import Exchange
import Flashcards
import Testing

@Suite("A merge of an imported deck")
struct DeckMergeTests {
  /// Merges a file into a collection of the cards of `existing`, a deck file.
  private func merge(
    _ text: String, into existing: String?, name: String? = nil, keepsOriginal: Bool = false
  ) -> DeckMerge {
    let cards = existing.map { DeckParser.parse($0, file: "").deck.cards } ?? []
    let known = Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
    var deck = ImportedFile(bytes(text), file: "f").decks[0]
    deck.original = keepsOriginal ? bytes(text) : nil
    return DeckMerge(deck, name: name, existing: existing.map { bytes($0) }) { known[$0] }
  }

  /// The cards that a merge of new ones gives, and those that it should.
  private func expectJoined(
    _ added: String, _ existing: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let merge = merge(added, into: existing)
    let old = DeckParser.parse(existing, file: "").deck
    let new = ImportedFile(bytes(added), file: "f").decks[0].notes
    let result = DeckParser.parse(merge.file ?? [], file: "").deck
    #expect(merge.added.count == new.count, sourceLocation: sourceLocation)
    #expect(
      Set(result.cards.map(\.id)) == Set((old.cards + Deck(notes: new).cards).map(\.id)),
      sourceLocation: sourceLocation)
    #expect(
      Set(result.notes.map { Placed($0) }) == Set((old.notes + new).map { Placed($0) }),
      sourceLocation: sourceLocation)
    #expect(result.frontMatter == old.frontMatter, sourceLocation: sourceLocation)
  }

  /// A note wherever it stands in its file.
  private struct Placed: Hashable {
    let note: Note

    init(_ note: Note) {
      var note = note
      note.line = 0
      self.note = note
    }
  }

  private static let deckText = """
    ---
    name: Billing
    ---
    # Basics

    Q: What is an EOB?
    A: Explanation of benefits
    Id: eob

    T: superbill
    D: The encounter form

    Q: Which form?
    - [ ] CMS-1500
    - [x] UB-04

    C: A claim is [rejected] or [denied].
    """

  @Test("of the same file changes nothing the second time")
  func sameTwice() throws {
    let first = merge(Self.deckText, into: nil)
    #expect(first.added.count == 4)
    let file = String(decoding: try #require(first.file), as: UTF8.self)
    let second = merge(Self.deckText, into: file)
    #expect(second.added.isEmpty)
    #expect(second.conflicting.isEmpty)
    #expect(second.unchanged.count == 4)
    #expect(second.file == nil)
  }

  @Test("of the same table changes nothing the second time")
  func sameTableTwice() throws {
    let table = "front,back,id\na,b,x1\n\"c\nd\",e,y~2\n f , g ,\n"
    let file = String(decoding: try #require(merge(table, into: nil).file), as: UTF8.self)
    let second = merge(table, into: file)
    #expect(second.unchanged.count == 3)
    #expect(second.file == nil)
  }

  @Test("takes a card with other spacing, line ends or order of options for the same card")
  func spacing() {
    let other = Self.deckText.replacing("The encounter form", with: "The  encounter\nform")
      .replacing("Explanation of", with: "Explanation\n  of")
      .replacing("- [ ] CMS-1500\n- [x] UB-04", with: "- [x] UB-04\n- [ ] CMS-1500")
      .replacing("\n", with: "\r\n")
    let merge = merge(other, into: Self.deckText)
    #expect(merge.unchanged.count == 4)
    #expect(merge.conflicting.isEmpty)
  }

  @Test("takes the cards of a table that was exported from the collection for the same cards")
  func exported() {
    let table = DelimitedWriter.csv(
      DeckExport([DeckParser.parse(Self.deckText, file: "").deck]).rows)
    let merge = merge(table, into: Self.deckText)
    #expect(merge.unchanged.count == 6)
    #expect(merge.conflicting.isEmpty)
    #expect(merge.file == nil)
  }

  @Test(
    "lists a card whose name is taken by another text, and leaves that one alone",
    arguments: [
      "Q: What is an EOB?\nA: Evidence of benefits\nId: eob",
      "Q: What's an EOB?\nA: Explanation of benefits\nId: eob",
      "T: What is an EOB?\nD: Explanation of benefits\nId: eob",
      "Q: What is an EOB?\n- [x] Explanation of benefits\n- [ ] Else\nId: eob",
    ])
  func conflict(text: String) {
    let merge = merge(text, into: Self.deckText)
    #expect(merge.conflicting.count == 1)
    #expect(merge.added.isEmpty)
    #expect(merge.file == nil)
  }

  @Test("lists a choice whose name is taken by one with other options")
  func otherOptions() {
    let old = "Q: Which?\n- [x] a\n- [ ] b\nId: which\n"
    #expect(merge(old.replacing("] b", with: "] c"), into: old).conflicting.count == 1)
    #expect(
      merge(old.replacing("- [ ] b", with: "- [ ] b\n- [ ] c"), into: old).conflicting.count == 1)
    #expect(merge(old, into: old).unchanged.count == 1)
  }

  @Test("adds the new cards of a newer file and lists those with other text")
  func newer() {
    let newer =
      Self.deckText.replacing("A: Explanation", with: "A: An explanation")
      + "\n\nQ: new\nA: card\n"
    let merge = merge(newer, into: Self.deckText)
    #expect(merge.added.map(\.content) == [.basic(question: "new", answer: "card")])
    #expect(merge.conflicting.map(\.details.id) == [CardID("eob")])
    #expect(merge.unchanged.count == 3)
  }

  @Test("takes one of two cards of a file that differ by their spacing only")
  func repeatedInFile() throws {
    let merge = merge("front,back\na b,c\na  b,c\n", into: nil)
    #expect(merge.added.count == 1)
    #expect(merge.unchanged.count == 1)
    #expect(DeckParser.parse(try #require(merge.file), file: "").diagnostics.isEmpty)
  }

  // MARK: The file

  @Test("takes a new deck over byte by byte where that is wanted, else writes it anew")
  func original() throws {
    let text = "Prose.\n\n" + Self.deckText
    #expect(merge(text, into: nil, keepsOriginal: true).file == bytes(text))
    let named = try #require(merge(text, into: nil, name: "Mine").file)
    let deck = DeckParser.parse(named, file: "").deck
    #expect(deck.frontMatter.name == "Mine")
    #expect(deck.cards.map(\.id) == DeckParser.parse(text, file: "").deck.cards.map(\.id))
  }

  @Test(
    "adds to a deck, whatever it ends in",
    arguments: [
      "", "\n", "Q: a\nA: b", "Q: a\nA: b\n", "Q: a\r\nA: b\r\n", "Q: a\nA: b\n\n---\n",
      "# One\n\nQ: a\nA: b\n\n## Two\n\nC: [c]", "# One\n", "Q: a\nA: b\n\n# Last heading",
      "Q: a\nA: ```swift\nlet b = 1\n```", "Q: a\nA: b\n\n```\nQ: no\n```\n",
      "Q: a\n- [x] b\n- [ ] c", "Q: a\nA: b\nTags: x\nId: a", "Q: a\nA: b\nWhy: c\n\nd",
      "---\nname: X\ntags: y\n---\n", "---\nname: X\n---", "\u{FEFF}Q: a\nA: b", "Only prose.",
      "Q: unfinished", "Q: a\nA: b\n\nT: unfinished\n",
      "Q: a\nA: ```\nnever closed", "Q: a\nA: b\nWhy: ```\nnever closed\n",
      "---\nname: X\n---\n# H\n\nQ: a\nA: ~~~\nnever closed",
      "\u{FEFF}---\r\nname: X\r\n---\r\nQ: a\r\nA: ```\r\nnever closed\r\n",
    ])
  func appends(existing: String) {
    let plain = "Q: new\nA: one\n\nT: term\nD: definition\n"
    let placed = "# Path\n\nQ: new\nA: one\n\n## Deeper\n\nC: [d]\nId: d\n\n# Other\n\nQ: e\nA: f\n"
    let fenced = "Q: new\nA: ```\ncode\n```\n\n~~~\nmore\n~~~\n\nQ: last\nA: one\n"
    let awkward = "front,back\n\"Q: x\n\n---\n# y\",\"A: z\n```\n- [x] w\"\n"
    for added in [plain, placed, fenced, awkward, plain + "# End\n\n" + fenced] {
      expectJoined(added, existing)
    }
  }

  @Test("leaves the old text of a deck as it is")
  func oldTextStays() throws {
    let old = "Prose <!-- and a comment -->\n\nQ:   a\nA: b\n\nQ: broken\n"
    let file = try #require(merge("Q: new\nA: one\n", into: old).file)
    #expect(file.starts(with: bytes(old)))
  }

  @Test("makes a deck of hashcards' one of ours where it has to name and tag cards")
  func hashcards() throws {
    let old = "---\nname = \"Geo\"\n---\n\nQ: a\nA: b\nTags: are text here\n\nC: [c] d\n"
    expectJoined("front,back,tags,id\nx,y,cpb,x1\n", old)
    let file = try #require(merge("Q: new\nA: one\n", into: old).file)
    #expect(file.starts(with: bytes(old)))
  }
}

import Collection
import Flashcards
import Sandboxes
import Study
import Testing
import Text

@Suite("A library")
struct LibraryTests {
  private func library(_ files: (path: String, text: String)...) -> Library {
    Library(
      files.map { file in
        DeckFile(
          path: "/decks/\(file.path)", relativePath: file.path, isBuiltIn: false,
          bytes: Array(file.text.utf8))
      })
  }

  private func named(_ ids: String...) -> Library {
    library(("a.md", ids.map { "Q: \($0)?\nA: yes\nId: \($0)\n\n" }.joined()))
  }

  /// The result of a lookup, in words.
  private func look(up text: String, in library: Library) -> String {
    switch library.look(up: text) {
    case .found(let entry): "found \(entry.card.id)"
    case .unknown: "unknown"
    case .ambiguous(let ids): "one of " + ids.map(\.text).joined(separator: " ")
    }
  }

  @Test("A card that another deck has already is left out and reported at its place")
  func repeatedCards() {
    let library = library(
      ("one.md", "\n\nQ: a\nA: b\n"), ("two.md", "Q: other\nA: c\n\nQ: a\nA: b\n"),
      ("three.md", "Q: third\nA: c\nId: x\n"), ("vier.md", "Q: fourth\nA: c\nId: x\n"))
    #expect(library.entries.map(\.card.question) == ["a", "other", "third"])
    #expect(
      library.diagnostics.map { "\($0.location.file):\($0.location.line) \($0.message)" } == [
        "/decks/two.md:4 the same card as on /decks/one.md:3",
        "/decks/vier.md:1 the name `x` is taken by the card on /decks/three.md:1",
      ])
    #expect(library.diagnostics.map(\.sourceLine) == ["Q: a", "Q: fourth"])
  }

  @Test("finds a card by its whole name, though others begin with it")
  func wholeName() {
    let library = library(("a.md", "T: a\nD: b\nId: pay\n\nQ: c\nA: d\nId: payer\n"))
    #expect(look(up: "pay", in: library) == "found pay")
    #expect(look(up: "pay.", in: library) == "found pay.reverse")
  }

  @Test("finds a card by the beginning of its name where only one begins so")
  func beginning() {
    let library = named("eob", "era", "npi")
    #expect(look(up: "n", in: library) == "found npi")
    #expect(look(up: "e", in: library) == "one of eob era")
  }

  @Test("does not find what no card's name begins with", arguments: ["", "x", "eobs", "ob"])
  func unknown(text: String) {
    #expect(look(up: text, in: named("eob", "era")) == "unknown")
  }

  @Test(
    "finds decks by name or path, case forgiven, else by how they begin",
    arguments: [
      ("Billing tasks", [0]), ("billing TASKS", [0]), ("billing", [2]), ("bill", [0, 2]),
      ("exam/cpc.md", [1]), ("exam/cpc", [1]), ("/decks/exam/cpc.md", [1]), ("cpc", []),
      ("Café", [1]), ("CAFE\u{301}", [1]), ("exam", [1]), ("", []), ("zz", []),
      ("other", [3, 4]),
    ])
  func decks(word: String, expected: [Int]) {
    let library = library(
      ("a.md", "---\nname: Billing tasks\n---\n" + deck("one")),
      ("exam/cpc.md", "---\nname: Café\n---\n" + deck("two")),
      ("billing.md", deck("three")),
      ("b.md", "---\nname: Other\n---\n" + deck("four")),
      ("c.md", "---\nname: Other\n---\n" + deck("five")))
    #expect(library.decks(named: word) == expected)
  }

  @Test("knows a card's tags and source by its own word and its deck's")
  func tagsAndSource() {
    let library = library(
      (
        "a.md",
        "---\ntags: billing cpb\nsource: CMS\n---\n"
          + "Q: a\nA: b\nTags: cpb icd\nSource: AAPC\n\nQ: c\nA: d\n"
      ))
    #expect(
      library.entries.map { library.tags(of: $0) } == [
        ["billing", "cpb", "icd"], ["billing", "cpb"],
      ])
    #expect(library.entries.map { library.source(of: $0) } == ["AAPC", "CMS"])
  }

  @Test("gives a deck back with its notes once each, under the name that the learner knows")
  func deckAtIndex() {
    let library = library(("a.md", deck("one")), ("b.md", "# X\n\nT: a\nD: b\n\nC: [c] [d]\n"))
    let deck = library.deck(at: 1)
    #expect(deck.frontMatter.name == "b")
    #expect(deck.notes.count == 2)
    #expect(deck.cards.map(\.id) == library.entries[1...].map(\.card.id))
  }

  @Test("knows where each card is")
  func positions() {
    let library = named("eob", "era")
    #expect(library.position(of: CardID("era")) == 1)
    #expect(library[CardID("era")]?.card.question == "era?")
    #expect(library.position(of: CardID("x")) == nil)
    #expect(!library.contains(CardID("er")))
  }
}

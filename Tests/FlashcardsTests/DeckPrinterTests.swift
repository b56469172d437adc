import TestSupport
import Testing
import Text

@testable import Flashcards

struct DeckPrinterTests {
  @Test("A printed deck reads back to the same deck", arguments: 0..<Torture.times(300, long: 1000))
  func roundTrip(_ seed: Int) {
    var decks = NastyDecks(seed: seed)
    let deck = decks.deck()
    let text = DeckPrinter().print(deck)
    let result = read(text)
    #expect(result.diagnostics.filter { $0.severity == .error } == [], "\(text)")
    let readBack = result.deck.withoutLines
    #expect(readBack.frontMatter == deck.frontMatter, "\(text)")
    #expect(readBack.notes.count == deck.notes.count, "\(text)")
    for (found, note) in zip(readBack.notes, deck.notes) {
      #expect(found.inOneNotation == note.inOneNotation, "\(text)")
    }
    #expect(DeckPrinter().print(result.deck) == text)
  }

  @Test("A printed deck reads well")
  func golden() {
    let text = ##"""
      ---
      name: Billing
      tags: billing cpb
      source: CMS
      ---

      # Remittance

      ## Groups of C# # #

      Q: Who owes?
      A:
      PR  
      (patient responsibility)
      Also: patient
      Hint: two letters
      Why: ```
      Q: code
      ```
      Source: CMS
      As of: 2026-05
      Valid until: 2026-12-31
      Tags: a b
      Id: pr

      # Remittance

      T: superbill
      D: a form

      \---
      Q\: not a tag

      \# nor a heading
      # but text

      #

      C: \[A\] ![b](c) [d]{e} and [f]\{g}

      C: {{c2::a::b}} and {{c1::c}}

      Q: Which?
      - [ ] this
        \---
      - [x] that

      O: In which order?
      1\. This is no item.
      O\: Nor is this a card.
      1. first
         \---
      2. second
      3. third

      """##
    let result = read(text)
    #expect(result.diagnostics.isEmpty)
    #expect(DeckPrinter().print(result.deck) == text)
  }

  @Test("A deck of nothing is an empty file")
  func empty() {
    #expect(DeckPrinter().print(Deck()) == "")
  }

  @Test("A line break in what takes one line is written as a space, but between sources")
  func oneLine() {
    var note = Note.basic("a\r\nb", "c\rd", path: ["e\nf"])
    note.details.also = ["g\nh"]
    note.details.source = "i\r\nj"
    let deck = Deck(frontMatter: .init(name: "k\nl", source: "m\nn"), notes: [note])
    #expect(
      DeckPrinter().print(deck)
        == "---\nname: k l\nsource: m n\n---\n\n# e f\n\nQ: a\nb\nA: c\nd\nAlso: g h\nSource: i\nSource: j\n"
    )
  }

  @Test("Brackets are left where they cannot say what a cloze holds")
  func notation() {
    func print(_ segments: Cloze.Segment...) -> String {
      DeckPrinter().block(Note(content: .cloze(Cloze(notation: .brackets, segments: segments))))
    }
    let deletion = Cloze.Segment.deletion(.init(text: "b", group: 1))
    #expect(print(.text("a "), deletion) == "C: a [b]")
    #expect(print(.text("a!"), deletion) == "C: a!{{c1::b}}")
    #expect(print(.text("a\\"), deletion) == "C: a\\\\{{c1::b}}")
    #expect(print(deletion, .text("c"), deletion) == "C: {{c1::b}}c{{c1::b}}")
    #expect(print(.deletion(.init(text: "b\\", group: 1))) == "C: {{c1::b\\}}")
    #expect(print(.deletion(.init(text: "b", hint: "}", group: 1))) == "C: {{c1::b::}}}")
  }

  @Test(
    "A text of white space that a lone bracket has kept from being trimmed is kept by one again",
    arguments: [
      "---\nname = \"x\"\n---\nC:] [ \\[d\\c] x", "C:] [a] b", "C: [a] ]", "C:]\n[a] ]b",
      "C: ][a]]  ]",
      "C:] [a]!][b]", "C: ] \n ] [a] b!][c]{d} [ ", "---\nx = 1\n---\nC: [ [a]{b}]",
    ])
  func loneBrackets(_ text: String) {
    let deck = read(text).deck
    #expect(!deck.notes.isEmpty)
    let printed = DeckPrinter().print(deck)
    #expect(read(printed).deck.cards.map(\.id) == deck.cards.map(\.id), "\(printed)")
    #expect(read(printed).deck.cards.map(\.question) == deck.cards.map(\.question), "\(printed)")
    #expect(DeckPrinter().print(read(printed).deck) == printed)
  }

  @Test("Whatever a cloze was read from, it prints back to the same cards", arguments: 0..<200)
  func anyCloze(_ seed: Int) {
    let pieces = [
      "[", "]", "[", "]", "[a]", " ", "\n", "\t", "\u{a0}", "\\", "!", "![", "\\[", "\\]", "{", "}",
      "{x}", "{{c1::", "{{c2::y}}", "}}", "::", "x", "\u{301}", "(", "\n---x", "\nQ\\: x", "\n# x",
    ]
    var random = Random(seed: seed)
    for _ in 0..<20 {
      let front = random.isTrue() ? "---\nname = \"x\"\n---\n" : ""
      let text = front + "C:" + random.elements(of: pieces, atMost: 12).joined()
      let deck = read(text).deck
      let printed = DeckPrinter().print(deck)
      #expect(read(printed).deck.cards.map(\.id) == deck.cards.map(\.id), "\(text)\n=\n\(printed)")
    }
  }

  @Test("A printed cloze shows the same", arguments: 0..<Torture.times(500, long: 2000))
  func clozes(_ seed: Int) {
    var decks = NastyDecks(seed: seed)
    let note = Note(content: .cloze(decks.cloze()))
    let result = read(DeckPrinter().block(note))
    #expect(result.deck.questions == Deck(notes: [note]).questions)
    #expect(result.deck.cards.map(\.id) == Deck(notes: [note]).cards.map(\.id))
  }
}

extension Note {
  /// The note with its cloze, if it is one, in brackets: the printer may have to number it.
  fileprivate var inOneNotation: Note {
    guard case .cloze(var cloze) = content else { return self }
    cloze.notation = .brackets
    var note = self
    note.content = .cloze(cloze)
    return note
  }
}

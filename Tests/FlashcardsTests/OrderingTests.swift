import SpacedRepetition
import TestSupport
import Testing
import Text

@testable import Flashcards

struct OrderingTests {
  @Test("A numbered list under `O:` is one card with its items in the right order")
  func ordering() throws {
    let text = """
      O: Put the steps of a claim in order.
      Two lines.

      1. charge capture
         and coding

      2. scrubbing
      3) adjudication
      Why: it says so
      Tags: t
      Id: steps
      """
    let note = try #require(readNote(text))
    let cards = Deck(notes: [note]).cards
    #expect(cards.map(\.id.text) == ["steps"])
    let card = try #require(cards.first)
    #expect(card.kind == .ordering)
    #expect(card.question == "Put the steps of a claim in order.\nTwo lines.")
    #expect(card.items == ["charge capture\nand coding", "scrubbing", "adjudication"])
    #expect(card.answer == "1. charge capture\n   and coding\n2. scrubbing\n3. adjudication")
    #expect(card.acceptedAnswers == [card.answer])
    #expect((note.details.why, note.details.tags) == ("it says so", ["t"]))
  }

  @Test("All items may be numbered 1, as Markdown allows, and the list may begin with `01.`")
  func numbers() {
    let lists = ["1. a\n1. b\n1. c", "1) a\n2) b\n3) c", "01. a\n02. b\n\n03. c\n  "]
    for list in lists {
      #expect(
        readNote("O: x\n" + list)?.content == .ordering(question: "x", items: ["a", "b", "c"]))
    }
  }

  @Test("An ordering ends at the next card, heading or separator, as other cards do")
  func ends() {
    let list = "1. a\n2. b\n3. c\n"
    let text = "O: x\n\(list)O: y\n\(list)\n# title\nprose\n\nO: z\n\(list)---\nprose\n\nQ: q\nA: a"
    #expect(readNotes(text).map(\.path) == [[], [], ["title"], ["title"]])
    #expect(read(text).deck.questions == ["x", "y", "z", "q"])
  }

  @Test("`1\\.` in the question opens no list")
  func escape() {
    #expect(
      readNote("O: Which way?\n1\\. a\n1\\\\) b\n1\\.5\n1. c\n2. d\n3. e")?.content
        == .ordering(question: "Which way?\n1. a\n1\\) b\n1\\.5", items: ["c", "d", "e"]))
    // Elsewhere it is text, as always.
    #expect(readNote("Q: a\nA: b\n1\\. c") == .basic("a", "b\n1\\. c"))
  }

  @Test(
    "`O:` without a list is text of its card, and is warned of",
    arguments: [
      ("Q: SOLID?\nA: S: single\n▸O: open\nL: Liskov", ["SOLID?": "S: single\nO: open\nL: Liskov"]),
      ("Q: SOAP?\n▸O: objective\nA: yes", ["SOAP?\nO: objective": "yes"]),
      ("Q: a\nA: b\n▸O: c\n2. d\n3. e", ["a": "b\nO: c\n2. d\n3. e"]),
      ("▸O: prose\n\nQ: a\nA: b\n1. c", ["a": "b\n1. c"]),
      ("Q: a\nA: b\nTags: t\n\n▸O: prose\n---\n1. c", ["a": "b"]),
      ("Q: a\nA: b\n▸O: c\n```\n1. d\n```", ["a": "b\nO: c\n```\n1. d\n```"]),
      ("▸O: a\nO: b\n1. c\n2. d\n3. e", ["b": "1. c\n2. d\n3. e"]),
    ])
  func withoutList(_ marked: String, _ cards: [String: String]) {
    let expected = MarkedText(marked)
    let result = read(expected.text)
    #expect(result.diagnostics.map(\.location) == expected.places)
    #expect(result.diagnostics.map(\.message) == [DeckProblem.orderingWithoutList.message])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    let read = result.deck.cards.map { ($0.question, $0.answer) }
    #expect(Dictionary(uniqueKeysWithValues: read) == cards)
  }

  @Test("Whatever an ordering was read from, it prints back to the same card", arguments: 0..<100)
  func printing(_ seed: Int) {
    let lines = [
      "1. a", "1. b", "2. c", "3. d", "  e", "   1. f", "1\\. g", "1) h", "01. i", "1.", "1.\tj",
      "4. 1. k",
      "", "", "l", "O: m", "O\\: m", "```", "   ```", "~~~", "# n", "- [ ] o", "---", "Why: p",
      "Q: q", "A: r",
      "1. # s", "2. Q: t", "\\---", "10. u\u{301}", "1\u{301}. v",
    ]
    var random = Random(seed: seed)
    for _ in 0..<20 {
      let text = "O: x\n" + random.elements(of: lines, atMost: 12).joined(separator: "\n")
      let deck = read(text).deck
      let printed = DeckPrinter().print(deck)
      let notes = read(printed).deck.notes
      #expect(notes.map(\.withoutLine) == deck.notes.map(\.withoutLine), "\(text)\n=\n\(printed)")
    }
  }

  @Test("In a deck of hashcards' `O:` is text, and no one is warned")
  func hashcards() {
    let result = read("---\nname = \"x\"\n---\nQ: a\nA: b\nO: c\n1. d\n2. e")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.cards.map(\.answer) == ["b\nO: c\n1. d\n2. e"])
  }

  @Test("`O:` in front matter is a key unless a list makes it a card")
  func frontMatter() {
    #expect(
      read("---\nname: x\nO: y\n---\nQ: a\nA: b").diagnostics.map(\.summary)
        == ["3:1: warning: `O` in the front matter means nothing here"])
    #expect(readNotes("---\nO: y\n1. a\n2. b\n3. c\n---\nQ: a\nA: b").count == 2)
  }

  @Test("The items are shown in an order that card and day fix, and never in the right one")
  func shownOrder() throws {
    let text = (0..<20).map { "O: \($0)\n1. a\n2. b\n3. c\n\n" }.joined()
    let cards = read(text).deck.cards
    let first = try #require(Day("2026-05-01"))
    for card in cards {
      let orders = (0..<30).map { card.shownOrder(on: first + $0) }
      #expect(orders == (0..<30).map { card.shownOrder(on: first + $0) })
      #expect(orders.allSatisfy { $0.sorted() == [0, 1, 2] && $0 != [0, 1, 2] })
      #expect(Set(orders).count == 5)
      #expect(card.mixedItems.sorted() == card.items)
      #expect(card.mixedItems != card.items)
    }
    #expect(Set(cards.map { $0.shownOrder(on: first) }).count == 5)
  }

  @Test("An ordering keeps its history when an item is reworded")
  func relinking() {
    let old = read("O: x\n1. a\n2. b\n3. c").deck.cards
    let new = read("O: x\n1. a\n2. bee\n3. c").deck.cards
    let relinking = Relinking(
      from: old, to: new, isStillThere: { _ in false }, wasThere: { _ in false })
    #expect(relinking.matches == [.init(old: old[0].id, new: new[0].id)])
  }
}

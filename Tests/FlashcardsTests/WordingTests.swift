import SpacedRepetition
import TestSupport
import Testing
import Text

@testable import Flashcards

struct WordingTests {
  @Test("Several `Q:` lines in a row are wordings of one question")
  func grammar() throws {
    let text = """
      Q: Who owes a PR amount?
      Q: A line shows PR.

      Who gets the bill?
      Q:
      Whose debt is it,
      if the code is PR?
      A: The patient
      Also: patient
      Why: PR is patient responsibility.
      """
    let note = try #require(readNote(text))
    let card = Card(note: note, face: .front)
    #expect(
      card.wordings == [
        "Who owes a PR amount?", "A line shows PR.\n\nWho gets the bill?",
        "Whose debt is it,\nif the code is PR?",
      ])
    #expect(card.question == "Who owes a PR amount?")
    #expect(card.asked(in: 2).question == "Whose debt is it,\nif the code is PR?")
    #expect(card.acceptedAnswers == ["The patient", "patient"])
    #expect(note.details.why == "PR is patient responsibility.")
    #expect(
      DeckPrinter().block(note) + "\n" == text.replacing("Q:\nWhose", with: "Q: Whose") + "\n")
  }

  @Test("A multiple choice has its options below its last wording")
  func choice() throws {
    let note = try #require(readNote("Q: Which form?\nQ: On what?\n- [ ] CMS-1500\n- [x] UB-04"))
    let card = Card(note: note, face: .front).asked(in: 1)
    #expect(card.question == "On what?")
    #expect(card.options.map(\.text) == ["CMS-1500", "UB-04"])
  }

  @Test(
    "A `Q:` opens a card wherever it did, and a question without an answer stays an error",
    arguments: [
      ("Q: a\nA: b\nQ: c\nA: d", ["a", "c"], 0), ("Q: a\n\nQ: c\nA: d", ["c"], 1),
      ("Q: a\n---\nQ: c\nA: d", ["c"], 1), ("Q: a\n- [x] b\nQ: c\nA: d", ["c"], 1),
      ("Q: a\n- [x] b\n- [ ] b2\nQ: c\nA: d", ["a", "c"], 0), ("Q:\nQ: c\nA: d", ["c"], 2),
      ("T: a\nQ: c\nA: d", ["c"], 1), ("C: [a]\nQ: c\nA: d", ["[…]", "c"], 0),
      ("Q: a\nA: b\nHint: h\nQ: c\nA: d", ["a", "c"], 0),
      ("Q: a\nC: [b]\nQ: c\nA: d", ["[…]", "c"], 1),
    ])
  func cards(text: String, questions: [String], errors: Int) {
    let result = read(text)
    #expect(result.deck.questions == questions)
    #expect(result.deck.cards.allSatisfy { !$0.hasSeveralWordings })
    #expect(result.diagnostics.count == errors)
  }

  @Test("A deck of hashcards has no wordings: a second `Q:` is the error that it is there")
  func hashcards() {
    let result = read("---\nname = \"x\"\n---\nQ: a\nQ: b\nA: c\n")
    #expect(result.deck.questions == ["b"])
    #expect(result.diagnostics.map(\.summary) == ["4:1: error: this question has no answer"])
  }

  @Test("Further wordings do not enter a card's name, whatever their order")
  func names() throws {
    let plain = try #require(readNote("Q: a\nA: c"))
    let several = try #require(readNote("Q: a\nQ: b\nQ: d\nA: c"))
    let swapped = try #require(readNote("Q: a\nQ: d\nQ: b\nA: c"))
    #expect(several.names == plain.names)
    #expect(swapped.names == plain.names)
  }

  @Test("An empty line of a wording, a repeated one and too many say what to do")
  func problems() {
    let result = read("Q: a\nQ:\nQ:  a \nQ: b\nA: c")
    #expect(result.deck.notes.map(\.details.otherWordings) == [["b"]])
    #expect(
      result.diagnostics.map(\.summary) == [
        "2:1: warning: nothing follows `Q:`", "3:1: warning: this wording is in the card twice",
      ])
    let lines = (1...16).map { "Q: wording \($0)" }
    let many = read((lines + ["A: x"]).joined(separator: "\n"))
    #expect(many.deck.notes.isEmpty)
    #expect(
      many.diagnostics.map(\.summary)
        == ["16:1: error: 16 wordings; a question may have 15"])
    #expect(many.diagnostics.allSatisfy { $0.hint.contains("leave a line blank") })
    #expect(read((lines.dropLast() + ["A: x"]).joined(separator: "\n")).diagnostics.isEmpty)
  }

  @Test("The time to read a question with very many wordings grows with its length")
  func long() {
    expectLinear(4000, 32_000) { count in
      let text = String(repeating: "Q: x\n", count: count) + "A: y"
      #expect(read(text).deck.notes.isEmpty)
    }
  }

  @Test("Each run of as many days as a card has wordings asks each of them once", arguments: 2...15)
  func runs(count: Int) throws {
    let text = (1...count).map { "Q: \($0)\n" }.joined() + "A: x\nId: card"
    let card = Card(note: try #require(readNote(text)), face: .front)
    var orders: Set<[Int]> = []
    for run in -30..<30 {
      let days = (0..<count).map { Day(number: run * count + $0) }
      let asked = days.map { card.wording(on: $0) }
      #expect(asked.sorted() == Array(0..<count))
      orders.insert(asked)
    }
    // They are not in the order of the calendar.
    #expect(orders.count > 1)
  }

  @Test("Which wording a day asks is the same on every machine and in every version")
  func vector() throws {
    let card = Card(note: try #require(readNote("Q: a\nQ: b\nQ: c\nA: x\nId: card")), face: .front)
    let day = try #require(Day("2026-06-29"))
    #expect((0..<12).map { card.wording(on: day + $0) } == [0, 0, 1, 2, 1, 0, 2, 2, 1, 0, 0, 2])
  }

  @Test("A card with one wording asks it on every day")
  func one() {
    let card = Card(note: .basic("a", "b"), face: .front)
    #expect(card.askedWording == nil)
    #expect(card.wordings == ["a"])
    #expect((0..<9).allSatisfy { card.wording(on: Day(number: 20_000 + $0)) == 0 })
    #expect(card.asked(in: 3).question == "a")
  }
}

import TestSupport
import Testing
import Text

@testable import Flashcards

struct SizeTests {
  @Test("A deck of ten megabytes is read whole")
  func tenMegabytes() {
    let prose = String(
      repeating: "An explanation of some length, as a good deck has it. ", count: 20)
    let count = 9000
    let text = (0..<count).map { "Q: question \($0)\nA: answer\nWhy: \(prose)\nTags: a b\n\n" }
      .joined()
    #expect(text.utf8.count > 10_000_000)
    let result = read(text)
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.notes.count == count)
  }

  @Test(
    "The time to read a deck grows with its length, whatever is in it",
    arguments: [
      "Q: a\n", "A: a\n", "T: a\nD: b\n", "C: a\n", "C: [a]\n", "Q: a\nA: b\n", "Q: a\nA:\n",
      "- [ ] a\n",
      "Also: a\n", "Source: a\n", "Why: a\n", "Id: ?\n", "As of: ?\n", "# a\n", "\n# a\n",
      "###### a\n\n",
      "---\n", "```\n", "```a\n", "~~~ x\n", "text\n", "a :: b\n", " q: a\n", "\\---\n", "\u{1B}\n",
      "\n", "\r",
    ],
    ["", "Q: a\n", "Q: a\nA: b\n", "C: [a]\n"])
  func lines(_ line: String, _ start: String) {
    expectLinear(2000) { start + String(repeating: line, count: $0) }
  }

  @Test(
    "Many mistakes are not copied for each card that follows",
    arguments: ["Q:\n"])
  func manyMistakes(_ line: String) {
    expectLinear(24000) { "Q: a\nA: b\n" + String(repeating: line, count: $0) }
  }

  @Test(
    "The time to read one long line grows with its length",
    arguments: [
      "[", "]", "[]", "[a]", "[a]{", "[a]{b}", "![", "![a](b)", "\\", "\\[", "{{c1::", "{{c1::a}}",
      "{{c1::a::",
      "\\{{c1::", "{{c", "}}", "[[a] ", "a", "é", "e\u{301}", "#", "`", ":", " ", "\u{1B}",
    ])
  func longLine(_ piece: String) {
    for (start, end) in [("C: ", ""), ("C: ", "}}"), ("Q: ", "\nA: a"), ("", "")] {
      expectLinear(2000) { start + String(repeating: piece, count: $0) + end }
    }
  }

  @Test(
    "A cloze has a limit of deletions, since each of its cards looks at all of them",
    arguments: [(200, 1000, nil), (200, 1001, 1001), (1, 1001, 1001), (1, 57_000, 57_000)])
  func manyDeletions(groups: Int, deletions: Int, tooMany: Int?) {
    func text(_ count: Int) -> String {
      "Q: a\nA: b\n\nC: " + (0..<count).map { "{{c\($0 % groups + 1)::x}} " }.joined()
    }
    let result = read(text(deletions))
    #expect(result.deck.notes.count == (tooMany == nil ? 2 : 1))
    #expect(
      result.diagnostics.map(\.message)
        == (tooMany.map { ["\($0) deletions; a cloze may have 1000"] } ?? []))
    #expect(result.diagnostics.allSatisfy { $0.location.line == 4 })
  }

  @Test("What is shown of clozes takes time that grows with the deck's length")
  func shownClozes() {
    func deck(_ notes: Int) -> [Note] {
      let cloze = (0..<1000).map { "{{c\($0 % 200 + 1)::x}} " }.joined()
      return read((0..<notes).map { "C: \($0) \(cloze)\n\n" }.joined()).deck.notes
    }
    TestSupport.expectLinear(deck(1), deck(8)) { notes in
      for note in notes {
        for face in note.faces { _ = Card(note: note, face: face).question }
      }
    }
  }

  @Test("A line of a megabyte of brackets is read", arguments: ["[", "{{c1::", "![", "]"])
  func megabyte(_ piece: String) {
    let text = "C: " + String(repeating: piece, count: 1_000_000 / piece.utf8.count) + "}}"
    let result = read(text)
    #expect(!result.diagnostics.isEmpty)
    #expect(result.diagnostics.count <= 21)
  }

  @Test("Fences that are never closed, each shorter than the last, are found in one pass")
  func shrinkingFences() {
    expectLinear(150) { count in
      (0..<4 * count).map { "a \($0)\n" }.joined()
        + (0..<count).reversed().map { String(repeating: "`", count: 3 + $0 % 50) + "a\n" }.joined()
    }
  }

  @Test(
    "Printing takes time in proportion",
    arguments: ["[", "![", "\\", "{{c1::", "---\n", "```\n", "Q: a\n"])
  func printing(_ piece: String) {
    func deck(_ count: Int) -> Deck {
      let text = String(repeating: piece, count: count) + "a"
      let cloze = Cloze(
        notation: .brackets, segments: [.text(text), .deletion(.init(text: text, group: 1))])
      return Deck(notes: [.basic(text, text), Note(content: .cloze(cloze))])
    }
    TestSupport.expectLinear(deck(500), deck(4000)) { _ = DeckPrinter().print($0) }
  }

  private func expectLinear(_ count: Int, _ text: (Int) -> String) {
    TestSupport.expectLinear(text(count / 8), text(count)) { _ = read($0) }
  }
}

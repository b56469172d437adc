import Exchange
import Flashcards
import Testing
import Text

@Suite("A file of repeater")
struct RepeaterTests {
  @Test("gives blocks and one-line cards, and leaves notes and prose out")
  func all() {
    let file = read(
      """
      You can put your notes here.
      superbill :: the encounter form

      Q: What does a synaptic vesicle store?
      A: Neurotransmitters
      awaiting release.

      ---
      Notes again, at 10:30: nothing.
      # Speech
      C: Speech is [produced] in [Broca's] area.
      ---- and notes
      - area:: a part of the brain
      """)
    #expect(file.format == .repeater)
    #expect(
      file.written == [
        "superbill => the encounter form",
        "What does a synaptic vesicle store? => Neurotransmitters\nawaiting release.",
        "Speech is [1:produced] in [2:Broca's] area.", "area => a part of the brain",
      ])
    #expect(file.notes.map(\.path) == [[], [], ["Speech"], ["Speech"]])
    #expect(file.notes.map(\.line) == [2, 4, 11, 13])
    #expect(
      file.problems == [
        "11:1: warning: repeater asks for the first deletion only; each one becomes a card"
      ])
  }

  @Test("knows code fences: tags, separators and colons in them are text")
  func fences() {
    let file = read(
      """
      Q: What does this print?
      ```
      Q: no question
      ---
      a :: b
      ```
      A: nothing
      ---
      ```
      C: no [cloze]
      x :: y
      ```
      """, .repeater)
    #expect(
      file.written == ["What does this print?\n```\nQ: no question\n---\na :: b\n``` => nothing"])
    #expect(file.problems.isEmpty)
  }

  @Test(
    "takes no colons in code, addresses and times for a separator, and says so",
    arguments: [
      "Use std::vector here", "at fe80::1 and ::1", "from 12::30", "foo::", "`a :: b` is code",
      "see `x :: y`",
    ])
  func colons(line: String) {
    let file = read("a :: b\n\(line)\n", .repeater)
    #expect(file.written == ["a => b"])
    let isHidden = line.contains("`")
    #expect(file.diagnostics.count == (isHidden ? 0 : 1))
    #expect(file.diagnostics.allSatisfy { $0.location.line == 2 && $0.severity == .warning })
  }

  @Test("reads on after a card with an error, which is named with its place")
  func badCard() {
    let file = read(
      "Q: no answer\n---\nC: no deletion\n---\nQ: a\nA: b\nA: c\n---\nQ: d\nA: e\n", .repeater)
    #expect(file.written == ["d => e"])
    #expect(
      file.problems == [
        "1:1: error: this question has no answer", "3:1: error: this cloze has no blank",
        "7:1: error: a second `A:` for the same question",
      ])
  }

  @Test("has colons within a card, tags behind white space and images as its text")
  func text() {
    let file = read(
      "Q: is a :: b one?\n  A: yes\n  C: no [cloze]\nx :: y\n\nC: ![a photo](p.jpg) of [x] \\[1\\]\n",
      .repeater)
    #expect(
      file.written == [
        "is a :: b one? => yes\n  C: no [cloze]\nx :: y", "![a photo](p.jpg) of [1:x] [1]",
      ])
    #expect(
      file.problems == [
        "3:1: warning: `C:` after white space is read as text; repeater starts a new card there"
      ])
  }

  @Test("keeps notes under a heading out of the answer above it")
  func heading() {
    let file = read("Q: a\nA: b\n\n# Notes\n\nlong story\n\nQ: c\nA: # d\n", .repeater)
    #expect(file.written == ["a => b", "c => # d"])
    #expect(file.notes.map(\.path) == [[], ["Notes"]])
  }

  @Test("lists a one-line card with an empty side as left out")
  func emptySide() {
    let file = read("Q: a\nA: b\n---\n- :: x\n", .repeater)
    #expect(file.written == ["a => b"])
    #expect(file.skipped.map(\.line) == [4])
    #expect(file.diagnostics.count == 1)
  }

  @Test("reads the same with any line end, with a byte order mark and without a last line end")
  func lineEnds() {
    let text = "a :: b\nQ: c\nA: d\n---\ne :: f"
    let expected = read(text, .repeater).written
    #expect(expected == ["a => b", "c => d", "e => f"])
    for lineEnd in ["\r\n", "\r"] {
      #expect(read("\u{FEFF}" + text.replacing("\n", with: lineEnd), .repeater).written == expected)
    }
  }
}

import Collection
import Flashcards
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("Looking for cards that are hard to learn from")
struct DeckLintTests {
  private let today = Day("2026-11-23")!

  /// The decks' library; the first deck is a built-in one.
  private func library(_ decks: [String]) -> Library {
    Library(
      decks.enumerated().map { index, text in
        DeckFile(
          path: "/\(index).md", relativePath: "\(index).md", isBuiltIn: index == 0,
          bytes: Array(text.utf8))
      })
  }

  private func lint(_ decks: String...) -> [String] {
    library(decks).lint(on: today, needsSource: { _ in false }).map {
      "\($0.location.file):\($0.location.line) \($0.message)"
    }
  }

  @Test("says nothing of good cards")
  func clean() {
    #expect(
      lint("Q: Who pays?\nA: The payer\n\nT: superbill\nD: encounter form\n\nC: [a] and [b]\n")
        == [])
  }

  @Test("finds a question that two decks ask, whatever its case and accents")
  func repeatedQuestion() {
    #expect(
      lint("Q: Café?\nA: b\n", "Q: other\nA: x\n\nQ: CAFE?\nA: c\n") == [
        "/1.md:4 the same question as at 0.md:1"
      ])
  }

  @Test("finds a wording that another card asks, or that gives the answer away")
  func wordings() {
    #expect(
      lint("Q: a\nQ: Café?\nA: b\n", "Q: x\nQ: CAFE?\nA: c\n\nQ: cafe?\nA: d\n") == [
        "/1.md:1 the wording `CAFE?` is also asked at 0.md:1",
        "/1.md:5 the same question as at 0.md:1",
      ])
    #expect(
      lint("Q: Which form?\nQ: Is it the superbill?\nA: superbill\n") == [
        "/0.md:1 the answer, `superbill`, is in the question"
      ])
    #expect(lint("Q: a?\nQ: A?\nA: b\n") == ["/0.md:1 two wordings of this question read alike"])
    #expect(lint("Q: a\nQ: b\n- [x] one\n- [ ] two\n\nQ: b\n- [x] one\n- [ ] three\n") == [])
  }

  @Test("takes choices with other options for other questions")
  func choices() {
    #expect(
      lint("Q: Which?\n- [x] one\n- [ ] two\n\nQ: Which?\n- [x] three\n- [ ] two\n") == [])
  }

  @Test("takes orderings of other items for other questions, and counts no words of theirs")
  func orderings() {
    let long = String(repeating: "very ", count: 30) + "long item"
    #expect(
      lint("O: In order?\n1. one\n2. two\n3. three\n\nO: In order?\n1. one\n2. two\n3. \(long)\n")
        == [])
    #expect(
      lint("O: In order?\n1. one\n2. two\n3. three\n", "O: In order?\n1. two\n2. one\n3. three\n")
        == ["/1.md:1 the same question as at 0.md:1"])
  }

  @Test("takes the deletions of one text for questions of their own")
  func siblings() {
    #expect(lint("C: [one] and [two]\n") == [])
  }

  @Test(
    "finds an answer that stands in its question as whole words",
    arguments: [
      ("Q: What does the payer do?\nA: the Payer\n", true),
      ("Q: What do payers do?\nA: payer\n", false),
      ("Q: How much is 8 mg?\nA: 8\n", false),
      ("Q: Is it payer or patient?\n- [x] payer\n- [ ] patient\n", false),
      ("C: A denial is a [denial].\n", true),
      ("T: superbill\nD: The superbill of a visit\n", true),
    ])
  func answerInQuestion(deck: String, isFound: Bool) {
    #expect(lint(deck).contains { $0.contains("is in the question") } == isFound)
  }

  @Test("finds an answer of more than 25 words", arguments: [25, 26])
  func longAnswer(words: Int) {
    let answer = (1...words).map { "word\($0)" }.joined(separator: " ")
    #expect(
      lint("Q: q\nA: \(answer)\n") == (words > 25 ? ["/0.md:1 the answer has 26 words"] : []))
  }

  @Test("asks for a source only where one is due, once a note, and takes the deck's")
  func source() {
    let text = "T: a\nD: b\n\nQ: c\nA: d\nSource: e\n"
    let found = library([text, text]).lint(on: today, needsSource: \.isBuiltIn)
    #expect(found.map(\.location.line) == [1])
    #expect(found.map(\.message) == ["this built-in card has no source"])
    let sourced = library(["---\nsource: s\n---\n" + text])
    #expect(sourced.lint(on: today, needsSource: \.isBuiltIn) == [])
  }

  @Test(
    "finds a fact on the day after its last",
    arguments: [
      ("2026-11-22", true), ("2026-11-23", false), ("2026-11", false), ("2026-10", true),
      ("2026", false), ("2025", true),
    ])
  func expired(date: String, isExpired: Bool) {
    let library = library(["T: a\nD: b\nSource: s\nValid until: \(date)\n"])
    let messages = isExpired ? ["this fact was valid until \(date)"] : []
    #expect(library.expired(on: today).map(\.message) == messages)
    #expect(library.lint(on: today, needsSource: \.isBuiltIn).map(\.message) == messages)
    #expect(library.expired(on: today).allSatisfy { $0.severity == .warning })
  }
}

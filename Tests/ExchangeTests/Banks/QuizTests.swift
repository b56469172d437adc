import Exchange
import Flashcards
import Testing

@Suite("A quiz as text or Markdown")
struct QuizTests {
  private static let card = "Which form? -CMS-1500 +UB-04 -ADA"

  @Test(
    "is read with its marks, letters and answers",
    arguments: [
      "Which form?\nA. CMS-1500\nB. UB-04\nC. ADA\nANSWER: B\n",
      "Which form?\nA) CMS-1500\nB) UB-04\nC) ADA\nANSWER: B\n",
      "1. Which form?\n\na) CMS-1500\nb) UB-04\nc) ADA\n\nAnswer: b\n",
      "Which form?\nA. CMS-1500\n*B. UB-04\nC. ADA\n",
      "Which form?\n*A. CMS-1500\n".replacing("*A", with: "A") + "B. UB-04 (correct)\nC. ADA\n",
      "**1. Which form?**\n\nA. CMS-1500\n**B. UB-04**\nC. ADA\n",
      "### Question 1\nWhich form?\n- ❌ CMS-1500\n- ✅ UB-04\n- ❌ ADA\n",
      "## Question: 1 of 9\n\nWhich form?\n\n- CMS-1500\n- ✅ UB-04\n- ADA\n",
      "Which form?\n\n- [ ] CMS-1500\n- [x] UB-04\n- [ ] ADA\n",
      "Question 1: Which form?\n(A) CMS-1500\n(B) UB-04\n(C) ADA\n**Answer:** B\n",
      "### Which form?\n\n- A. CMS-1500\n- B. UB-04\n- C. ADA\n\n**Correct Answer: B. UB-04**\n",
      "Which form?\nA. CMS-1500\nB. UB-04\nC. ADA\nAnswer: UB-04\n",
      "1. Which form?\nA. CMS-1500\nB. UB-04\nC. ADA\n\nAnswer Key\n1. B\n",
      "❓ intro\n\n1) Which form?\nA. CMS-1500 ❌\nB. UB-04 ✅\nC. ADA ❌\n",
    ])
  func forms(text: String) {
    for name in ["f.txt", "f.md"] {
      let quiz = file(text, name)
      #expect(quiz.format == .quiz, "\(name): \(text)")
      #expect(quiz.asked == [Self.card])
      #expect(quiz.problems == [])
    }
  }

  @Test func explanationsAndRemarksGoAfterWhy() {
    let quiz = file(
      """
      # Forms

      1. Which form?
      A. CMS-1500
      B. UB-04
      Answer: B
      Explanation: The UB-04 is
      for hospitals.

      2. Who pays?
      - ✅ The payer
      > It is billed.
      - ❌ Nobody
      > Somebody must.

      3. Which code?
      A. x
      B. y
      Answer: A – since it fits.

      """, "f.md")
    #expect(
      quiz.whys == [
        "The UB-04 is\nfor hospitals.", "It is billed.", "since it fits.",
      ])
    #expect(quiz.notes[1].whyNot == ["Nobody": "Somebody must."])
    #expect(quiz.notes.allSatisfy { $0.path == ["Forms"] })
    #expect(quiz.notes.map(\.line) == [3, 10, 16])
  }

  @Test func questionsMayHaveSeveralLinesAndSeveralRightOptions() {
    let quiz = file(
      "1. A patient comes.\nWhich apply?\nA. x\nB. y\nC. z\nAnswer: A, C\n\n2. Who?\nA. x\nB. y\nAnswer: A\n"
    )
    #expect(quiz.asked == ["A patient comes.\nWhich apply? +x -y +z", "Who? +x -y"])
  }

  @Test func aQuestionWithoutAnAnswerIsToldWithItsLine() {
    let quiz = file(
      "1. Which?\nA. x\nB. y\nAnswer: A\n\n2. Who?\nA. x\nB. y\n\n3. Where?\nA. x\nB. y\nAnswer: D\n"
    )
    #expect(quiz.asked == ["Which? +x -y"])
    #expect(
      quiz.problems == [
        "6:1: error: no option is marked as right", "13:1: error: “D” is none of the 2 options",
      ])
  }

  @Test(
    "is neither a list of tasks, a list of features nor a deck of ours",
    arguments: [
      "# To do\n\n- [x] done\n- [ ] open\n", "## Features\n\n- ✅ fast\n- ✅ small\n",
      "Some prose.\n\n- one\n- two\n\nMore prose?\n\n- three\n",
      "Q: Which?\n- [ ] x\n- [x] y\n", "1. Setup\n\n- [x] install\n- [ ] run\n",
    ])
  func others(text: String) {
    #expect(ImportFormat(of: Array(text.utf8), file: "f.md") != .quiz)
  }
}

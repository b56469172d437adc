import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A wrong answer in an exam")
struct ExamWrongAnswerTests {
  @Test(
    "is kept with the answer: what was typed, or the wrong ones of the options that were chosen")
  func kept() throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        """
        Q: one?
        A: 53
        Id: one

        Q: several?
        - [x] a
        - [x] b; c
        - [ ] d
        - [ ] e
        Id: several

        """)
      let collection = try sandbox.open()
      func answered(_ card: String, _ answer: String, isRight: Bool = false) throws -> String? {
        var exam = Exam(
          name: "x", on: today, limit: 1000,
          questions: [Exam.Question(card: CardID(card), domain: "d")])
        exam.answer(answer, isRight: isRight)
        let actions = collection.answers(of: exam, on: today, at: 1)
        guard case .review(let review)? = actions.first else { return "no answer" }
        return review.answered?.text
      }
      #expect(try answered("one", "52") == "52")
      #expect(try answered("one", "53", isRight: true) == nil)
      #expect(try answered("several", "a; b; c; d") == "d")
      #expect(try answered("several", "e; d") == "d\ne")
      #expect(try answered("several", "a") == nil)
    }
  }
}

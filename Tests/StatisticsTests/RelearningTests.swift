import Flashcards
import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("Relearning")
struct RelearningTests {
  private func relearning(_ answers: [(Int, ReviewKind, Int)]) -> Relearning {
    var result = Relearning()
    for (grade, kind, day) in answers { result.add(Grade(rawValue: grade)!, kind, on: Int32(day)) }
    return result
  }

  @Test("counts the days after the first on which a card was recalled, each once")
  func recalled() {
    let all = relearning([
      (4, .learn, 0), (4, .drill, 0), (4, .review, 1), (5, .practice, 1), (1, .review, 7),
      (4, .drill, 7), (2, .review, 8),
    ])
    #expect(all.recalledDays == 2)
    // Practice before a card is learned teaches nothing that could be recalled.
    #expect(relearning([(4, .practice, 0), (4, .learn, 3), (4, .review, 4)]).recalledDays == 1)
    #expect(relearning([]).recalledDays == 0)
  }

  @Test("counts the days on which a card was brought back after a lapse, in the drill or later")
  func relearned() {
    #expect(relearning([(4, .learn, 0), (4, .review, 1), (5, .review, 7)]).relearnedDays == 0)
    let all = relearning([
      (1, .learn, 0), (4, .drill, 0),  // learned, not relearned
      (1, .review, 1), (0, .drill, 1), (3, .drill, 1), (4, .drill, 1),  // on day 1
      (0, .review, 2), (4, .review, 3),  // on day 3
      (0, .review, 3), (4, .drill, 3),  // the same day again
      (2, .review, 9),
    ])
    #expect(all.relearnedDays == 2)
  }

  @Test("counts the same for many cards as for each")
  func counts() {
    let reviews = [
      review(4, kind: .learn, day: 0), review(4, day: 1), review(4, day: 2), review(4, day: 3),
      review(4, day: 4), review(1, kind: .learn, day: 0, card: "b"),
      review(1, day: 1, card: "b"), review(4, kind: .drill, day: 1, card: "b"),
      review(4, kind: .learn, day: 0, card: "c"),
    ]
    let counts = RelearningCounts([ReviewColumns(reviews)])
    #expect(counts.recalled == [1, 1, 0, 1] && counts.relearned == 1)
  }
}

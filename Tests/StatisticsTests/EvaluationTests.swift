import Journal
import SpacedRepetition
import Statistics
import Testing

/// The numbers were computed independently, by a few lines of Python over the same answers.
@Suite("The evaluation of a schedule")
struct EvaluationTests {
  private let items: RecallItems = {
    let a = [(0, 4), (1, 4), (7, 4), (22, 1), (60, 4), (61, 4), (65, 5)]
    let b = [(2, 0), (3, 4), (3, 2), (9, 3), (20, 4), (50, 1)]
    var reviews: [ReviewEvent] = []
    for (card, answers) in [("a", a), ("b", b)] {
      for (place, (day, grade)) in answers.enumerated() {
        reviews.append(
          review(
            grade, before: place == 0 ? nil : 10, kind: place == 0 ? .learn : .review, day: day,
            card: card))
      }
    }
    return RecallItems(ReviewColumns(reviews))
  }()

  @Test("takes the first answer of a card on a day, from its second day on, in time order")
  func choice() {
    #expect(items.items.map(\.elapsed) == [1, 1, 6, 6, 11, 15, 30, 38, 1, 4])
    #expect(items.items.map(\.repetition) == [2, 2, 3, 3, 4, 4, 5, 5, 6, 7])
    #expect(items.items.map(\.lapses) == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1])
    #expect(items.items.indices.filter { !items.items[$0].isPass } == [5, 6])
    #expect(items.scored == 1..<10)
    #expect(items.folds == [1..<2, 2..<3, 3..<4, 4..<5, 5..<10])
  }

  @Test("gives each the chance that SM-2 in the benchmark's form gives it")
  func predictions() {
    let expected = [
      0.9, 0.9, 0.9, 0.9, 0.915206150, 0.9, 0.888289890, 0.018248004, 0.982593194, 0.968293204,
    ]
    for (item, chance) in zip(items.items, expected) {
      #expect(abs(item.benchmarkSM2 - chance) < 1e-9)
    }
    #expect(abs(items.items[5].schedule - 0.853814968) < 1e-9)
  }

  @Test("scores by log loss, RMSE over bins and AUC")
  func scores() {
    let scored = items.items[5..<10]
    let score = PredictionScore(scored, scored.map(\.benchmarkSM2))
    #expect(abs(score.logLoss - 1.70958) < 0.00001)
    #expect(abs(score.rmseBins - 0.71612) < 0.00001)
    #expect(abs((score.auc ?? 0) - 0.66667) < 0.00001)
  }

  @Test("compares with the average of all answers before a fold")
  func averages() {
    // The first five were remembered, and the last part has the other five.
    #expect(items.averages == Array(repeating: 1, count: 9))
    let passes = [4, 1, 4, 4, 4, 1, 4, 4, 4, 4, 1, 4, 4]
    let single = RecallItems(
      ReviewColumns(passes.enumerated().map { review($1, before: 1, day: $0) }))
    let expected = [0.5, 0.5, 0.75, 0.75, 2.0 / 3, 2.0 / 3, 0.75, 0.75, 0.7, 0.7]
    #expect(single.averages.count == expected.count)
    for (average, expected) in zip(single.averages, expected) {
      #expect(abs(average - expected) < 1e-12)
    }
  }

  @Test("has no AUC where all was remembered, and nothing to score in fewer than six answers")
  func edges() {
    let passes = items.items[6...].filter(\.isPass)[...]
    #expect(PredictionScore(passes, passes.map { _ in 0.9 }).auc == nil)
    #expect(abs(PredictionScore(passes, passes.map { _ in 0.9 }).logLoss - 0.105360516) < 1e-9)
    let few = RecallItems(ReviewColumns((0..<6).map { review(4, before: 1, day: $0) }))
    #expect(few.items.count == 5 && few.scored.isEmpty && few.averages.isEmpty)
  }
}

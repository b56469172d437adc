import Journal
import SpacedRepetition
import Statistics
import TestSupport
import Testing

@Suite("Statistics of parts")
struct PartsTests {
  @Test("add up to those of all answers, wherever the cards are parted", arguments: 0..<20)
  func sums(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let cards = (0..<9).map { card in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        review(
          .random(in: 0...5, using: &random),
          before: [nil, -600, -172_800, 1, 3, 20, 21, 400].randomElement(using: &random)!,
          kind: ReviewKind.allCases.randomElement(using: &random)!,
          day: .random(in: -500...2, using: &random), card: "\(card)",
          took: [nil, 900, 70_000].randomElement(using: &random)!)
      }
    }
    let split = Int.random(in: 0...cards.count, using: &random)
    let whole = ReviewColumns(cards.flatMap(\.self))
    let parts = [cards[..<split], cards[split...]].map { ReviewColumns($0.flatMap(\.self)) }
    let since = today - 300

    func expectSum<Value: Equatable>(
      _ add: (Value, Value) -> Value, _ count: (ReviewColumns) -> Value
    ) {
      #expect(add(count(parts[0]), count(parts[1])) == count(whole))
    }
    expectSum {
      $0.merging($1, uniquingKeysWith: +)
    } _: {
      Retention.byPeriod($0, today: today)
    }
    expectSum {
      zip($0, $1).map(+)
    } _: {
      ButtonUse.bySpan($0, today: today, spans: [30, 90, .max])
    }
    expectSum(+) { HourlyAnswers($0) }
    expectSum(+) { LearningCurve($0, since: since) }
    let activity = parts.map { Activity($0, today: today) }
    #expect((activity[0] + activity[1]).days == Activity(whole, today: today).days)
    let calibration = parts.map { Calibration($0, since: since) }
    let sum = (calibration[0] + calibration[1]).rows
    for (row, expected) in zip(sum, Calibration(whole, since: since).rows) {
      #expect(row.answers == expected.answers)
      #expect(abs((row.expected ?? 0) - (expected.expected ?? 0)) < 1e-12)
    }
    #expect(AnswerTimes(parts) == AnswerTimes([whole]))
    #expect(GradeHabits(parts) == GradeHabits([whole]))
    #expect(
      RetentionGroups(parts).overTime(9, each: 60, until: today)
        == RetentionGroups([whole]).overTime(9, each: 60, until: today))
  }
}

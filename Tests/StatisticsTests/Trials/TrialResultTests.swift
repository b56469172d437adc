import Journal
import SpacedRepetition
import Statistics
import TestSupport
import Testing

@Suite("What a trial has shown")
struct TrialResultTests {
  private func numbers(_ answers: [ReviewEvent]) -> [ReviewNumbers] {
    answers.map { ReviewNumbers($0) }
  }

  private func result(_ answers: ReviewEvent...) -> TrialResult.Arm {
    var result = TrialResult(.noGuess, .guess)
    let all = numbers(answers)
    result.add(to: .guess, all[0], all.dropFirst())
    #expect(result.first.notes == 0)
    return result.second
  }

  @Test("counts a note once for each time: its first answer from 7, 21 and 60 days on")
  func horizons() {
    let arm = result(
      review(4, kind: .learn, day: 0, took: 30_000), review(4, before: 1, day: 1, took: 6000),
      review(2, before: 6, day: 7, took: 6000), review(4, before: 1, day: 8, took: 6000),
      review(5, before: 6, day: 40, took: 6000), review(0, before: 15, day: 59, took: 6000),
      review(4, before: 1, day: 180))
    #expect(arm.count(.week) == PassCount(failed: 1))
    #expect(arm.count(.threeWeeks) == PassCount(passed: 1))
    #expect(arm.count(.twoMonths) == PassCount(), "day 180 is too late")
    #expect(arm.minutes == 1)
    #expect(arm.wait(.week) == 6)
    #expect(arm.wait(.threeWeeks) == 32)
  }

  @Test("counts only what retention counts: no drill, no practice, no step within a day")
  func kinds() {
    let arm = result(
      review(4, kind: .learn, day: 0), review(0, before: 6, kind: .drill, day: 7),
      review(0, before: 6, kind: .practice, day: 8),
      review(0, before: -600, kind: .relearn, day: 8),
      review(4, before: 6, day: 9))
    #expect(arm.count(.week) == PassCount(passed: 1))
  }

  // MARK: Simulated learners

  /// A learner who begins 20 notes a day for 50 days and sees each again after 1, 7 and 22 days,
  /// and who looks at the trial every evening.
  /// - Returns: The arm that was ever said to be better, and the notes begun until then.
  private func learner(
    _ seed: Int, recall: (first: Double, second: Double)
  ) -> (arm: TrialArm, notes: Int)? {
    var random = SplitMix64(seed: UInt64(seed))
    var result = TrialResult(.noGuess, .guess)
    for day in 0..<50 {
      for _ in 0..<20 {
        let isSecond = Bool.random(using: &random)
        let chance = isSecond ? recall.second : recall.first
        func grade() -> Int { Double.random(in: 0..<1, using: &random) < chance ? 4 : 1 }
        var answers = [review(4, kind: .learn, day: day)]
        for (before, age) in [(1, 1), (6, 7), (15, 22)] {
          answers.append(review(grade(), before: before, day: day + age))
        }
        let all = numbers(answers)
        result.add(to: isSecond ? .guess : .noGuess, all[0], all.dropFirst())
      }
      if case .better(let arm) = result.verdict { return (arm, 20 * (day + 1)) }
    }
    return nil
  }

  @Test("is a planted effect of 10 points in at least 8 of 10 learners with 1,000 notes each")
  func planted() {
    let found = (1...10).compactMap { learner($0, recall: (0.8, 0.9)) }
    #expect(found.count >= 8)
    #expect(found.allSatisfy { $0.arm == .guess })
  }

  @Test("is nothing in at least 95 of 100 learners without an effect, though all look every day")
  func nothing() {
    let claimed = (1...100).compactMap { learner($0, recall: (0.85, 0.85)) }
    #expect(claimed.count <= 5, "\(claimed)")
  }

  @Test("says that the arms are alike once their difference must be under 10 points")
  func alike() {
    var result = TrialResult(.noGuess, .guess)
    #expect(result.verdict == .tooLittle(answers: result.difference(.threeWeeks).answersNeeded))
    for number in 0..<4000 {
      let all = numbers([
        review(4, kind: .learn, day: 0),
        review(number % 20 < 17 ? 4 : 1, before: 15, day: 25),
      ])
      result.add(to: number % 40 < 20 ? .noGuess : .guess, all[0], all.dropFirst())
    }
    #expect(result.verdict == .alike)
  }
}

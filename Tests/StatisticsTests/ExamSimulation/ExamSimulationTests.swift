import Dispatch
import Flashcards
import SpacedRepetition
import Statistics
import Synchronization
import Testing

@Suite("A forecast of an exam")
struct ExamSimulationTests {
  /// The domains of some cards, in turn by their shares.
  private static func domains(_ count: Int, _ shares: [Int]) -> [Int] {
    let turn = shares.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    return (0..<count).map { turn[$0 * 7 % turn.count] }
  }

  @Test("has the share that is known on the day within its interval, 90 times of 100")
  func coverage() {
    let hits = Mutex((all: 0, domains: 0))
    DispatchQueue.concurrentPerform(iterations: 100) { seed in
      let learner = PlantedLearner.all[seed % 5]
      var study = PlantedStudy(
        learner, domains: Self.domains(160, [3, 2, 1]), seed: UInt64(seed) + 1)
      let rules = PlantedStudy.Rules(
        newPerDay: 4 + seed % 4 * 2, exam: today + 32 + seed % 3 * 6, target: 0.92)
      let now = 10 + seed % 7
      study.study(0..<now, rules)
      let forecast = study.forecast(rules, day: now, weights: [3, 2, 1], runs: 24)
      study.study(now..<(rules.exam - today), rules)
      let outcome = study.outcome(on: rules.exam, domains: 3)
      let isRight = [0, 1, 2].map { domain in
        forecast.domains[domain]?.interval.contains(outcome.domains[domain]) ?? false
      }
      let score = zip([3.0, 2, 1], outcome.domains).reduce(0) { $0 + $1.0 * $1.1 } / 6
      hits.withLock {
        if forecast.all.interval.contains(score) { $0.all += 1 }
        $0.domains += isRight.count { $0 }
      }
    }
    let (all, domains) = hits.withLock { $0 }
    #expect(all >= 90 && domains >= 270, "\(all) of 100, \(domains) of 300 domains")
  }

  @Test(
    "the schedule that knows the day scores more, for each learner and weighting, in the same minutes"
  )
  func gain() {
    let weightings: [[Double]] = [[1, 1, 1], [6, 1, 1], [1, 2, 9]]
    let cases = PlantedLearner.all.indices.flatMap { learner in
      weightings.indices.map { (learner, $0) }
    }
    let scores = Mutex([String](repeating: "", count: cases.count))
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: cases.count) { number in
      let (learner, weighting) = cases[number]
      var (plain, dated, plainMinutes, datedMinutes) = (0.0, 0.0, 0.0, 0.0)
      for seed in 1...4 {
        for target in [nil, 0.92] {
          var study = PlantedStudy(
            PlantedLearner.all[learner], domains: Self.domains(240, [2, 2, 1]),
            seed: UInt64(seed * 100 + learner))
          let rules = PlantedStudy.Rules(
            newPerDay: 8, minutes: 12, exam: today + 42, target: target)
          study.study(0..<42, rules)
          let score = study.expectedScore(on: rules.exam, weights: weightings[weighting]) / 4
          let minutes = study.minutes.reduce(0, +) / 42 / 4
          if target == nil {
            (plain, plainMinutes) = (plain + score, plainMinutes + minutes)
          } else {
            (dated, datedMinutes) = (dated + score, datedMinutes + minutes)
          }
        }
      }
      if dated <= plain { failures.withLock { $0 += 1 } }
      let line =
        "learner \(learner) weights \(weightings[weighting]): \(plain) in \(plainMinutes) min -> \(dated) in \(datedMinutes) min"
      scores.withLock { $0[number] = line }
    }
    let lines = scores.withLock { $0 }
    print(lines.joined(separator: "\n"))
    #expect(failures.withLock { $0 } == 0, "\(lines)")
  }
}

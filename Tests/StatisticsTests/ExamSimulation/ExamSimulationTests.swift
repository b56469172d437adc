import Collection
import Dispatch
import Flashcards
import SpacedRepetition
import Statistics
import Synchronization
import Testing

@Suite("The days until an exam, played out")
struct ExamSimulationTests {
  /// The domains of some cards, in turn by their shares.
  private static func domains(_ count: Int, _ shares: [Int]) -> [Int] {
    let turn = shares.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    return (0..<count).map { turn[$0 * 7 % turn.count] }
  }

  @Test(
    "has the score of the day within its interval for 90 of 100 learners, from the first day on")
  func coverage() {
    let hits = Mutex((all: 0, domains: 0))
    DispatchQueue.concurrentPerform(iterations: 100) { seed in
      let learner = PlantedLearner.all[seed % 5]
      var study = PlantedStudy(
        learner, domains: Self.domains(160, [3, 2, 1]), seed: UInt64(seed) + 1)
      let rules = PlantedStudy.Rules(
        newPerDay: 4 + seed % 4 * 2, exam: today + 32 + seed % 3 * 6, target: 0.92)
      let now = seed * 7 % 21
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
    "a schedule that knows the day scores more for each learner and weighting, in the same minutes")
  func gain() {
    // The domains are learned one after another.
    let domains = (0..<240).map { $0 < 120 ? 0 : $0 < 190 ? 1 : 2 }
    let weightings: [[Double]] = [[1, 1, 1], [6, 1, 1], [1, 2, 9]]
    let cases = PlantedLearner.all.indices.flatMap { learner in
      [45, 90].map { days in (learner: learner, days: days) }
    }
    let failures = Mutex([String]())
    DispatchQueue.concurrentPerform(iterations: cases.count) { number in
      let (learner, days) = cases[number]
      var scores = weightings.map { _ in (plain: 0.0, dated: 0.0) }
      for seed in 1...6 {
        for target in [nil, 0.92] {
          var study = PlantedStudy(
            PlantedLearner.all[learner], domains: domains, seed: UInt64(seed * 100 + learner))
          let rules = PlantedStudy.Rules(
            newPerDay: 8, minutes: 6, exam: today + days, target: target)
          study.study(0..<days, rules)
          for (index, weights) in weightings.enumerated() {
            let score = study.expectedScore(on: rules.exam, weights: weights) / 6
            if target == nil { scores[index].plain += score } else { scores[index].dated += score }
          }
        }
      }
      for (weights, score) in zip(weightings, scores) where score.dated <= score.plain {
        failures.withLock {
          $0.append("learner \(learner), \(days) days, \(weights): \(score.plain), \(score.dated)")
        }
      }
    }
    let failed = failures.withLock { $0.sorted() }
    #expect(failed.isEmpty, "\(failed.joined(separator: "\n"))")
  }

  @Test(
    "the same seed plays the same days, and without cards learned nothing is known"
  )
  func seeds() {
    func simulation(_ newPerDay: Int, _ seed: UInt64) -> ExamSimulation {
      ExamSimulation(
        [], new: Array(repeating: [0], count: 50), weights: [1, 1],
        learner: ExamSimulation.Learner(
          GradeHabits([]), RecallCurve(Calibration(ReviewColumns(), since: .earliest))),
        scheduler: Scheduler(policy: .published),
        exam: ExamDay(today + 20, target: 0.92, recall: Recall { _, _ in 0.9 }), today: today,
        plan: ExamSimulation.Plan(newPerDay: newPerDay, reviewsPerDay: 200), runs: 10, seed: seed)
    }
    #expect(simulation(5, 3).days == simulation(5, 3).days)
    #expect(simulation(5, 3).all == simulation(5, 3).all)
    #expect(simulation(5, 3).all != simulation(5, 4).all)
    let none = simulation(0, 1)
    #expect(none.all.mean == 0 && none.all.interval == 0...0)
    #expect(none.domains[1] == nil && none.minutes == 0)
  }

  @Test("where the minutes do not reach for new cards, the date takes none from them")
  func noLoss() {
    for learner in PlantedLearner.all.indices {
      let scores = [nil, 0.92].map { target in
        var study = PlantedStudy(
          PlantedLearner.all[learner], domains: Array(repeating: 0, count: 240), seed: 7)
        let rules = PlantedStudy.Rules(newPerDay: 12, minutes: 4, exam: today + 28, target: target)
        study.study(0..<28, rules)
        return study.expectedScore(on: rules.exam, weights: [1])
      }
      #expect(scores[1] >= scores[0] - 0.002)
    }
  }
}

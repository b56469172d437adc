import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("A simulation")
struct SimulationTests {
  private let published = Scheduler(policy: .published)

  private func card(due: Int, interval: Int, easiness: Int = 250) -> CardProgress {
    CardProgress(
      state: SM2.State(
        repetition: 3, easiness: Easiness(hundredths: easiness), interval: interval),
      lastReviewed: today + due - interval, due: today + due, reviews: 3, lapses: 0)
  }

  private func play(
    _ cards: [CardProgress], new: Int = 0, scheduler: Scheduler? = nil, _ plan: Simulation.Plan,
    habits: GradeHabits = GradeHabits([])
  ) -> [Simulation.DayResult] {
    Simulation(
      cards, newCards: new, scheduler: scheduler ?? published, habits: habits, today: today,
      plan: plan
    ).days
  }

  /// A learner who answers everything with a 4 in a second: a million such answers outweigh the
  /// imaginary ones completely.
  private let perfect: GradeHabits = {
    var reviews = ReviewColumns()
    for number in 0..<200_000 {
      reviews.append(
        ReviewNumbers(review(4, kind: .learn, took: 1000)), at: 0, card: number, hour: 0)
      reviews.append(ReviewNumbers(review(4, before: 1, took: 1000)), at: 0, card: number, hour: 0)
      reviews.append(ReviewNumbers(review(4, before: 30, took: 1000)), at: 0, card: number, hour: 0)
    }
    return GradeHabits([reviews])
  }()

  @Test("counts a learner's grades by stage, with twenty answers of an imagined one beside")
  func habits() {
    let none = GradeHabits([])
    #expect(none.shares[0] == [0, 0.2, 0, 0.2, 0.5, 0.1])
    #expect(none.milliseconds == [15_000, 8000, 8000])
    let reviews = ReviewColumns(
      [review(0, kind: .learn, took: 1000)] + (0..<20).map { _ in review(5, before: 3, took: 2000) }
        + [review(3, before: 30), review(1, before: -60, kind: .relearn)])
    let habits = GradeHabits([reviews])
    #expect(habits.answers == 22)
    #expect(habits.shares[0][0] == 1.0 / 21)
    #expect(habits.shares[1][5] == 22.0 / 40)
    #expect(habits.shares[2][3] == 4.0 / 21)
    #expect(habits.milliseconds[1] == 5000)
  }

  @Test("of a learner who knows all follows SM-2's intervals to the day")
  func byHand() {
    // Due today with 6 days at 2.50: then 15, 38, 95 days, and so on.
    let plan = Simulation.Plan(days: 60, newPerDay: 1, reviewsPerDay: 100, seed: 3)
    let days = play([card(due: 0, interval: 6)], new: 1, plan, habits: perfect)
    #expect(days.indices.filter { days[$0].reviews.total > 0 } == [0, 1, 7, 15, 22, 53])
    #expect(days.map(\.learned).reduce(0, +) == 1 && days[0].learned == 1)
    #expect(days.allSatisfy { $0.reviews.failed == 0 && $0.backlog == 0 })
    #expect(days[0].seen == 2 && days[59].mature == 2)
    #expect(days[14].mature == 0 && days[15].mature == 1 && days[22].mature == 2)
  }

  @Test("plays the same days for the same seed, and others for another")
  func seeds() {
    let cards = (0..<50).map { card(due: $0 % 9 - 2, interval: 1 + $0) }
    func days(_ seed: UInt64) -> [Simulation.DayResult] {
      play(cards, new: 100, Simulation.Plan(days: 90, newPerDay: 3, reviewsPerDay: 40, seed: seed))
    }
    #expect(days(7) == days(7))
    #expect(days(7) != days(8))
  }

  @Test("keeps to the day's reviews, new cards and minutes, and lets the rest wait")
  func limits() {
    let cards = (0..<30).map { card(due: -$0, interval: 40) }
    let byCount = play(cards, new: 9, Simulation.Plan(days: 3, newPerDay: 2, reviewsPerDay: 10))
    #expect(byCount.map(\.reviews.total) == [10, 10, 10])
    #expect(byCount[0].backlog == 20 && byCount[1].backlog >= 10)
    #expect(byCount.map(\.learned) == [2, 2, 2])
    // 8 s per answer: the seventh or eighth ends a minute, and no new card is begun.
    let byTime = play(
      cards, new: 9, Simulation.Plan(days: 2, newPerDay: 2, reviewsPerDay: 100, minutes: 1))
    #expect(byTime.allSatisfy { $0.reviews.total <= 8 && $0.reviews.total >= 1 })
    #expect(byTime.allSatisfy { $0.learned == 0 && $0.backlog > 0 })
  }

  @Test("counts what was done today toward today's limits, and no other day's")
  func doneToday() {
    let cards = (0..<30).map { card(due: -$0, interval: 40) }
    let days = play(
      cards, new: 9,
      Simulation.Plan(
        days: 3, newPerDay: 2, reviewsPerDay: 10, learnedToday: 1, reviewedToday: 30))
    #expect(days.map(\.reviews.total) == [0, 10, 10])
    #expect(days.map(\.learned) == [1, 2, 2])
  }

  @Test("loses no card, under any policy", arguments: Scheduler.Policy.allCases)
  func conserves(policy: Scheduler.Policy) {
    let cards = (0..<40).map { card(due: $0 - 20, interval: 1 + $0 * 3) }
    let days = play(
      cards, new: 60, scheduler: Scheduler(policy: policy),
      Simulation.Plan(days: 200, newPerDay: 5, reviewsPerDay: 1000, seed: 11))
    #expect(days.map(\.learned).reduce(0, +) == 60)
    #expect(days.last?.seen == 100)
    #expect(days.allSatisfy { $0.backlog == 0 && $0.mature <= $0.seen })
    // Each card is asked from time to time: none gets stuck or vanishes.
    #expect(days.suffix(100).map(\.reviews.total).reduce(0, +) > 100)
    let retention = days.reduce(PassCount()) { $0 + $1.reviews }
    #expect((0.85...0.95).contains(retention.share ?? 0))
  }
}

package import Collection
internal import Flashcards
package import SpacedRepetition

/// How many cards a learner will know on the day of an exam, and the work on each day until then.
///
/// The days are simulated many times (``ExamRun``). Each run draws a memory compatible with the
/// learner's answers, and random results under it; so the differences between the runs show the
/// uncertainty.
package struct ExamSimulation: Sendable {
  /// A card that was answered, with its exam domains, numbered from 0.
  package struct Card: Sendable {
    package var progress: CardProgress
    package var domains: [Int]
    /// The days after the first on which it was recalled; see ``Relearning``.
    package var recalledDays: Int

    package init(_ progress: CardProgress, domains: [Int], recalledDays: Int = 0) {
      self.progress = progress
      self.domains = domains
      self.recalledDays = recalledDays
    }
  }

  /// The learner's work until the exam.
  package struct Plan: Sendable {
    package var newPerDay: Int
    package var reviewsPerDay: Int
    /// The part of it already done today.
    package var learnedToday: Int
    package var reviewedToday: Int
    /// A day's share of a regular day; no card comes due on a day of weight 0.
    package var weight: @Sendable (Day) -> Double

    package init(
      newPerDay: Int, reviewsPerDay: Int, learnedToday: Int = 0, reviewedToday: Int = 0,
      weight: @escaping @Sendable (Day) -> Double = { _ in 1 }
    ) {
      self.newPerDay = newPerDay
      self.reviewsPerDay = reviewsPerDay
      self.learnedToday = learnedToday
      self.reviewedToday = reviewedToday
      self.weight = weight
    }
  }

  /// What is known about a learner: the usual answers and their time, and how likely cards are to
  /// be remembered.
  package struct Learner: Sendable {
    package var habits: GradeHabits
    package var curve: RecallCurve

    package init(_ habits: GradeHabits, _ curve: RecallCurve) {
      self.habits = habits
      self.curve = curve
    }
  }

  /// A share with its 95 % interval.
  package struct Share: Hashable, Sendable {
    package let mean: Double
    package let interval: ClosedRange<Double>
  }

  /// The average work of a day.
  package struct DayMean: Hashable, Sendable {
    package fileprivate(set) var reviews = 0.0
    package fileprivate(set) var learned = 0.0
    package fileprivate(set) var minutes = 0.0
  }

  /// The days from today to the one before the exam.
  package private(set) var days: [DayMean]
  /// The share of each domain's cards known on the day; nil for a domain without cards.
  package let domains: [Share?]
  /// All domains together, weighted.
  package let all: Share
  /// The share of all cards that were recalled on ``Relearning/goal`` days by then; nil without cards.
  package let recalled: Share?

  /// - Parameters:
  ///   - new: The domains of the new cards, in the order in which they are learned.
  ///   - weights: The weight of each domain in the exam; a domain without cards has none.
  ///   - runs: The number of simulations, 2 or more.
  /// - Complexity: Linear in the cards and in the simulated answers.
  package init(
    _ cards: [Card], new: [[Int]], weights: [Double], learner: Learner, scheduler: Scheduler,
    exam: ExamDay, today: Day, plan: Plan, runs: Int = 40, seed: UInt64 = 1
  ) {
    var totals = Array(repeating: 0, count: weights.count)
    for domain in cards.flatMap(\.domains) + new.joined() { totals[domain] += 1 }
    var random = SeededGenerator(seed: seed)
    var days = Array(repeating: DayMean(), count: max(0, exam.day - today))
    var shares = Array(repeating: [Double](), count: weights.count)
    var together: [Double] = []
    var recalled: [Double] = []
    let whole = zip(weights, totals).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
    for _ in 0..<runs {
      var run = ExamRun(
        cards, new: new, learner: learner, scheduler: scheduler, exam: exam, today: today,
        plan: plan, seed: random.next())
      let known = run.play(domains: weights.count)
      for (day, result) in run.days.enumerated() {
        days[day].reviews += Double(result.reviews) / Double(runs)
        days[day].learned += Double(result.learned) / Double(runs)
        days[day].minutes += result.milliseconds / 60_000 / Double(runs)
      }
      recalled.append(Double(run.recalled) / Double(max(1, cards.count + new.count)))
      var sum = 0.0
      for domain in weights.indices where totals[domain] > 0 {
        let share = Double(known[domain]) / Double(totals[domain])
        shares[domain].append(share)
        sum += share * weights[domain]
      }
      together.append(whole > 0 ? sum / whole : 0)
    }
    self.days = days
    domains = shares.map { $0.isEmpty ? nil : Share($0) }
    all = Share(together)
    self.recalled = cards.isEmpty && new.isEmpty ? nil : Share(recalled)
  }

  /// The mean minutes of the days from tomorrow on, or of today if there are no others.
  package var minutes: Double {
    let counted = days.count > 1 ? days.dropFirst() : days[...]
    return counted.isEmpty ? 0 : counted.reduce(0) { $0 + $1.minutes } / Double(counted.count)
  }

  package static let definition =
    "played out day by day until the exam, many times, with your own grades, times and retention by"
    + " interval, and each time with another memory that fits your answers; 95 of 100 runs lie in the"
    + " interval; new cards that are not learned by then count as not known"
}

extension ExamSimulation.Share {
  /// The mean of shares, with the interval of a normal distribution of the same variance.
  init(_ shares: [Double]) {
    let count = Double(shares.count)
    let mean = shares.reduce(0, +) / max(1, count)
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
    let half = 1.959963984540054 * variance.squareRoot()
    self.init(mean: mean, interval: max(0, mean - half)...min(1, mean + half))
  }
}

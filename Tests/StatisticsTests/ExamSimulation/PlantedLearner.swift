import Collection
import Flashcards
import Journal
import Posix
import SpacedRepetition
import Statistics

/// A learner whose memory is known to the test but not to the program: each card has a stability
/// that grows with each answer, more so the less likely it was, and falls when the card is
/// forgotten. The form is that of published models of memory, unlike SM-2's intervals.
struct PlantedLearner: Sendable {
  /// The days after which nine of ten new cards are remembered, and how much cards differ in that.
  var first: Double
  var spread: Double
  /// How much an answer lengthens it.
  var growth: Double
  /// The share of new cards that are right the first time.
  var guess = 0.75

  static let all = [
    PlantedLearner(first: 1.2, spread: 0.4, growth: 2.2),
    PlantedLearner(first: 2.5, spread: 0.6, growth: 3.0),
    PlantedLearner(first: 0.7, spread: 0.5, growth: 1.6),
    PlantedLearner(first: 4, spread: 0.8, growth: 2.6),
    PlantedLearner(first: 1.5, spread: 1.0, growth: 1.9),
  ]

  func chance(_ stability: Double, after days: Int) -> Double {
    pow(1 + 19.0 / 81 * Double(days) / stability, -0.5)
  }

  func stability(after stability: Double, chance: Double, isPass: Bool) -> Double {
    isPass
      ? stability * (1 + growth * 10 * pow(stability, -0.15) * (exp(1 - chance) - 1) / 0.105 / 10)
      : max(0.5, min(stability, first * pow(stability, 0.2)))
  }
}

/// The study days of a planted learner, with the program's due days for every card.
struct PlantedStudy {
  struct Card {
    var progress = CardProgress.new
    var stability = 0.0
    var domain: Int
    var answers: [ReviewEvent] = []
  }

  struct Rules {
    var newPerDay: Int
    var reviewsPerDay = 200
    /// The minutes per day; nil for as long as it takes.
    var minutes: Double?
    var exam: Day
    /// The target chance of the schedule on the day of the exam; nil for a schedule that does not
    /// know the day.
    var target: Double?
  }

  private(set) var cards: [Card]
  /// The minutes of each day.
  private(set) var minutes: [Double] = []
  private let learner: PlantedLearner
  private let scheduler = Scheduler(policy: .published)
  private var random: SeededGenerator
  private var learned = 0

  /// - Parameter domains: The domain of each card, in the order in which they are learned.
  init(_ learner: PlantedLearner, domains: [Int], seed: UInt64) {
    self.learner = learner
    cards = domains.map { Card(domain: $0) }
    random = SeededGenerator(seed: seed)
  }

  private mutating func draw() -> Double { Double.random(in: 0..<1, using: &random) }

  /// Studies from one day up to another.
  mutating func study(_ days: Range<Int>, _ rules: Rules) {
    for day in days {
      let today = today + day
      let exam = rules.target.map { ExamDay(rules.exam, target: $0, recall: curve.recall) }
      var spent = 0.0
      let due = cards[..<learned].indices.filter { cards[$0].progress.due! <= today }
        .sorted { (cards[$0].progress.due!, $0) < (cards[$1].progress.due!, $1) }
      let early = Set(due.filter { exam?.isBroughtForward(cards[$0].progress) ?? false })
      func hasTime() -> Bool { rules.minutes.map { spent < $0 } ?? true }
      var reviews = due.filter { !early.contains($0) }.prefix(rules.reviewsPerDay)
      let room = rules.reviewsPerDay - reviews.count
      for card in reviews where hasTime() { spent += answer(card, today, exam, rules) }
      for _ in 0..<rules.newPerDay where hasTime() && learned < cards.count {
        learned += 1
        spent += answer(learned - 1, today, exam, rules)
      }
      reviews = due.filter(early.contains).prefix(room)
      for card in reviews where hasTime() { spent += answer(card, today, exam, rules) }
      minutes.append(spent)
    }
  }

  /// - Returns: The minutes that it takes.
  private mutating func answer(
    _ index: Int, _ day: Day, _ exam: ExamDay?, _ rules: Rules
  ) -> Double {
    var card = cards[index]
    let isNew = card.progress.isNew
    let elapsed = isNew ? 0 : day - card.progress.lastReviewed!
    let chance = isNew ? learner.guess : learner.chance(card.stability, after: elapsed)
    let isPass = draw() < chance
    let other = draw()
    let grade: Grade =
      isPass
      ? (other < 0.15 ? .difficult : other < 0.85 ? .hesitant : .perfect)
      : (other < 0.7 ? .incorrect : .blackout)
    if isNew {
      let normal = (0..<12).reduce(-6.0) { sum, _ in sum + draw() }
      card.stability = learner.first * exp(learner.spread * normal)
    } else {
      card.stability = learner.stability(after: card.stability, chance: chance, isPass: isPass)
    }
    let before = card.progress
    card.progress = scheduler.next(before, Review(day: day, grade: grade))
    card.answers.append(
      ReviewEvent(
        card: CardID("c\(index)"), grade: grade, day: day, took: isNew ? 15_000 : 8000,
        kind: isNew ? .learn : .review, before: isNew ? nil : before.state.interval,
        after: card.progress.state.interval, scheduler: "published"))
    if let exam,
      let window = exam.lastReviewDays(of: card.progress, after: day, under: scheduler)
    {
      let others = cards[..<learned].indices.filter { $0 != index }
      let own = exam.chance(of: card.progress)
      let weaker = others.count { exam.chance(of: cards[$0].progress) < own }
      let counts = Dictionary(grouping: others) { cards[$0].progress.due! }.mapValues(\.count)
      let room = ExamRoom(perDay: rules.reviewsPerDay) { counts[$0] ?? 0 }
      card.progress.due = room.day(in: window, weaker: weaker, after: day)
    }
    cards[index] = card
    return (isNew ? 15 : 8) / 60 + (grade.endsDrill ? 0 : 10.0 / 60)
  }

  // MARK: What the program can see

  private var columns: ReviewColumns {
    var columns = ReviewColumns()
    for (number, card) in cards[..<learned].enumerated() {
      for answer in card.answers {
        columns.append(
          ReviewNumbers(answer), at: answer.day.number * 86_400_000, card: number, hour: 12)
      }
    }
    return columns
  }

  var curve: RecallCurve { RecallCurve(Calibration(columns, since: .earliest)) }

  var known: [ExamSimulation.Card] {
    cards[..<learned].map { ExamSimulation.Card($0.progress, domains: [$0.domain]) }
  }

  var new: [[Int]] { cards[learned...].map { [$0.domain] } }

  func forecast(_ rules: Rules, day: Int, weights: [Double], runs: Int) -> ExamSimulation {
    let curve = curve
    return ExamSimulation(
      known, new: new, weights: weights,
      learner: ExamSimulation.Learner(GradeHabits([columns]), curve), scheduler: scheduler,
      exam: ExamDay(rules.exam, target: rules.target ?? 0, recall: curve.recall),
      today: today + day,
      plan: ExamSimulation.Plan(newPerDay: rules.newPerDay, reviewsPerDay: rules.reviewsPerDay),
      runs: runs)
  }

  // MARK: The exam

  /// The chances of all cards on a day; 0 for cards that were not learned.
  func chances(on day: Day) -> [Double] {
    cards.map { card in
      card.progress.lastReviewed.map { learner.chance(card.stability, after: day - $0) } ?? 0
    }
  }

  /// The share of right answers in an exam that asks by the weights of the domains.
  func expectedScore(on day: Day, weights: [Double]) -> Double {
    let chances = chances(on: day)
    let sum = weights.indices.reduce(0.0) { sum, domain in
      let own = cards.indices.filter { cards[$0].domain == domain }
      return sum + weights[domain] * own.reduce(0) { $0 + chances[$1] } / Double(own.count)
    }
    return sum / weights.reduce(0, +)
  }

  /// Randomly drawn shares of cards known on a day: of each domain, and of all.
  mutating func outcome(on day: Day, domains: Int) -> (domains: [Double], all: Double) {
    let known = chances(on: day).map { $0 > draw() }
    func share(_ own: [Int]) -> Double {
      Double(own.count { known[$0] }) / Double(max(1, own.count))
    }
    return (
      (0..<domains).map { domain in share(cards.indices.filter { cards[$0].domain == domain }) },
      share(Array(cards.indices))
    )
  }
}

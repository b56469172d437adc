import Collection
internal import Flashcards
import Posix
import SpacedRepetition

/// One simulation of the days until an exam.
///
/// Each day the due cards are answered, longest due first, then new ones, within the day's limits.
/// Whether a card is remembered is drawn by its chance under the memory of this run; cards come
/// back on the days that a review would pick, without `fuzz` and `balance`.
struct ExamRun {
  struct DayResult {
    var reviews = 0
    var learned = 0
    var milliseconds = 0.0
  }

  private(set) var days: [DayResult] = []

  private let scheduler: Scheduler
  private let habits: GradeHabits
  private let exam: ExamDay
  private let plan: ExamSimulation.Plan
  private let today: Day
  private var random: SeededGenerator
  /// The memory of this run.
  private let memory: Recall
  private var cards: [ExamSimulation.Card]
  private let new: [[Int]]
  private var learned = 0
  /// Cards by their due day, counted from today.
  private var due: [[Int]]
  /// Due cards, longest due first.
  private var waiting: [Int] = []
  /// The number of cards by their chance of being known on the day of the exam, in hundredths.
  private var chances = Array(repeating: 0, count: 101)

  init(
    _ cards: [ExamSimulation.Card], new: [[Int]], learner: ExamSimulation.Learner,
    scheduler: Scheduler,
    exam: ExamDay, today: Day, plan: ExamSimulation.Plan, seed: UInt64
  ) {
    self.scheduler = scheduler
    habits = learner.habits
    self.exam = exam
    self.plan = plan
    self.today = today
    self.cards = cards
    self.new = new
    var random = SeededGenerator(seed: seed)
    memory = learner.curve.drawn { Self.normal(&random) }.recall
    self.random = random
    due = Array(repeating: [], count: max(0, exam.day - today))
    let overdue = cards.indices.filter { cards[$0].progress.due.map { $0 < today } ?? false }
    waiting = overdue.sorted {
      (cards[$0].progress.due ?? today, $0) < (cards[$1].progress.due ?? today, $1)
    }
    for card in cards.indices {
      file(card)
      chances[bucket(cards[card].progress)] += 1
    }
  }

  /// Simulates the days.
  /// - Returns: The number of cards of each domain that are known on the day of the exam.
  mutating func play(domains: Int) -> [Int] {
    for day in due.indices { play(day) }
    var known = Array(repeating: 0, count: domains)
    for card in cards {
      let last = card.progress.lastReviewed ?? today
      if draw() < memory.chance(card.progress, after: max(1, exam.day - last)) {
        for domain in card.domains { known[domain] += 1 }
      }
    }
    return known
  }

  /// The number of cards that were recalled on ``Relearning/goal`` days after their first.
  var recalled: Int { cards.count { $0.recalledDays >= Relearning.goal } }

  private mutating func play(_ day: Int) {
    var result = DayResult()
    waiting += due[day]
    due[day] = []
    let reviewsLeft = max(0, plan.reviewsPerDay - (day == 0 ? plan.reviewedToday : 0))
    let count = min(waiting.count, reviewsLeft)
    for card in waiting[..<count] { answer(card, today + day, &result) }
    waiting.removeFirst(count)
    result.reviews = count
    let newLeft = max(0, plan.newPerDay - (day == 0 ? plan.learnedToday : 0))
    for _ in 0..<min(newLeft, new.count - learned) {
      cards.append(ExamSimulation.Card(.new, domains: new[learned]))
      chances[0] += 1
      learned += 1
      answer(cards.count - 1, today + day, &result)
      result.learned += 1
    }
    days.append(result)
  }

  // MARK: Answers

  private mutating func answer(_ card: Int, _ day: Day, _ result: inout DayResult) {
    let before = cards[card].progress
    let stage: GradeHabits.Stage =
      before.isNew ? .new : Maturity(interval: before.state.interval) == .mature ? .mature : .young
    let grade: Grade
    if before.isNew {
      grade = habits.grade(.new, draw())
    } else {
      let chance = memory.chance(before, after: day - (before.lastReviewed ?? day))
      grade = habits.grade(stage, draw(), isPass: draw() < chance)
    }
    var progress = scheduler.next(before, Review(day: day, grade: grade))
    result.milliseconds += habits.milliseconds[stage.rawValue]
    repeatUntilDone(&progress, grade, day, &result)
    if let due = progress.due, due <= day { progress.due = day + 1 }
    place(&progress, day)
    chances[bucket(before)] -= 1
    chances[bucket(progress)] += 1
    cards[card].progress = progress
    // A card that was forgotten is asked until it is known.
    if !before.isNew, before.lastReviewed.map({ $0 < day }) ?? true {
      cards[card].recalledDays += 1
    }
    file(card)
  }

  /// The most repeats of a card on one day: a real learner would stop then.
  private static let mostRepeats = 10

  private mutating func repeatUntilDone(
    _ progress: inout CardProgress, _ first: Grade, _ day: Day, _ result: inout DayResult
  ) {
    var grade = first
    for _ in 0..<Self.mostRepeats {
      switch scheduler {
      case .sm2:
        guard !grade.endsDrill else { return }
        grade = habits.grade(.young, draw())
      default:
        guard progress.due == day else { return }
        grade = habits.grade(.young, draw())
        progress = scheduler.next(progress, Review(day: day, grade: grade))
      }
      result.milliseconds += habits.milliseconds[GradeHabits.Stage.young.rawValue]
    }
  }

  /// Moves a card to the day that a review would pick for it.
  private func place(_ progress: inout CardProgress, _ day: Day) {
    if let window = exam.lastReviewDays(of: progress, after: day, under: scheduler) {
      let weaker = chances[..<bucket(progress)].reduce(0, +)
      let room = ExamRoom(perDay: plan.reviewsPerDay) {
        due.indices.contains($0 - today) ? due[$0 - today].count : 0
      } weight: {
        plan.weight($0)
      }
      if let picked = room.day(in: window, weaker: weaker, after: day) { progress.due = picked }
    } else if var due = progress.due {
      for _ in 0..<7 where plan.weight(due) == 0 { due = due + 1 }
      progress.due = due
    }
  }

  private mutating func file(_ card: Int) {
    guard let day = cards[card].progress.due.map({ $0 - today }), due.indices.contains(day) else {
      return
    }
    due[day].append(card)
  }

  private func bucket(_ progress: CardProgress) -> Int {
    min(100, max(0, Int(exam.chance(of: progress) * 100)))
  }

  // MARK: Chance

  private mutating func draw() -> Double { Double.random(in: 0..<1, using: &random) }

  /// A number from the standard normal distribution (G. E. P. Box and M. E. Muller, 1958).
  private static func normal(_ random: inout SeededGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
  }
}

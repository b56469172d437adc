internal import Flashcards
package import SpacedRepetition

/// A forecast if a learner goes on as before: days of reviews, simulated with a seed.
///
/// Each day the due cards are answered, longest due first, and then new ones, within the day's
/// limits and minutes. Grades are drawn from the learner's own (``GradeHabits``). A card that is
/// not remembered, and under Anki's policy one in its steps, is asked again on the same day; that
/// takes time and counts as a repeat. Cards that are not reached stay due.
package struct Simulation: Sendable {
  /// The learner's daily work.
  package struct Plan: Hashable, Sendable {
    package var days: Int
    package var newPerDay: Int
    package var reviewsPerDay: Int
    /// The part of it already done today.
    package var learnedToday: Int
    package var reviewedToday: Int
    /// The minutes per day; nil for as long as it takes.
    package var minutes: Int?
    package var seed: UInt64

    package init(
      days: Int, newPerDay: Int, reviewsPerDay: Int, learnedToday: Int = 0,
      reviewedToday: Int = 0, minutes: Int? = nil, seed: UInt64 = 1
    ) {
      self.days = days
      self.newPerDay = newPerDay
      self.reviewsPerDay = reviewsPerDay
      self.learnedToday = learnedToday
      self.reviewedToday = reviewedToday
      self.minutes = minutes
      self.seed = seed
    }
  }

  /// The result of one day.
  package struct DayResult: Hashable, Sendable {
    /// Known cards that were answered, and the results.
    package var reviews = PassCount()
    /// New cards that were answered.
    package var learned = 0
    /// Further answers on the same day.
    package var repeats = 0
    package var milliseconds = 0.0
    /// Due cards that were not reached.
    package var backlog = 0
    /// Cards that were answered at least once, up to the end of the day.
    package var seen = 0
    /// Cards with an interval of 21 days or more at the end of the day.
    package var mature = 0
  }

  package private(set) var days: [DayResult] = []

  /// The learner's memory; nil if grades are drawn only by the learner's shares.
  private let model: FSRS6?
  /// The learner's memory of each card, and since when.
  private var memories: [Memory] = []

  /// The memory of a card.
  package struct Memory: Hashable, Sendable {
    package var state: MemoryState?
    package var last: Day?

    package init(_ state: MemoryState? = nil, last: Day? = nil) {
      (self.state, self.last) = (state, last)
    }
  }

  private let scheduler: Scheduler
  private let habits: GradeHabits
  private let plan: Plan
  private let today: Day
  private var random: SeededGenerator
  private var cards: [CardProgress]
  private var newCards: Int
  /// Cards by their due day, counted from today.
  private var due: [[Int]]
  /// Due cards, longest due first.
  private var waiting: [Int] = []
  private var mature = 0

  /// Simulates the days of a plan.
  /// - Parameters:
  ///   - cards: The cards that were answered and are not suspended.
  ///   - newCards: The number of cards that were never answered.
  ///   - model: The model of the learner's memory, with each card's state; without it, grades are
  ///     drawn only by the learner's shares.
  /// - Complexity: Linear in the cards and in the simulated answers.
  package init(
    _ cards: [CardProgress], newCards: Int, scheduler: Scheduler, habits: GradeHabits, today: Day,
    plan: Plan, model: (fsrs: FSRS6, memories: [Memory])? = nil
  ) {
    self.model = model?.fsrs
    memories = model?.memories ?? []
    self.scheduler = scheduler
    self.habits = habits
    self.plan = plan
    self.today = today
    self.cards = cards
    self.newCards = newCards
    random = SeededGenerator(seed: plan.seed)
    due = Array(repeating: [], count: max(0, plan.days))
    days.reserveCapacity(due.count)
    mature = cards.count(where: Self.isMature)
    // Overdue cards come in the order of their days.
    let overdue = cards.indices.filter { cards[$0].due.map { $0 < today } ?? false }
    waiting = overdue.sorted { (cards[$0].due ?? today, $0) < (cards[$1].due ?? today, $1) }
    for card in cards.indices { file(card) }
    for day in due.indices { play(day) }
  }

  /// Files a card under its day, if that is a simulated day that is not over.
  private mutating func file(_ card: Int) {
    guard let day = cards[card].due.map({ $0 - today }), due.indices.contains(day) else { return }
    due[day].append(card)
  }

  private mutating func play(_ day: Int) {
    var result = DayResult()
    let budget = plan.minutes.map { Double($0) * 60_000 } ?? .infinity
    waiting += due[day]
    due[day] = []
    let reviewsLeft = plan.reviewsPerDay - (day == 0 ? plan.reviewedToday : 0)
    let newLeft = plan.newPerDay - (day == 0 ? plan.learnedToday : 0)
    var reviewed = 0
    while reviewed < waiting.count, reviewed < reviewsLeft, result.milliseconds < budget {
      let card = waiting[reviewed]
      let stage: GradeHabits.Stage = Self.isMature(cards[card]) ? .mature : .young
      let grade = answer(card, stage, today + day, &result)
      result.reviews.add(grade)
      reviewed += 1
    }
    waiting.removeFirst(reviewed)
    while result.learned < newLeft, newCards > 0, result.milliseconds < budget {
      newCards -= 1
      cards.append(.new)
      if model != nil { memories.append(Memory()) }
      _ = answer(cards.count - 1, .new, today + day, &result)
      result.learned += 1
    }
    result.backlog = waiting.count
    result.seen = cards.count
    result.mature = mature
    days.append(result)
  }

  /// Answers a card until it is done for the day.
  /// - Returns: The first grade.
  private mutating func answer(
    _ card: Int, _ stage: GradeHabits.Stage, _ day: Day, _ result: inout DayResult
  ) -> Grade {
    let wasMature = Self.isMature(cards[card])
    let first = draw(stage, card, day)
    cards[card] = scheduler.next(cards[card], Review(day: day, grade: first))
    result.milliseconds += habits.milliseconds[stage.rawValue]
    repeatUntilDone(card, first, day, &result)
    if Self.isMature(cards[card]) != wasMature { mature += wasMature ? -1 : 1 }
    file(card)
    return first
  }

  /// The most repeats of a card on one day: a real learner would stop then.
  private static let mostRepeats = 10

  private mutating func repeatUntilDone(
    _ card: Int, _ first: Grade, _ day: Day, _ result: inout DayResult
  ) {
    var grade = first
    for _ in 0..<Self.mostRepeats {
      switch scheduler {
      case .sm2:
        // The final drill asks until the grade is 4 or better, and changes no schedule.
        guard !grade.endsDrill else { return }
        grade = draw(.young)
      case .fsrs(let fsrs) where !fsrs.options.hasSteps:
        guard !grade.endsDrill else { return }
        grade = draw(.young)
        cards[card] = fsrs.drilled(cards[card], grade)
      case .anki, .fsrs:
        guard cards[card].due == day else { return }
        grade = draw(.young)
        cards[card] = scheduler.next(cards[card], Review(day: day, grade: grade))
      }
      remember(card, grade, day, after: 0)
      result.repeats += 1
      result.milliseconds += habits.milliseconds[GradeHabits.Stage.young.rawValue]
    }
    if let due = cards[card].due, due <= day { cards[card].due = day + 1 }
  }

  private mutating func draw(_ stage: GradeHabits.Stage) -> Grade {
    habits.grade(stage, Double.random(in: 0..<1, using: &random))
  }

  /// A grade for a card: by its memory if it has one, or else by the learner's shares.
  private mutating func draw(_ stage: GradeHabits.Stage, _ card: Int, _ day: Day) -> Grade {
    guard let model else { return draw(stage) }
    var grade = draw(stage)
    let memory = memories[card]
    let days = memory.last.map { max(0, day - $0) } ?? 0
    if let state = memory.state, days > 0 {
      let chance = model.recall(state.stability, after: Double(days))
      let isPass = Double.random(in: 0..<1, using: &random) < chance
      // The choice among passing or failing grades follows the learner's shares.
      for _ in 0..<100 where grade.isPass != isPass { grade = draw(stage) }
      if grade.isPass != isPass { grade = isPass ? .hesitant : .incorrect }
    }
    remember(card, grade, day, after: days)
    return grade
  }

  private mutating func remember(_ card: Int, _ grade: Grade, _ day: Day, after days: Int) {
    guard let model else { return }
    memories[card].state = model.next(memories[card].state, FSRS6.Button(grade), after: days)
    memories[card].last = day
  }

  /// The number of cards that the learner would remember on the last day; 0 without a model.
  package var known: Double {
    guard let model else { return 0 }
    let end = today + max(0, plan.days - 1)
    return memories.reduce(0) { sum, memory in
      guard let state = memory.state, let last = memory.last else { return sum }
      return sum + model.recall(state.stability, after: Double(max(0, end - last)))
    }
  }

  private static func isMature(_ progress: CardProgress) -> Bool {
    progress.phase == .review && Maturity(interval: progress.state.interval) == .mature
  }

  package static let definition =
    "played out day by day: due cards first, the longest due before the others, then new ones;"
    + " grades drawn by the shares of your own answers to new, young and mature cards, with 20"
    + " answers of an imagined learner added; a card that is not remembered is repeated the same"
    + " day, which takes time too"
}

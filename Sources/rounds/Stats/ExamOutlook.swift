import Collection
import Flashcards
import SpacedRepetition
import Statistics
import Study

/// A forecast of the days until an exam: reviews, and the share of each domain that is known on the
/// day.
struct ExamOutlook {
  /// What more minutes per day would change.
  struct More {
    let minutes: Int
    let newPerDay: Int
    let known: ExamSimulation.Share
  }

  let exam: ExamDay
  let today: Day
  let domains: [PlanDomains.Domain]
  let areOfExams: Bool
  let simulation: ExamSimulation
  private(set) var more: [More] = []
  /// The number of the learner's own answers that it uses.
  let answers: Int
  /// The cards that were recalled on three days after their first so far, of all.
  let recalled: (cards: Int, of: Int)

  /// The most simulated answers, so that a large collection also gets a quick result.
  private static let mostAnswers = 600_000

  /// - Parameter choice: The choice of a review of the same cards.
  /// - Returns: Nil if no day is left, or there is no card.
  init?(
    _ collection: Collection, _ scope: StatsScope, _ choice: DayQueue.Options, on today: Day
  ) {
    let settings = collection.settings
    guard let date = settings.examDate, date > today else { return nil }
    let library = collection.library
    let curve = RecallCurve(.ofAll(collection))
    let reviews = ReviewColumns(collection, scope)
    let habits = GradeHabits([reviews])
    let relearning = Dictionary(
      zip(scope.cards, Relearning.byCard(reviews, count: scope.cards.count))
    ) { first, _ in first }
    let cards = scope.cards.filter { !collection.record(of: library.entries[$0]).isSuspended }
    let domains = PlanDomains(cards, of: collection, on: today)
    guard !cards.isEmpty else { return nil }
    let exam = ExamDay(date, target: settings.examTarget, recall: curve.recall)
    self.exam = exam
    self.today = today
    self.domains = domains.domains
    areOfExams = domains.areOfExams
    let answers = habits.answers
    self.answers = answers

    var known: [ExamSimulation.Card] = []
    var isNew: Set<Int> = []
    for position in cards {
      let record = collection.record(of: library.entries[position])
      if record.progress.isNew {
        isNew.insert(position)
      } else {
        var progress = record.progress
        if let until = record.buriedUntil { progress.due = progress.due.map { max($0, until) } }
        known.append(
          ExamSimulation.Card(
            progress, domains: domains.places(of: position),
            recalledDays: relearning[position]?.recalledDays ?? 0))
      }
    }
    recalled = (known.count { $0.recalledDays >= Relearning.goal }, cards.count)
    // In the order in which they are learned; siblings kept on separate days come last.
    var options = choice
    options.newCards = .max
    let queue = DayQueue(collection, on: today, options: options)
    let ordered = queue.new
      .compactMap { library[$0]?.position }.filter(isNew.contains)
    let first = Set(ordered)
    let new = (ordered + isNew.subtracting(first).sorted()).map { domains.places(of: $0) }

    let done = queue.tally
    let days = date - today
    func simulation(_ newPerDay: Int, runs: Int) -> ExamSimulation {
      let learned = min(new.count, newPerDay * days)
      let size = max(1, (known.count + learned) * max(1, min(6, days / 4)))
      return ExamSimulation(
        known, new: new, weights: domains.domains.map(\.weight),
        learner: ExamSimulation.Learner(habits, curve), scheduler: collection.history.scheduler,
        exam: exam, today: today,
        plan: ExamSimulation.Plan(
          newPerDay: newPerDay, reviewsPerDay: settings.reviewsPerDay,
          // Today continues with its setting, whatever the rate from tomorrow on.
          learnedToday: newPerDay - max(0, settings.newPerDay - done.learned),
          reviewedToday: done.reviewed,
          weight: { [easy = settings.easyDays] in easy.weight(of: $0) }),
        runs: max(4, min(runs, Self.mostAnswers / size)))
    }
    let base = simulation(settings.newPerDay, runs: 40)
    self.simulation = base

    let rest = new.count - min(new.count, max(0, settings.newPerDay - done.learned))
    let most = days > 1 ? (rest + days - 2) / (days - 1) : 0
    guard answers >= GradeHabits.answersForTrust, most > settings.newPerDay else { return }
    // The cost of one more new card per day, from the cost of all of them.
    let slope =
      (simulation(most, runs: 8).minutes - base.minutes) / Double(most - settings.newPerDay)
    for minutes in [10, 20] where slope > 0 {
      let added = Int((Double(minutes) / slope).rounded())
      let perDay = min(most, settings.newPerDay + max(1, added))
      if perDay == more.last?.newPerDay { break }
      more.append(
        More(minutes: minutes, newPerDay: perDay, known: simulation(perDay, runs: 20).all))
    }
  }
}

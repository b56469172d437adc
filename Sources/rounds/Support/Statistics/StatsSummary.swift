import Flashcards
import Journal
import SpacedRepetition
import Statistics
import Study

/// The numbers of `rounds stats`, of the cards and days of a scope.
struct StatsSummary {
  let today: Day
  let scope: StatsScope
  let cards: CardCounts
  let forecast: Forecast
  let answers: AnswerSummary
  let groups: RetentionGroups
  let decks: CardGroups
  let tags: CardGroups
  let kinds: CardGroups
  let domains: CardGroups
  private let collection: Collection

  init(_ collection: Collection, _ scope: StatsScope, today: Day) {
    self.today = today
    self.scope = scope
    self.collection = collection
    let reviews = ReviewColumns(collection, scope)
    let first = scope.firstDay(today)
    let selected = scope.days == nil ? reviews : reviews.filtered(days: first...today)
    let answers = InBackground {
      AnswerSummary(reviews, selected: selected, since: first, today: today)
    }
    cards = CardCounts(collection, scope, today: today)
    forecast = Forecast(cards.dues, from: today)
    groups = RetentionGroups(selected)
    let standings = CardStandings(collection, scope, groups, today: today)
    decks = .decks(standings)
    tags = .tags(standings)
    kinds = .kinds(standings)
    domains = .domains(standings)
    self.answers = answers.result()
  }

  /// How many days there is something to tell of.
  var activeDays: [Int] {
    answers.activity.days.keys.filter { age in scope.days.map { age < $0 } ?? true }.sorted()
  }

  func retention(of period: Period) -> Retention {
    answers.retention.first { $0.period == period }?.retention ?? Retention()
  }

  /// The coming days at the learner's own pace: the new cards a day of the last 30 days, the grades
  /// that the learner tends to give, and all the time that it takes.
  func simulation(days: Int) -> Simulation {
    Simulation(
      collection, scope, habits: answers.habits, today: today,
      plan: Simulation.Plan(
        days: days, newPerDay: Int(newPerDay.rounded(.up)), reviewsPerDay: .max))
  }

  /// The mean number of cards a day that were answered for the first time, over the last 30 days.
  var newPerDay: Double {
    Double((0..<30).reduce(0) { $0 + answers.activity[$1].learned }) / 30
  }
}

/// What statistics make of answers alone, whatever cards they are of.
struct AnswerSummary: Sendable {
  let activity: Activity
  let retention: [(period: Period, retention: Retention)]
  let buttons: [(name: String, use: ButtonUse)]
  let hours: HourlyAnswers
  let curve: LearningCurve
  let calibration: Calibration
  let timing: AnswerTimes
  let habits: GradeHabits

  /// - Parameters:
  ///   - selected: The answers of the days that are asked for, the first of which is `first`.
  init(_ reviews: ReviewColumns, selected: ReviewColumns, since first: Day, today: Day) {
    activity = Activity(reviews, today: today)
    retention = Retention.byPeriod(selected, today: today)
    buttons = [("month", 30), ("quarter", 90), ("year", 365), ("all", Int.max)].map {
      ($0, ButtonUse(selected, today: today, days: $1))
    }
    hours = HourlyAnswers(selected)
    curve = LearningCurve(reviews, since: first)
    calibration = Calibration(reviews, since: first)
    timing = AnswerTimes(selected)
    habits = GradeHabits(reviews)
  }
}

package import Collection
import Files
package import SpacedRepetition
package import Study

/// The numbers of `rounds stats`, for the cards and days of a scope.
package struct StatsSummary {
  package let today: Day
  package let scope: StatsScope
  package let cards: CardCounts
  package let forecast: Forecast
  package let answers: AnswerSummary
  package let groups: RetentionGroups
  package let decks: CardGroups
  package let tags: CardGroups
  package let kinds: CardGroups
  package let domains: CardGroups
  /// How likely cards are to be remembered.
  package let recall: RecallCurve
  package let pace: LearningPace
  /// Today's review of the cards, and the work already done within the day's limits.
  package let queue: DayQueue
  package let tally: DayTally
  package let collection: Collection
  /// The answers in parts, with all answers of a card in one part.
  private let reviews: [ReviewColumns]
  /// The answers of the requested days.
  private let selected: [ReviewColumns]

  package init(_ collection: Collection, _ scope: StatsScope, today: Day) {
    self.today = today
    self.scope = scope
    self.collection = collection
    let first = scope.firstDay(today)
    let answers = InBackground {
      ReviewColumns.inParts(collection, scope) { part in
        let selected = scope.days == nil ? part : part.filtered(days: first...today)
        return (
          part, selected, AnswerSummary(part, selected: selected, since: first, today: today)
        )
      }
    }
    var cards = CardCounts(today: today)
    var classes = CardClasses(collection.library)
    for position in scope.cards {
      let entry = collection.library.entries[position]
      let (head, record) = (entry.head, collection.record(of: entry))
      cards.add(entry, head, record)
      classes.add(entry, head, record.progress)
    }
    self.cards = cards
    forecast = Forecast(cards.dues, returns: cards.returns, from: today)
    let parts = answers.result()
    reviews = parts.map(\.0)
    selected = parts.map(\.1)
    self.answers = parts.map(\.2).reduce(.none(today: today), +)
    groups = RetentionGroups(selected)
    recall = RecallCurve(
      scope.isWhole && scope.days == nil ? self.answers.calibration : .ofAll(collection))
    classes.add(
      groups.byCard(count: scope.cards.count),
      recall: scope.cards.lazy.map { [recall] position in
        let entry = collection.library.entries[position]
        return recall.chance(of: collection.record(of: entry).progress, on: today)
      })
    pace = LearningPace(self.answers.activity, setting: collection.settings.newPerDay)
    queue = DayQueue(collection, on: today, options: scope.choice(of: collection))
    tally = queue.tally
    decks = .decks(classes)
    tags = .tags(classes)
    kinds = .kinds(classes)
    domains = .domains(
      classes, of: scope.focus == nil ? nil : collection.focusMatcher(on: today))
  }

  /// The days that have something to report, by how many days ago they are.
  package var activeDays: [Int] {
    answers.activity.days.keys.filter { age in scope.days.map { age < $0 } ?? true }.sorted()
  }

  package func retention(of period: Period) -> Retention {
    answers.retention[period] ?? Retention()
  }

  /// - Complexity: Linear in the number of answers, each time.
  package var answerTimes: AnswerTimes { AnswerTimes(selected) }

  /// The cards by how often they were recalled and relearned, over all days.
  /// - Complexity: Linear in the number of answers, each time.
  package var relearning: RelearningCounts { RelearningCounts(reviews) }

  package var examDate: Day? { collection.settings.examDate }

  package var folder: CollectionFolder { collection.folder }

  package var domainDefinition: String {
    scope.focus == nil ? CardGroups.domainDefinition : CardGroups.outlineDomainDefinition
  }

  /// The plan for the new cards until an exam at the learner's pace.
  package func plan(for exam: Day) -> StudyPlan {
    StudyPlan(
      newCards: cards.newToCome, perDay: pace.perDay, learnedToday: tally.learned, today: today,
      exam: exam)
  }

  /// A simulation of the coming days at the learner's own pace, with the learner's usual grades and
  /// no time limit.
  package func simulation(days: Int) -> Simulation {
    Simulation(
      collection, scope, habits: GradeHabits(reviews), today: today,
      plan: Simulation.Plan(
        days: days, newPerDay: pace.wholeCards, reviewsPerDay: .max,
        learnedToday: tally.learned))
  }
}

extension Calibration {
  /// The calibration of all answers of a collection.
  /// - Complexity: Linear in their number.
  package static func ofAll(_ collection: Collection) -> Calibration {
    ReviewColumns.inParts(
      collection, StatsScope(DayQueue.Options(), in: collection, on: .earliest)
    ) {
      Calibration($0, since: .earliest)
    }.reduce(Calibration(ReviewColumns(), since: .earliest), +)
  }
}

/// The statistics that depend only on answers, whatever their cards.
package struct AnswerSummary: Sendable {
  package let activity: Activity
  package let retention: [Period: Retention]
  /// By ``buttonSpans``.
  package let buttons: [ButtonUse]
  package let hours: HourlyAnswers
  package let curve: LearningCurve
  package let calibration: Calibration
  package let wordings: WordingRetention

  package static let buttonSpans: [(name: String, days: Int)] = [
    ("month", 30), ("quarter", 90), ("year", 365), ("all", Int.max),
  ]

  /// - Parameters:
  ///   - selected: The answers of the requested days, the first of which is `first`.
  package init(_ reviews: ReviewColumns, selected: ReviewColumns, since first: Day, today: Day) {
    activity = Activity(reviews, today: today)
    retention = Retention.byPeriod(selected, today: today)
    buttons = ButtonUse.bySpan(selected, today: today, spans: Self.buttonSpans.map(\.days))
    hours = HourlyAnswers(selected)
    curve = LearningCurve(reviews, since: first)
    calibration = Calibration(reviews, since: first)
    wordings = WordingRetention(reviews, since: first)
  }

  package static func none(today: Day) -> AnswerSummary {
    AnswerSummary(ReviewColumns(), selected: ReviewColumns(), since: today, today: today)
  }

  private init(
    _ activity: Activity, _ retention: [Period: Retention], _ buttons: [ButtonUse],
    _ hours: HourlyAnswers, _ curve: LearningCurve, _ calibration: Calibration,
    _ wordings: WordingRetention
  ) {
    (self.activity, self.retention, self.buttons) = (activity, retention, buttons)
    (self.hours, self.curve, self.calibration) = (hours, curve, calibration)
    self.wordings = wordings
  }

  /// Combines two parts, if all answers of a card are in one of them.
  package static func + (left: AnswerSummary, right: AnswerSummary) -> AnswerSummary {
    AnswerSummary(
      left.activity + right.activity, left.retention.merging(right.retention, uniquingKeysWith: +),
      zip(left.buttons, right.buttons).map(+), left.hours + right.hours, left.curve + right.curve,
      left.calibration + right.calibration, left.wordings + right.wordings)
  }
}

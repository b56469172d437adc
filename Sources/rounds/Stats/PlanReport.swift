import Collection
import JSON
import SpacedRepetition
import Statistics
import Study
import Text

/// The output of `rounds plan`: the plan with the current setting, the pace that would cover all
/// cards and its cost, and the result of the learner's own pace.
struct PlanReport {
  private let plan: StudyPlan
  private let pace: LearningPace
  private let atPace: StudyPlan
  /// A review of the same cards with more new ones, as a command.
  private let moreToday: String
  /// Minutes per day at the setting, and at the rate that covers all cards; nil if unknown.
  private let minutes: Double?
  private let neededMinutes: Double?

  /// - Parameter moreToday: A review of the same cards with more new ones, as a command.
  init(
    _ collection: Collection, _ scope: StatsScope, exam: Day, today: Day, moreToday: String
  ) {
    let settings = collection.settings
    let done = DayTally(collection.history, on: today)
    let newCards = scope.cards.count { position in
      let record = collection.record(of: collection.library.entries[position])
      return record.progress.isNew && !record.isSuspended
    }
    let reviews = ReviewColumns(collection, scope)
    let pace = LearningPace(Activity(reviews, today: today), setting: settings.newPerDay)
    func plan(_ perDay: Double) -> StudyPlan {
      StudyPlan(
        newCards: newCards, perDay: perDay, learnedToday: done.learned, today: today, exam: exam)
    }
    let (bySetting, habits) = (plan(Double(settings.newPerDay)), GradeHabits([reviews]))
    func minutes(_ perDay: Int) -> Double? {
      let days = min(bySetting.daysLeft, 365)
      guard days > 1, habits.answers >= GradeHabits.answersForTrust else { return nil }
      // Today continues with its setting, whatever the rate from tomorrow on.
      let learned = perDay - max(0, settings.newPerDay - done.learned)
      let played = Simulation(
        collection, scope, habits: habits, today: today,
        plan: Simulation.Plan(
          days: days, newPerDay: perDay, reviewsPerDay: settings.reviewsPerDay,
          learnedToday: learned, reviewedToday: done.reviewed))
      return played.days.dropFirst().reduce(0) { $0 + $1.milliseconds } / Double(days - 1) / 60_000
    }
    self.moreToday = moreToday
    self.plan = bySetting
    self.pace = pace
    atPace = plan(pace.perDay)
    self.minutes = minutes(settings.newPerDay)
    neededMinutes = bySetting.neededPerDay.flatMap(minutes)
  }

  /// The new cards per day that would cover all cards, if the setting does not.
  var betterRate: Int? {
    guard plan.daysLeft > 0, !plan.isComfortable, let needed = plan.neededPerDay,
      needed > Int(plan.perDay), needed <= 9999
    else { return nil }
    return needed
  }

  var json: JSONObject {
    func tenths(_ number: Double?) -> JSONValue {
      number.map { .number(($0 * 10).rounded() / 10) } ?? .null
    }
    return [
      "day": JSONValue(plan.today), "examDate": JSONValue(plan.exam),
      "daysLeft": .integer(plan.daysLeft), "newCards": .integer(plan.newCards),
      "newPerDay": .integer(Int(plan.perDay)), "lastNew": JSONValue(plan.lastNew),
      "uncovered": .integer(plan.uncovered),
      "neededPerDay": plan.neededPerDay.map { .integer($0) } ?? .null,
      "minutes": tenths(minutes), "neededMinutes": tenths(neededMinutes),
      "pace": .number((pace.perDay * 100).rounded() / 100),
      "uncoveredAtPace": .integer(atPace.uncovered),
    ]
  }

  var lines: [String] {
    guard plan.daysLeft > 0 else {
      let when = plan.daysLeft == 0 ? "today" : "past, \(plan.exam)"
      return ["The exam is \(when); \(counted(plan.newCards, "card")) still new."]
    }
    let start = "Exam on \(plan.exam), in \(counted(plan.daysLeft, "day"))."
    if plan.newCards == 0 { return [start, "You have seen every card."] }
    return [start, outcome] + advice + ownPace
  }

  private var outcome: String {
    let rate = "At \(counted(Int(plan.perDay), "new card")) a day\(Self.price(minutes))"
    if plan.uncovered == 0, let last = plan.lastNew {
      return "\(rate) you will have seen \(Self.all(plan.newCards)) by \(last), "
        + "\(counted(plan.exam - last, "day")) before it."
    }
    return
      "\(rate) \(plan.uncovered) of \(counted(plan.newCards, "new card")) will still be new by then."
  }

  private var advice: [String] {
    let relearns = plan.goal == .relearning
    if plan.isComfortable {
      return [
        relearns
          ? "That leaves time to recall each on three days after the first."
          : "That leaves time to see each at least three times."
      ]
    }
    guard let needed = plan.neededPerDay else {
      return ["No day is left for the others: `\(moreToday)` learns more today."]
    }
    if plan.uncovered == 0, needed <= Int(plan.perDay) {
      return [
        relearns
          ? "That is in time, but too late to recall each on three days after the first."
          : "That is in time, but too late to see each three times."
      ]
    }
    let effect =
      switch plan.goal {
      case .relearning: ", with time to recall each on three days after the first"
      case .settling: ", and shows each at least three times"
      case .seeing: ""
      }
    return [
      "\(needed) new a day from tomorrow\(Self.price(neededMinutes)) covers them all\(effect)"
        + ": rounds config new-per-day \(needed)"
    ]
  }

  /// The learner's actual pace, if it covers fewer cards than the setting.
  private var ownPace: [String] {
    guard case .lastDays = pace.basis, atPace.uncovered > plan.uncovered else { return [] }
    let own =
      pace.perDay == 0
      ? "You learned none in the \(pace.reason)"
      : "Your own pace is \(pace.text) (\(pace.reason))"
    return ["\(own): that leaves \(atPace.uncovered) still new."]
  }

  private static func price(_ minutes: Double?) -> String {
    minutes.map { " (about \(counted(max(1, Int($0.rounded())), "minute")) a day)" } ?? ""
  }

  private static func all(_ count: Int) -> String {
    count == 1 ? "the new card" : "all \(count) new cards"
  }
}

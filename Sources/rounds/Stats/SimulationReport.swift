import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

/// The report of a simulation, as text and as JSON.
struct SimulationReport {
  private let days: [Simulation.DayResult]
  private let plan: Simulation.Plan
  private let habits: GradeHabits
  private let today: Day
  /// The number of simulated cards: all that are not suspended.
  private let cards: Int

  init(
    _ simulation: Simulation, _ plan: Simulation.Plan, _ habits: GradeHabits, today: Day, cards: Int
  ) {
    days = simulation.days
    self.plan = plan
    self.habits = habits
    self.today = today
    self.cards = cards
  }

  private var retention: PassCount { days.reduce(PassCount()) { $0 + $1.reviews } }

  private var minutes: [Double] { days.map { $0.milliseconds / 60_000 } }

  var json: JSONObject {
    [
      "day": JSONValue(today),
      "days": .integer(plan.days),
      "new": .integer(plan.newPerDay),
      "minutes": plan.minutes.map { .integer($0) } ?? .null,
      "seed": .integer(Int(clamping: plan.seed)),
      "answers": .integer(habits.answers),
      "retention": .object(StatsSummary.json(retention)),
      "perDay": .array(
        days.map { day in
          [
            "reviews": .integer(day.reviews.total), "passed": .integer(day.reviews.passed),
            "learned": .integer(day.learned), "repeats": .integer(day.repeats),
            "milliseconds": .integer(Int(day.milliseconds.rounded())),
            "backlog": .integer(day.backlog), "seen": .integer(day.seen),
            "mature": .integer(day.mature),
          ]
        }),
      "definition": .string(Simulation.definition),
    ]
  }

  func lines(_ page: ChartPage) -> [String] {
    let head =
      "\(counted(plan.days, "day")) with \(plan.newPerDay) new cards a day"
      + (plan.minutes.map { " and \($0) minutes" } ?? "") + ", seed \(plan.seed)"
    return wrapped(head, width: page.textWidth).map { page.style($0, .bold) }
      + summary.flatMap { wrapped($0, width: page.textWidth, firstIndent: "  ", indent: "    ") }
      + [""] + charts.map { $0.lines(page) }.joined(separator: [""])
  }

  private var summary: [String] {
    let total = minutes.reduce(0, +)
    let longest = minutes.indices.max { minutes[$0] < minutes[$1] } ?? 0
    var lines = [
      "work: \(StatsDigest.tenths(total / Double(max(1, days.count)))) minutes a day on average;"
        + " the longest day is \(today + longest) with"
        + " \(StatsDigest.tenths(minutes.max() ?? 0))",
      "retention: \(StatsDigest.share(retention))",
    ]
    if let last = days.last {
      lines.append(
        "at the end: \(last.seen) of \(counted(cards, "card")) seen, \(last.mature) mature"
          + (last.backlog > 0 ? ", \(last.backlog) due and not reached" : ""))
    }
    if let end = days.lastIndex(where: { $0.learned > 0 }), end + 1 < days.count {
      lines.append("the last new card is learned on \(today + end)")
    }
    if habits.answers < GradeHabits.answersForTrust {
      lines.append(
        "a rough guess: \(counted(habits.answers, "answer")) of yours and 60 of an imagined learner"
      )
    }
    return lines
  }

  private var charts: [Chart] {
    func chart(_ title: String, _ unit: String, _ numbers: [Double]) -> Chart {
      let columns = numbers.enumerated().map { Chart.Column("\($0)", $1) }
      return Chart(
        title: title, unit: unit, axis: "days from today",
        sample: counted(days.reduce(0) { $0 + $1.reviews.total + $1.learned }, "answer")
          + " to \(counted(days.last?.seen ?? 0, "card"))",
        meaning: "Simulation: \(Simulation.definition)",
        plot: .columns(columns, merging: .mean))
    }
    return [
      chart("Simulated minutes a day", "minutes", minutes),
      chart("Simulated cards seen", "cards", days.map { Double($0.seen) }),
    ]
  }
}

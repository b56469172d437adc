import ArgumentParser
import JSON
import SpacedRepetition
import Statistics
import Study
import Terminal

/// Tells how the learning goes.
struct Stats: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show what is known, what is coming and how much is remembered.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let summary = StatsSummary(collection, today: context.today(collection))
    if output.json {
      context.print(summary.json)
    } else {
      summary.print(in: context)
    }
  }
}

/// The numbers of `rounds stats`.
struct StatsSummary {
  /// How many days of answers the retention covers, today included.
  private static let retentionDays = 30
  /// How many days the forecast covers, today included.
  private static let forecastDays = 7

  let today: Day
  let states: [(state: CardState, count: Int)]
  let forecast: Forecast
  let tally: DayTally
  let retention: Retention

  init(_ collection: Collection, today: Day) {
    self.today = today
    let library = collection.library
    let all = library.entries.map { collection.state(of: $0, on: today) }
    states = CardState.allCases.map { state in (state, all.count { $0 == state }) }
    let dues = zip(library.entries, all).lazy.filter { $1 != .suspended }
      .compactMap { entry, state -> Day? in
        let due = collection.record(of: entry).progress.due
        // What is buried is not to be done today, but comes back on its day.
        return state == .buried && due.map { $0 <= today } ?? false ? nil : due
      }
    forecast = Forecast(dues, from: today, count: Self.forecastDays)
    tally = DayTally(collection.history, on: today)
    retention = Retention(
      collection.history.reviews, days: (today - (Self.retentionDays - 1))...today)
  }

  var json: JSONObject {
    [
      "day": JSONValue(today),
      "cards": .object(JSONObject(states.map { ($0.state.rawValue, .integer($0.count)) })),
      "due": .object(
        JSONObject(
          [("overdue", JSONValue.integer(forecast.overdue))]
            + forecast.days.enumerated().map { ((today + $0).description, .integer($1)) })),
      "today": [
        "answers": .integer(tally.learned + tally.reviewed),
        "correct": .integer(tally.passed),
        "learned": .integer(tally.learned),
        "reviewed": .integer(tally.reviewed),
        "drilled": .integer(tally.drilled),
        "milliseconds": .integer(tally.milliseconds),
      ],
      "retention": [
        "days": .integer(Self.retentionDays),
        "young": json(retention.young),
        "mature": json(retention.mature),
        "definition": .string(Retention.definition),
      ],
    ]
  }

  private func json(_ count: Retention.Count) -> JSONValue {
    ["passed": .integer(count.passed), "failed": .integer(count.failed)]
  }

  @MainActor
  func print(in context: Context) {
    let style = context.style
    context.print(style("Cards", .bold))
    for (state, count) in states { context.printField("  \(state.rawValue)", "\(count)") }
    context.print()
    context.print(style("Today, \(today)", .bold))
    context.printField("  reviewed", counted(tally.reviewed, "card"))
    context.printField("  learned", counted(tally.learned, "new card"))
    context.printField("  drilled", counted(tally.drilled, "answer"))
    context.printField("  right", share(tally.passed, tally.learned + tally.reviewed))
    context.printField("  time", duration(tally.milliseconds))
    context.print()
    context.print(style("Due in the next \(Self.forecastDays) days", .bold))
    if forecast.overdue > 0 { context.printField("  overdue", "\(forecast.overdue)") }
    for (offset, count) in forecast.days.enumerated() {
      context.printField("  \(offset == 0 ? "today" : "\(today + offset)")", "\(count)")
    }
    context.print()
    context.print(style("Retention of the last \(Self.retentionDays) days", .bold))
    context.printField("  young", share(retention.young.passed, retention.young.total))
    context.printField("  mature", share(retention.mature.passed, retention.mature.total))
    context.printField("  all", share(retention.all.passed, retention.all.total))
    context.printWrapped("Retention: \(Retention.definition).", indent: "  ") { style($0, .dim) }
  }

  /// `87.5 %, 7 of 8`.
  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "no answers yet" }
    let permille = (part * 2000 + whole) / (2 * whole)
    return "\(permille / 10).\(permille % 10) %, \(part) of \(whole)"
  }
}

/// `12 s`, `3 min`, `1 h 5 min`.
func duration(_ milliseconds: Int) -> String {
  let seconds = (milliseconds + 500) / 1000
  let minutes = (seconds + 30) / 60
  return switch seconds {
  case ..<60: "\(seconds) s"
  case ..<3600: "\(minutes) min"
  default: "\(minutes / 60) h \(minutes % 60) min"
  }
}

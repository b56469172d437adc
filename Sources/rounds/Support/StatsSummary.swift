import Flashcards
import JSON
import SpacedRepetition
import Statistics
import Study

/// The numbers of `rounds stats`.
struct StatsSummary {
  /// How many days the forecast covers, today included.
  static let forecastDays = 7

  let today: Day
  let states: [(state: CardState, count: Int)]
  let forecast: Forecast
  /// Cards that have been through their first steps, by their interval in days, also those that
  /// are left out of the reviews.
  let intervals: [Int: Int]
  /// The same cards by their easiness in hundredths.
  let easiness: [Int: Int]
  let tally: DayTally
  let retention: [(period: Period, retention: Retention)]

  init(_ collection: Collection, today: Day) {
    self.today = today
    var counts: [CardState: Int] = [:]
    var dues: [Day] = []
    var intervals: [Int: Int] = [:]
    var easiness: [Int: Int] = [:]
    for entry in collection.library.entries {
      let record = collection.record(of: entry)
      let state = CardState(record, on: today)
      counts[state, default: 0] += 1
      let progress = record.progress
      if progress.isInReview {
        intervals[progress.state.interval, default: 0] += 1
        easiness[progress.state.easiness.hundredths, default: 0] += 1
      }
      // What is buried is not to be done today, but comes back on its day.
      if state != .suspended, let due = progress.due, state != .buried || due > today {
        dues.append(due)
      }
    }
    states = CardState.allCases.map { (state: $0, count: counts[$0] ?? 0) }
    forecast = Forecast(dues, from: today)
    self.intervals = intervals
    self.easiness = easiness
    tally = DayTally(collection.history, on: today)
    retention = Retention.byPeriod(collection.history.reviews, today: today)
  }

  /// The retention of the last 30 days.
  var month: Retention {
    retention.first { $0.period == .month }?.retention ?? Retention()
  }

  var json: JSONObject {
    [
      "day": JSONValue(today),
      "cards": .object(JSONObject(states.map { ($0.state.rawValue, .integer($0.count)) })),
      "due": Self.json(forecast.cards),
      "intervals": Self.json(intervals),
      "easiness": Self.json(easiness),
      "today": [
        "answers": .integer(tally.learned + tally.reviewed),
        "correct": .integer(tally.passed),
        "learned": .integer(tally.learned),
        "reviewed": .integer(tally.reviewed),
        "drilled": .integer(tally.drilled),
        "milliseconds": .integer(tally.milliseconds),
      ],
      "retention": .object(
        JSONObject(
          retention.map { period, retention in
            (
              period.rawValue,
              ["young": Self.json(retention.young), "mature": Self.json(retention.mature)]
            )
          } + [("definition", JSONValue.string(Retention.definition))])),
    ]
  }

  /// Numbers of cards by a number, in its order.
  private static func json(_ counts: [Int: Int]) -> JSONValue {
    .object(
      JSONObject(
        counts.sorted { $0.key < $1.key }.map { ("\($0.key)", JSONValue.integer($0.value)) }))
  }

  private static func json(_ count: Retention.Count) -> JSONValue {
    ["passed": .integer(count.passed), "failed": .integer(count.failed)]
  }
}

extension Progress {
  /// Whether the card has an interval of days that it is in, or on the way back to.
  fileprivate var isInReview: Bool { phase == .review || phase == .relearning }
}

import Collection
import Flashcards
import JSON
import SpacedRepetition
import Statistics
import Study

extension StatsSummary {
  /// The output of `rounds stats --json`; the README documents the keys.
  var json: JSONObject {
    var object = numbers
    if let focus = scope.focus { object["exam"] = .string(focus.setting) }
    let exams = exams
    if !exams.isEmpty { object["exams"] = .array(exams.map { .object($0.json) }) }
    return object
  }

  private var numbers: JSONObject {
    [
      "day": JSONValue(today),
      "deck": JSONValue(scope.deck),
      "tag": JSONValue(scope.tag),
      "days": scope.days.map { .integer($0) } ?? .null,
      "cards": .object(
        JSONObject(
          CardState.allCases.map { ($0.rawValue, .integer(cards.states[$0] ?? 0)) })),
      "due": Self.json(forecast.cards),
      "dueToday": [
        "review": .integer(queue.due.count + queue.steps.count),
        "beyondLimit": .integer(queue.dueBeyondLimit),
        "all": .integer(forecast.due(within: 1)),
      ],
      "dueTomorrow": .integer(forecast.due(within: 2)),
      "forecast": forecastJSON,
      "readiness": readinessJSON,
      "intervals": Self.json(cards.intervals),
      "easiness": Self.json(cards.easiness),
      "today": [
        "answers": .integer(answers.activity[0].withoutDrill),
        "correct": .integer(answers.activity[0].passed),
        "learned": .integer(answers.activity[0].learned),
        "reviewed": .integer(answers.activity[0].reviewed),
        "drilled": .integer(answers.activity[0].answers[Activity.Class.drill.rawValue]),
        "practiced": .integer(answers.activity[0].practiced.total),
        "milliseconds": .integer(answers.activity[0].totalMilliseconds),
      ],
      "retention": retentionJSON,
      "retentionBy": breakdowns,
      "reviews": perDay { .integer($0.answers[$1.rawValue]) },
      "times": perDay { .integer($0.milliseconds[$1.rawValue]) },
      "learned": Self.json(
        Dictionary(
          uniqueKeysWithValues: activeDays.map { ($0, answers.activity[$0].learned) }
            .filter { $0.1 > 0 })),
      "hours": .array(
        answers.hours.hours.map { ["correct": .integer($0.passed), "total": .integer($0.total)] }),
      "buttons": .object(
        JSONObject(
          zip(AnswerSummary.buttonSpans, answers.buttons).map { span, use in
            (span.name, Self.json(use) { ButtonUse.buttons($0) })
          })),
      "grades": Self.json(answers.buttons[answers.buttons.count - 1]) { $0 },
      "answerTime": Self.json(answerTimes),
      "streak": [
        "current": .integer(answers.activity.streak.current),
        "longest": .integer(answers.activity.streak.longest),
        "days": .integer(answers.activity.streak.days),
        "span": .integer(answers.activity.streak.span),
      ],
      "learningCurve": .array(answers.curve.repetitions.map { .object(Self.json($0)) }),
      "wordings": [
        "seen": .object(Self.json(answers.wordings.seen)),
        "unseen": .object(Self.json(answers.wordings.unseen)),
      ],
      "calibration": .array(
        answers.calibration.rows.map { row in
          .object(
            Self.json(
              row.answers,
              [
                ("interval", .string(row.band.ascii)),
                ("expected", Self.share(row.expected)),
              ]))
        }),
      "domains": .array(domains.rows.map { .object(Self.json($0)) }),
      "lapses": .integer(cards.lapses),
      "relearning": relearningJSON,
      "leeches": .array(
        cards.leeches.map { ["id": .string($0.card.text), "lapses": .integer($0.lapses)] }),
      "expired": .array(cards.expired.map { .string($0.text) }),
      "definitions": definitions,
    ]
  }

  private var definitions: JSONValue {
    [
      "cards": .string(CardCounts.definition),
      "due": .string(
        "cards by their due day; suspended cards left out, and as in Anki buried ones that are due by"
          + " today"),
      "dueTomorrow": .string(
        "cards due tomorrow as things are now: those of that day and those that are due by today"),
      "forecast": .string(
        "due = cards due within that many days by the schedule, overdue ones included; simulated ="
          + " reviews within that many days, \(Simulation.definition)"),
      "readiness": .string(
        "newPerDay = \(LearningPace.definition); ready = \(CardGroups.readyDefinition)"),
      "intervals": .string(CardCounts.intervalsDefinition),
      "easiness": .string(CardCounts.easinessDefinition),
      "reviews": .string(Activity.definition),
      "hours": .string(HourlyAnswers.definition),
      "buttons": .string(ButtonUse.definition),
      "answerTime": .string(AnswerTimes.definition),
      "streak": .string(Streak.definition),
      "learningCurve": .string(LearningCurve.definition),
      "wordings": .string(WordingRetention.definition),
      "calibration": .string(Calibration.definition),
      "domains": .string(domainDefinition),
      "leeches": .string(CardCounts.leechDefinition),
      "relearning": .string(Relearning.definition),
    ]
  }

  /// The cards by the days on which they were recalled, three or more together, and those that were
  /// relearned after a lapse.
  private var relearningJSON: JSONValue {
    let counts = relearning
    return [
      "recalled": .array(counts.recalled.map { .integer($0) }),
      "relearned": .integer(counts.relearned),
    ]
  }

  /// Cards due and reviews simulated within 30, 90 and 365 days.
  private var forecastJSON: JSONValue {
    let spans = [30, 90, 365]
    let simulated = simulation(days: 365).days.map(\.reviews.total)
    func sums(_ within: (Int) -> Int) -> JSONValue {
      .object(JSONObject(spans.map { ("\($0)", .integer(within($0))) }))
    }
    return [
      "overdue": .integer(forecast.overdue),
      "newPerDay": .integer(pace.wholeCards),
      "due": sums(forecast.due(within:)),
      "simulated": sums { simulated.prefix($0).reduce(0, +) },
    ]
  }

  private var readinessJSON: JSONValue {
    let plan = examDate.map { self.plan(for: $0) }
    let shares = decks.rows.reduce(0) { $0 + $1.tally.recall }
    return [
      "seen": .integer(cards.seen), "newCards": .integer(cards.newToCome),
      "newPerDay": .number((pace.perDay * 100).rounded() / 100),
      "measuredDays": {
        if case .lastDays(let days) = pace.basis { .integer(days) } else { .null }
      }(),
      "ready": Self.share(cards.total > 0 ? shares / Double(cards.total) : nil),
      "isMeasured": .bool(recall.isMeasured),
      "examDate": JSONValue(examDate), "lastNew": JSONValue(self.plan(for: today + 1).lastNew),
      "uncovered": plan.map { .integer($0.uncovered) } ?? .null,
    ]
  }

  private static func json(_ times: AnswerTimes) -> JSONValue {
    [
      "answers": .integer(times.measured),
      "milliseconds": .integer(times.milliseconds),
      "mean": .integer(times.mean),
      "median": .integer(times.median),
    ]
  }

  private var retentionJSON: JSONValue {
    .object(
      JSONObject(
        Period.allCases.map { period in
          let retention = retention(of: period)
          return (
            period.rawValue,
            [
              "young": .object(Self.json(retention.young)),
              "mature": .object(Self.json(retention.mature)),
              "all": .object(Self.json(retention.all)),
            ]
          )
        } + [("definition", JSONValue.string(Retention.definition))]))
  }

  private var breakdowns: JSONValue {
    func list(_ counts: [PassCount], _ key: String, _ names: [JSONValue]) -> JSONValue {
      .array(zip(counts, names).map { .object(Self.json($0, [(key, $1)])) })
    }
    return [
      "deck": .array(decks.rows.map { .object(Self.json($0)) }),
      "tag": .array(tags.rows.map { .object(Self.json($0)) }),
      "kind": .array(kinds.rows.map { .object(Self.json($0)) }),
      "hour": list(groups.byHour, "hour", (0..<24).map { .integer($0) }),
      "weekday": list(groups.byWeekday, "weekday", (1...7).map { .integer($0) }),
      "answerTime": list(
        groups.byAnswerTime, "seconds", Band.seconds.map { .string($0.ascii) }),
      "interval": list(groups.byInterval, "interval", Band.intervals.map { .string($0.ascii) }),
    ]
  }

  private func perDay(
    _ value: (Activity.DayWork, Activity.Class) -> JSONValue
  ) -> JSONValue {
    .object(
      JSONObject(
        activeDays.map { age in
          (
            "\(age)",
            .object(
              JSONObject(
                Activity.Class.allCases.map { ("\($0)", value(answers.activity[age], $0)) }))
          )
        }))
  }

  /// Counts of cards keyed by a number, in ascending order.
  private static func json(_ counts: [Int: Int]) -> JSONValue {
    .object(
      JSONObject(
        counts.sorted { $0.key < $1.key }.map { ("\($0.key)", JSONValue.integer($0.value)) }))
  }

  private static func json(_ use: ButtonUse, _ counts: ([Int]) -> [Int]) -> JSONValue {
    func list(_ grades: [Int]) -> JSONValue { .array(counts(grades).map { .integer($0) }) }
    return ["learning": list(use.learning), "young": list(use.young), "mature": list(use.mature)]
  }

  private static func json(_ row: CardGroups.Row) -> JSONObject {
    json(
      row.tally.retention,
      [
        ("name", .string(row.name)), ("cards", .integer(row.tally.cards)),
        ("seen", .integer(row.tally.seen)),
        ("matureCards", .integer(row.tally.mature)), ("ready", share(row.tally.readiness)),
      ])
  }

  /// A count with its share and the share's confidence interval.
  static func json(
    _ count: PassCount, _ first: [(String, JSONValue)] = []
  ) -> JSONObject {
    JSONObject(
      first + [
        ("passed", .integer(count.passed)), ("failed", .integer(count.failed)),
        ("share", share(count.share)), ("low", share(count.interval?.lowerBound)),
        ("high", share(count.interval?.upperBound)),
      ])
  }

  /// A number from 0 to 1 with four decimals, or null.
  static func share(_ share: Double?) -> JSONValue {
    share.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null
  }
}

extension Band {
  /// `4-7`, `1`, `366+`, for programs.
  var ascii: String { description.replacing("–", with: "-") }
}

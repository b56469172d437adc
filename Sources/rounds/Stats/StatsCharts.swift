import ArgumentParser
import Collection
import Screen
import SpacedRepetition
import Statistics
import Text

/// The pictures of `rounds stats`, by the word that shows only one.
enum StatsPicture: String, CaseIterable, ExpressibleByArgument {
  case retention, forecast, calendar, reviews, intervals, easiness, hours, weekdays, buttons
  case learned, curve, calibration, memory, decks, domains, exams
  /// A list of words.
  case confusions
}

extension StatsSummary {
  /// The charts of a picture.
  func charts(_ picture: StatsPicture) -> [Chart] {
    switch picture {
    case .retention: [retentionChart]
    case .forecast: [forecastChart(days: 30), forecastChart(days: 365)]
    case .calendar: [calendarChart]
    case .reviews: [reviewsChart, minutesChart]
    case .intervals: [intervalsChart]
    case .easiness: [easinessChart]
    case .hours: [hoursChart, hourlyRetentionChart]
    case .weekdays: [weekdaysChart]
    case .buttons: [buttonsChart]
    case .learned: [learnedChart]
    case .curve: [curveChart]
    case .calibration:
      collection.settings.policy == .fsrs ? fsrsCalibrationCharts : [calibrationChart]
    case .memory: MemoryReport(collection, scope, on: today).charts
    case .decks: [decksChart]
    case .domains: [domainsChart]
    case .exams: [examsChart]
    case .confusions: []
    }
  }

  // MARK: Memory

  /// The number of weeks in the retention chart.
  private static let weeks = 53

  var retentionChart: Chart {
    let all = groups.overTime(Self.weeks, each: 7, until: today)
    // It begins with the first week with an answer.
    let first = all.firstIndex { $0.total > 0 } ?? all.count - 1
    let shares = (first..<all.count).map { week in
      let start = today - (all.count - 1 - week) * 7 - 6
      return Self.share(Self.short(start), all[week])
    }
    return Chart(
      title: "Retention by week", unit: "share right, with its 95 % interval",
      axis: "week beginning", sample: counted(all.reduce(0) { $0 + $1.total }, "answer"),
      meaning: "Retention: \(Retention.definition)", plot: .band(shares))
  }

  var curveChart: Chart {
    let counts = answers.curve.repetitions
    let shares = counts.enumerated().map { index, count in
      Self.share(index == 11 ? "12+" : "\(index + 1)", count)
    }
    return Chart(
      title: "Learning curve", unit: "share right, with its 95 % interval",
      axis: "repetition of the card",
      sample: counted(counts.reduce(0) { $0 + $1.total }, "answer"),
      meaning: "Learning curve: \(LearningCurve.definition)", plot: .band(shares))
  }

  var calibrationChart: Chart {
    let shares = answers.calibration.rows.filter { $0.answers.total > 0 }.map { row in
      let expected = row.expected.map { "aimed \(StatsDigest.percent($0))" } ?? ""
      return Self.share("\(row.band.description) d", row.answers, remark: expected)
    }
    return Chart(
      title: "Retention aimed at and reached, by interval", unit: "", axis: "",
      sample: counted(shares.reduce(0) { $0 + $1.count }, "answer"),
      meaning: "Calibration: \(Calibration.definition)", plot: .bars(shares))
  }

  var decksChart: Chart {
    groupChart(
      "Retention by deck", decks,
      "Retention: \(Retention.definition); ready = \(CardGroups.readyDefinition)")
  }

  var domainsChart: Chart {
    groupChart(
      "Exam domains, the weakest first", domains,
      "Domains: \(domainDefinition)")
  }

  private func groupChart(_ title: String, _ groups: CardGroups, _ meaning: String) -> Chart {
    Chart(
      title: title, unit: "", axis: "",
      sample: counted(groups.rows.reduce(0) { $0 + $1.tally.retention.total }, "answer"),
      meaning: meaning,
      plot: .bars(
        groups.rows.map { row in
          Self.share(
            row.name, row.tally.retention,
            remark: "ready \(Int((row.tally.readiness * 100).rounded())) %"
              + (recall.isMeasured ? "" : " at best"))
        }))
  }

  var hourlyRetentionChart: Chart {
    let counts = groups.byHour
    return Chart(
      title: "Retention by hour", unit: "share right, with its 95 % interval", axis: "hour of day",
      sample: counted(counts.reduce(0) { $0 + $1.total }, "answer"),
      meaning: "Retention: \(Retention.definition)",
      plot: .band(counts.enumerated().map { Self.share("\($0)", $1) }))
  }

  var weekdaysChart: Chart {
    let counts = groups.byWeekday
    return Chart(
      title: "Retention by weekday", unit: "", axis: "",
      sample: counted(counts.reduce(0) { $0 + $1.total }, "answer"),
      meaning: "Retention: \(Retention.definition)",
      plot: .bars(zip(weekdayNames, counts).map { Self.share($0, $1) }))
  }

  // MARK: Work

  func forecastChart(days: Int) -> Chart {
    let simulated = simulation(days: days).days
    let columns = forecast.days(days).enumerated().map { day, count in
      Chart.Column("\(day)", Double(count), other: Double(simulated[day].reviews.total))
    }
    return Chart(
      title: "Cards due in the next \(days) days", unit: "cards", axis: "days from today",
      sample:
        "\(counted(Int(columns.reduce(0) { $0 + $1.value }), "card")), \(forecast.overdue) overdue",
      meaning:
        "Forecast: columns are \(Forecast.definition); overdue ones are on day 0. Lines are reviews"
        + " as simulated with \(pace.wholeCards) new cards a day (\(pace.reason)): \(Simulation.definition)",
      plot: .columns(columns))
  }

  /// The days of the last year in weeks that begin on Monday.
  var calendarChart: Chart {
    let weeks = 53
    let last = 7 - today.weekday
    let count = weeks * 7 - last
    let days = (0..<count).map { answers.activity[count - 1 - $0].total }
    var months: [Int: String] = [:]
    for week in 0..<weeks {
      let monday = today - (count - 1 - week * 7)
      if monday.day <= 7 { months[week] = Self.months[monday.month - 1] }
    }
    return Chart(
      title: "Answers on each day of a year", unit: "answers", axis: "weeks from Monday to Sunday",
      sample: counted(days.reduce(0, +), "answer"),
      meaning:
        "Streak: \(counted(answers.activity.streak.current, "day")), longest \(answers.activity.streak.longest);"
        + " \(Streak.definition)",
      plot: .calendar(Chart.Calendar(days: days, months: months)))
  }

  /// The number of days in the charts of daily work.
  private var span: Int { min(scope.days ?? 365, max(30, answers.activity.streak.span), 365) }

  private func dailyChart(
    _ title: String, _ unit: String, _ noun: String, meaning: String,
    value: (Activity.DayWork) -> Double
  ) -> Chart {
    let columns = (0..<span).reversed().map { age in
      Chart.Column(Self.short(today - age), value(answers.activity[age]))
    }
    return Chart(
      title: title, unit: unit, axis: "the last \(span) days",
      sample: counted(Int(columns.reduce(0) { $0 + $1.value }.rounded()), noun), meaning: meaning,
      plot: .columns(columns))
  }

  var reviewsChart: Chart {
    dailyChart(
      "Answers a day", "answers", "answer", meaning: "Reviews: \(Activity.definition)"
    ) { Double($0.total) }
  }

  var minutesChart: Chart {
    dailyChart(
      "Minutes a day", "minutes", "minute", meaning: "Time: \(AnswerTimes.definition)"
    ) { Double($0.totalMilliseconds) / 60_000 }
  }

  var learnedChart: Chart {
    dailyChart(
      "New cards a day", "cards", "card",
      meaning: "New: cards on the day on which they were answered for the first time"
    ) { Double($0.learned) }
  }

  var hoursChart: Chart {
    Chart(
      title: "Answers by hour", unit: "answers", axis: "hour of day",
      sample: counted(answers.hours.hours.reduce(0) { $0 + $1.total }, "answer"),
      meaning: "Hours: \(HourlyAnswers.definition)",
      plot: .columns(
        answers.hours.hours.enumerated().map { Chart.Column("\($0)", Double($1.total)) }))
  }

  var buttonsChart: Chart {
    let use = answers.buttons[answers.buttons.count - 1]
    let parts = [("learn", use.learning), ("young", use.young), ("mature", use.mature)]
    let shares = parts.flatMap { name, grades in
      let total = grades.reduce(0, +)
      return grades.indices.filter { grades[$0] > 0 }.map { grade in
        Self.share(
          "\(name) \(grade)", PassCount(passed: grades[grade], failed: total - grades[grade]))
      }
    }
    return Chart(
      title: "Grades given", unit: "", axis: "",
      sample: counted(parts.reduce(0) { $0 + $1.1.reduce(0, +) }, "answer"),
      meaning: "Grades: \(ButtonUse.definition)", plot: .bars(shares))
  }

  // MARK: Cards

  var intervalsChart: Chart {
    histogram(
      "Intervals", cards.intervals, axis: "interval in days", CardCounts.intervalsDefinition)
  }

  var easinessChart: Chart {
    histogram(
      "Easiness", cards.easiness, axis: "easiness in percent", CardCounts.easinessDefinition,
      from: 130)
  }

  private func histogram(
    _ title: String, _ counts: [Int: Int], axis: String, _ meaning: String, from first: Int = 0
  ) -> Chart {
    // Beyond most of the cards, bins are wide enough for at most a hundred of them.
    let last = counts.keys.max() ?? first
    let width =
      [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { (last - first) / $0 < 73 } ?? 1000
    let bins = max(0, last - first) / width + 1
    var columns = (0..<bins).map { Chart.Column("\(first + $0 * width)", 0) }
    for (number, count) in counts {
      columns[min(bins - 1, max(0, number - first) / width)].value += Double(count)
    }
    return Chart(
      title: title, unit: "cards", axis: width > 1 ? "\(axis), \(width) in one column" : axis,
      sample: counted(counts.values.reduce(0, +), "card"), meaning: "\(title): \(meaning)",
      plot: .columns(columns))
  }

  // MARK: Words

  static func share(_ label: String, _ count: PassCount, remark: String = "") -> Chart.Share {
    Chart.Share(label, count.share, count.interval, count: count.total, remark: remark)
  }

  /// `06-29`.
  static func short(_ day: Day) -> String { String(day.description.suffix(5)) }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

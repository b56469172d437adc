import Collection
import Screen
import SpacedRepetition
import Statistics
import Study
import Text

/// The statistics on one screen: four questions and their answers.
struct StatsDigest {
  private let summary: StatsSummary
  private let page: ChartPage

  init(_ summary: StatsSummary, _ page: ChartPage) {
    self.summary = summary
    self.page = page
  }

  /// The lines, none wider than the page.
  var lines: [String] {
    let meaning =
      "Retention: the share graded 3 or more, of answers after an interval of a day or more."
      + " `rounds help stats` lists the pictures, which define every number."
    let focus = summary.scope.focus.map {
      wrapped(
        sanitized("The cards of \($0.title); --all counts all.", keepNewlines: false),
        width: page.textWidth)
    }
    return (focus ?? [])
      + parts.flatMap { title, lines in
        wrapped(title, width: page.textWidth).map { page.style($0, .bold) }
          + lines.flatMap { wrapped($0, width: page.textWidth, firstIndent: "  ", indent: "    ") }
      } + wrapped(meaning, width: page.textWidth).map { page.style($0, .dim) }
  }

  /// The questions with the lines of their answers.
  var parts: [(title: String, lines: [String])] {
    var parts = [
      ("How well do I remember? Retention of the last 30 days", memory),
      ("What is coming?", coming),
      ("Where am I weak?", weaknesses),
      ("Will I be ready?", readiness),
      ("Today, \(summary.today)", day),
    ]
    if !summary.answers.wordings.isEmpty {
      parts.insert(("Do I know it in other words? Retention of all days", wordings), at: 1)
    }
    return parts
  }

  /// The answers to cards with several wordings.
  private var wordings: [String] {
    let counts = summary.answers.wordings
    return ["seen    " + Self.share(counts.seen), "unseen  " + Self.share(counts.unseen)]
  }

  // MARK: The answers

  private var memory: [String] {
    let month = summary.retention(of: .month)
    let weeks = summary.groups.overTime(12, each: 7, until: summary.today)
    var lines = [
      "all     " + Self.share(month.all), "young   " + Self.share(month.young),
      "mature  " + Self.share(month.mature),
    ]
    if weeks.contains(where: { $0.total > 0 }) {
      // Shares under a half look the same at this height; a week without answers has none.
      let levels = weeks.map { week in
        week.share.map { Int((max(0, $0 - 0.5) * 200).rounded()) }
      }
      let line = sparkline(levels, upTo: 100, usesBlocks: page.usesBlocks)
      lines.append("last 12 weeks, 50 to 100 %: \(line)")
    }
    return lines
  }

  private var coming: [String] {
    let forecast = summary.forecast
    return [
      "due today \(DueCounts(summary.queue).text(overdue: forecast.overdue)),"
        + " tomorrow \(forecast.due(within: 2)), within 7 days \(forecast.due(within: 7)),"
        + " within 30 days \(forecast.due(within: 30))",
      "next 30 days: \(sparkline(forecast.days(30), usesBlocks: page.usesBlocks))",
    ]
  }

  private var weaknesses: [String] {
    // The learner's own cards have no exam domains: then the decks are shown.
    func answered(_ rows: [CardGroups.Row]) -> [CardGroups.Row] {
      rows.filter { $0.tally.retention.total > 0 }
    }
    let domains = answered(summary.domains.rows)
    let decks = answered(summary.decks.rows)
      .sorted { $0.tally.retention.share ?? 0 < $1.tally.retention.share ?? 0 }
    let rows = domains.isEmpty ? decks : domains
    // Where nothing was forgotten nobody is weak.
    let weakest = rows.filter { $0.tally.retention.share ?? 1 < 1 }.prefix(3)
    var lines = weakest.map {
      "\(sanitized($0.name, keepNewlines: false)): \(Self.share($0.tally.retention))"
    }
    if weakest.isEmpty {
      lines.append(rows.isEmpty ? "no answers yet" : "nothing forgotten after a day or more")
    }
    let (leeches, expired) = (summary.cards.leeches.count, summary.cards.expired.count)
    let flaws = [
      leeches > 0
        ? "\(counted(leeches, "leech", plural: "leeches")) (forgotten"
          + " \(LeechRule.standard.threshold) times or more)" : nil,
      expired > 0 ? "\(counted(expired, "fact")) out of date" : nil,
    ].compactMap(\.self)
    if !flaws.isEmpty { lines.append(flaws.joined(separator: ", ")) }
    return lines
  }

  private var readiness: [String] {
    let cards = summary.cards
    let total = cards.total
    let suspended = cards.states[.suspended] ?? 0
    let ready =
      total > 0
      ? summary.decks.rows.reduce(0) { $0 + $1.tally.recall } / Double(total) : 0
    let known =
      cards.seen == 0
      ? ""
      : "; \(summary.recall.isMeasured ? "" : "at best ")\(Self.percent(ready)) would be right today"
    return [
      "seen \(cards.seen) of \(counted(total, "card")), mature \(cards.states[.mature] ?? 0)"
        + (suspended > 0 ? ", suspended \(suspended)" : "") + known
    ] + PaceText(summary).lines
  }

  private var day: [String] {
    let today = summary.answers.activity[0]
    let streak = summary.answers.activity.streak
    let practiced = today.practiced
    let studied = today.withoutDrill - practiced.total
    let counts = [
      (today.reviewed, "reviewed"), (today.learned, "learned"),
      (today.answers[Activity.Class.drill.rawValue], "drilled"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    var work = [counts.isEmpty ? "no card studied" : counts]
    if studied > 0 { work.append("\(today.passed - practiced.passed) of \(studied) right") }
    if today.total > 0 { work.append("\(duration(today.totalMilliseconds)) of answering") }
    var lines = [work.joined(separator: "; ")]
    if practiced.total > 0 {
      lines.append("\(practiced.total) practiced; \(practiced.passed) right")
    }
    if streak.days > 0 {
      lines.append(
        "streak \(counted(streak.current, "day")), longest \(streak.longest); studied on"
          + " \(streak.days) of \(counted(streak.span, "day"))")
    }
    return lines
  }

  // MARK: Words

  /// `87.5 % (82.1 to 91.2), 7 of 8`.
  static func share(_ count: PassCount) -> String {
    guard let share = count.share, let interval = count.interval else { return "no answers yet" }
    return "\(percent(share)) (\(tenths(interval.lowerBound * 100)) to"
      + " \(tenths(interval.upperBound * 100))), \(count.passed) of \(count.total)"
  }

  static func percent(_ share: Double) -> String { tenths(share * 100) + " %" }

  /// A large number rounded to two significant digits.
  static func rounded(_ number: Int) -> String {
    var scale = 1
    while number / scale >= 100 { scale *= 10 }
    return "\((number + scale / 2) / scale * scale)"
  }

  static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths) % 10)"
  }
}

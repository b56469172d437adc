import Collection
import Screen
import SpacedRepetition
import Statistics
import Study
import Text

/// The comparison shown before FSRS schedules: how well it would have predicted the answers, and
/// what would be due.
struct PolicyComparison {
  private let evaluation: PolicyEvaluation
  private let policy: Scheduler.Policy
  private let isFitted: Bool
  private let retention: Double
  /// The retention at which FSRS would know as much as the schedule does; nil if unknown.
  private let equal: Double?
  private let change: PolicyChange
  private let equalChange: PolicyChange?
  /// The most reviews a day that are set.
  private let perDay: Int

  init(_ collection: Collection, on day: Day) {
    var settings = collection.settings
    policy = settings.policy
    settings.policy = .fsrs
    isFitted = settings.fsrs != nil
    retention = settings.desiredRetention
    perDay = settings.reviewsPerDay
    evaluation = PolicyEvaluation(
      ReviewColumns(collection, StatsScope(DayQueue.Options(), in: collection, on: day)))
    change = collection.change(toPolicyOf: settings, on: day)
    let byFSRS = collection.historyByFSRS
    equal = collection.retentionAsDue(byFSRS, settings.fsrs6).map {
      min(max(($0 * 100).rounded() / 100, 0.7), 0.97)
    }
    if let equal, equal != retention {
      settings.desiredRetention = equal
      equalChange = collection.change(toPolicyOf: settings, on: day)
    } else {
      equalChange = nil
    }
  }

  /// Everything in one line, without a question.
  var sentence: String {
    "\(change.moved) of \(counted(change.studied, "card")) have another due day under FSRS. Due today:"
      + " \(today(change.before)) before, \(today(change.after)) now"
  }

  func lines(_ page: ChartPage) -> [String] {
    scoreLines(page) + [""] + dueLines(page) + [""]
      + wrapped(
        "Nothing is lost: all answers stay, and `rounds config policy \(policy.rawValue)` brings the"
          + " old due days back."
          + (isFitted ? "" : " `rounds optimize` fits FSRS to your answers."),
        width: page.textWidth)
  }

  private func scoreLines(_ page: ChartPage) -> [String] {
    let scored = evaluation.scored.count
    guard scored > 0 else {
      return wrapped(
        "There are too few answers to tell how well FSRS would predict yours.",
        width: page.textWidth)
    }
    let rows: [(String, PolicyEvaluation.Predictor)] = [
      ("your intervals", .schedule), ("FSRS, standard", .fsrsDefault),
      ("FSRS, fitted", .fsrsTrained),
    ]
    let passed = Double(evaluation.scored.count { $0.isPass }) / Double(scored)
    let table = rows.compactMap { name, predictor -> String? in
      guard let score = evaluation.score(predictor), let chances = evaluation.predictions[predictor]
      else { return nil }
      let mean = chances.reduce(0, +) / Double(scored)
      return name.padded(to: 16) + FSRSText.decimals(score.logLoss, 3).padded(to: 8)
        + FSRSText.decimals(score.rmseBins, 3).padded(to: 7) + StatsDigest.percent(mean)
    }
    var sentences = [
      "You remembered \(StatsDigest.percent(passed)). Lower log loss and RMSE are better."
    ]
    for (first, second, name) in [
      (
        PolicyEvaluation.Predictor.fsrsTrained, PolicyEvaluation.Predictor.schedule,
        "your intervals"
      ),
      (.fsrsTrained, .fsrsDefault, "standard FSRS"),
    ] {
      guard let difference = evaluation.difference(first, minus: second) else { continue }
      let verdict =
        difference.isGain
        ? "better than \(name)"
        : difference.low > 0 ? "worse than \(name)" : "not surely better than \(name)"
      sentences.append("Fitted FSRS predicts \(verdict): log loss \(difference.text).")
    }
    return wrapped("How well \(counted(scored, "answer")) were predicted", width: page.textWidth)
      .map { page.style($0, .bold) }
      + [
        page.style(
          "".padded(to: 16) + "loss".padded(to: 8) + "RMSE".padded(to: 7) + "expected", .dim)
      ]
      + table + sentences.flatMap { wrapped($0, width: page.textWidth) }
  }

  private func dueLines(_ page: ChartPage) -> [String] {
    var rows = [("as it is", change.before), ("FSRS at \(Self.text(retention))", change.after)]
    if let equal, let equalChange {
      rows.append(("FSRS at \(Self.text(equal))", equalChange.after))
    }
    let header = "due".padded(to: 16) + "today".padded(to: 7) + "week".padded(to: 7) + "month"
    let table = rows.map { name, counts in
      name.padded(to: 16) + "\(today(counts))".padded(to: 7)
        + "\(counts.week + counts.steps)".padded(to: 7) + "\(counts.month + counts.steps)"
    }
    let words =
      equal.map {
        "FSRS estimates that your cards now fall to \(StatsDigest.percent($0)) by their due days"
          + (equalChange == nil ? "." : "; the last line keeps you there.")
      } ?? ""
    return [page.style(header, .dim)] + table
      + wrapped(
        "\(change.moved) of \(counted(change.studied, "card")) would have another due day. "
          + words,
        width: page.textWidth)
      + cappedLines(page)
  }

  /// What would be asked in the days to come within the day's limit, where more is due.
  private func cappedLines(_ page: ChartPage) -> [String] {
    let after = change.after
    guard after.days.prefix(7).contains(where: { $0 > perDay }) else { return [] }
    let asked = after.asked(atMost: perDay).prefix(7).map { "\($0)" }.joined(separator: ", ")
    let end =
      switch after.daysUntilDone(atMost: perDay) {
      case 0?: "none is left over"
      case let days?: "none is left over after \(counted(days + 1, "day"))"
      case nil: "more than a month goes by until none is left over"
      }
    return wrapped(
      "At \(counted(perDay, "review")) a day you would be asked \(asked) in the next 7 days, and \(end)."
        + " `rounds backlog` spreads what is overdue.", width: page.textWidth)
  }

  private func today(_ counts: PolicyChange.Counts) -> Int { counts.due + counts.steps }

  private static func text(_ share: Double) -> String { FSRSText.decimals(share, 2) }
}

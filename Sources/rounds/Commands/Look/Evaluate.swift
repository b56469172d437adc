import ArgumentParser
import JSON
import Screen
import Statistics
import Text

/// Reports how well the schedule predicted the learner's answers.
struct Evaluate: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score how well the schedule predicted your answers.",
    discussion: """
      Read as a prediction, SM-2's interval is the time after which nine of ten cards are still \
      known. It is scored on your own answers by the measures of the open srs-benchmark, beside \
      your average so far and FSRS, as it comes and fitted to your earlier answers.

      More: rounds help statistics
      """)

  @OptionGroup(title: "Which cards and days") var scope: StatsScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let scope = try StatsScope(scope, in: collection, on: today)
    let reviews = ReviewColumns(collection, scope)
    let evaluation = ScheduleEvaluation(
      PolicyEvaluation(
        scope.days == nil ? reviews : reviews.filtered(days: scope.firstDay(today)...today)))
    if output.json {
      context.print(evaluation.json)
    } else {
      for line in evaluation.lines(context.chartPage) { context.print(line) }
    }
  }
}

/// The scores of the schedule and of the alternatives.
struct ScheduleEvaluation {
  private let answers: Int
  private let scored: Int
  private let remembered: PassCount
  /// Empty if there are too few answers.
  private let rows: [(key: String, name: String, score: PredictionScore)]
  private let differences: [(key: String, name: String, difference: LossDifference)]

  private typealias Predictor = PolicyEvaluation.Predictor

  private static let names: [(Predictor, String)] = [
    (.schedule, "the intervals as they were"), (.sm2, "SM-2, benchmark's form"),
    (.average, "your average so far"), (.fsrsDefault, "FSRS, standard"),
    (.fsrsTrained, "FSRS, fitted to you"),
  ]

  private static let pairs: [(Predictor, Predictor, String)] = [
    (.fsrsTrained, .fsrsDefault, "FSRS fitted, minus standard"),
    (.fsrsTrained, .schedule, "FSRS fitted, minus the intervals"),
    (.fsrsTrained, .sm2, "FSRS fitted, minus SM-2"),
    (.fsrsTrained, .average, "FSRS fitted, minus your average"),
    (.fsrsDefault, .sm2, "FSRS standard, minus SM-2"),
    (.fsrsDefault, .average, "FSRS standard, minus your average"),
  ]

  init(_ evaluation: PolicyEvaluation) {
    answers = evaluation.items.items.count
    let scored = evaluation.scored
    self.scored = scored.count
    remembered = scored.reduce(into: PassCount()) { count, item in
      if item.isPass { count.passed += 1 } else { count.failed += 1 }
    }
    rows = Self.names.compactMap { predictor, name in
      evaluation.score(predictor).map { (predictor.rawValue, name, $0) }
    }
    differences = Self.pairs.compactMap { first, second, name in
      evaluation.difference(first, minus: second).map {
        ("\(first.rawValue) - \(second.rawValue)", name, $0)
      }
    }
  }

  var json: JSONObject {
    var members: [(String, JSONValue)] = [
      ("answers", .integer(answers)), ("scored", .integer(scored)),
      ("remembered", .object(StatsSummary.json(remembered))),
    ]
    for (key, _, score) in rows {
      members.append(
        (
          key,
          [
            "logLoss": .number(score.logLoss),
            "rmseBins": .number(score.rmseBins),
            "auc": score.auc.map { .number($0) } ?? .null,
          ]
        ))
    }
    if !differences.isEmpty {
      members.append(
        (
          "differences",
          .object(JSONObject(differences.map { ($0.key, .object($0.difference.json)) }))
        ))
    }
    members.append(("definition", .string(Self.definition)))
    return JSONObject(members)
  }

  func lines(_ page: ChartPage) -> [String] {
    guard !rows.isEmpty else {
      return wrapped(
        "Nothing to score yet: a card counts from the second day on which it was answered, and"
          + " \(counted(answers, "answer")) so far are too few.", width: page.textWidth)
    }
    let title = "How well \(counted(scored, "answer")) were predicted"
    let table = rows.flatMap { _, name, score -> [String] in
      let numbers = [score.logLoss, score.rmseBins, score.auc].map { number in
        number.map { FSRSText.decimals($0, 4) } ?? "-"
      }
      let cells = zip(numbers, [10, 12, 8]).map { cell, width in
        String(repeating: " ", count: max(1, width - cell.count)) + cell
      }.joined()
      // In a narrow window the name has a line of its own.
      guard page.width >= 60 else { return [name, cells] }
      return [name + String(repeating: " ", count: max(0, 28 - name.count)) + cells]
    }
    let header = "  log loss  RMSE(bins)     AUC"
    return wrapped(title, width: page.textWidth).map { page.style($0, .bold) }
      + [page.style((page.width >= 60 ? String(repeating: " ", count: 28) : "") + header, .dim)]
      + table + [""]
      + differenceLines(page)
      + wrapped(words, width: page.textWidth)
      + wrapped("Measures: " + Self.definition + ".", width: page.textWidth).map {
        page.style($0, .dim)
      }
  }

  /// The meaning of the numbers in plain words.
  private var words: String {
    func score(_ predictor: Predictor) -> PredictionScore? {
      rows.first { $0.key == predictor.rawValue }?.score
    }
    guard let schedule = score(.schedule), let average = score(.average) else { return "" }
    let share = StatsDigest.percent(remembered.share ?? 0)
    let better = schedule.logLoss < average.logLoss
    let loss =
      better
      ? "Your intervals predicted your answers better than your average did."
      : "Your intervals predicted your answers worse than your plain average did, which is usual"
        + " for SM-2: it takes every card to be at 90 % on its day, and has no other way to say how"
        + " well it is known."
    let auc =
      switch schedule.auc ?? 0.5 {
      case ..<0.55: "It could hardly tell cards that you would forget from those that you knew."
      case ..<0.65: "It could tell a little which cards you would forget."
      default: "It could tell fairly well which cards you would forget."
      }
    return "You remembered \(share). \(loss) \(auc) This says nothing against learning with it:"
      + " the day on which a card is asked need not be exact for the card to be learned."
  }

  private static let definition =
    "of a card's answers on one day the first counts, from its second day on; chance ="
    + " 0.9^(days since the last answer / interval); log loss = mean of -ln of the chance given to"
    + " what happened, a coin gets 0.693; RMSE(bins) = difference between predicted and real shares"
    + " over bins of like interval, length and lapses; both are better low; AUC = how often a"
    + " remembered answer had the better chance than a forgotten one, a coin gets 0.5"

  /// Differences of log loss, with their 95 % confidence intervals.
  private func differenceLines(_ page: ChartPage) -> [String] {
    guard page.width >= 60 else {
      return [page.style("log loss, 95 % interval", .dim)]
        + differences.flatMap { _, name, difference in
          wrapped(name, width: page.width) + ["  " + difference.cells(" to ")]
        } + [""]
    }
    return [page.style("difference of log loss".padded(to: 36) + "95 % interval", .dim)]
      + differences.map { _, name, difference in
        name.padded(to: 36) + difference.cells(" to ")
      } + [""]
  }
}

extension LossDifference {
  /// `-0.0063  -0.0097 to -0.0030`
  fileprivate func cells(_ to: String) -> String {
    func signed(_ number: Double) -> String {
      (number > 0 ? "+" : "") + FSRSText.decimals(number, 4)
    }
    return signed(mean) + "  " + signed(low) + to + signed(high)
  }
}

import ArgumentParser
import JSON
import Statistics
import Study
import Terminal

/// Tells how well the schedule predicted the learner's answers.
struct Evaluate: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Tell how well the schedule predicted what you remembered.",
    discussion: """
      SM-2 says on which day to ask a card, not how likely it is to be remembered. Read as a \
      prediction, an interval is the time after which nine of ten cards are still known: \
      0.9^(days / interval). That prediction is scored on your own answers by the three measures \
      of the open srs-benchmark, beside the plainest prediction there is, your average so far. \
      The first sixth of the answers only teaches the average and is not scored.

      A history from elsewhere can be scored too: `rounds import history.csv` reads a table with \
      the columns card_id, review_rating, review_time and review_duration.
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
      RecallItems(
        scope.days == nil ? reviews : reviews.filtered(days: scope.firstDay(today)...today)))
    if output.json {
      context.print(evaluation.json)
    } else {
      for line in evaluation.lines(context.chartPage) { context.print(line) }
    }
  }
}

/// The scores of the schedule and of what it is compared with.
struct ScheduleEvaluation {
  private let answers: Int
  private let scored: Int
  private let remembered: PassCount
  /// Nil if there are too few answers.
  private let rows: [(key: String, name: String, score: PredictionScore)]

  init(_ items: RecallItems) {
    answers = items.items.count
    let scored = items.items[items.scored]
    self.scored = scored.count
    remembered = scored.reduce(into: PassCount()) { count, item in
      if item.isPass { count.passed += 1 } else { count.failed += 1 }
    }
    guard !scored.isEmpty else {
      rows = []
      return
    }
    rows = [
      (
        "schedule", "the intervals as they were",
        PredictionScore(scored, scored.map(\.schedule))
      ),
      ("sm2", "SM-2, benchmark's form", PredictionScore(scored, scored.map(\.benchmarkSM2))),
      ("average", "your average so far", PredictionScore(scored, items.averages)),
    ]
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
            "logLoss": .number(Self.rounded(score.logLoss)),
            "rmseBins": .number(Self.rounded(score.rmseBins)),
            "auc": score.auc.map { .number(Self.rounded($0)) } ?? .null,
          ]
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
        number.map(Self.text) ?? "-"
      }
      let cells = zip(numbers, [10, 12, 8]).map { cell, width in
        String(repeating: " ", count: max(1, width - cell.count)) + cell
      }.joined()
      // In a narrow window the name stands on a line of its own.
      guard page.width >= 60 else { return [name, cells] }
      return [name + String(repeating: " ", count: max(0, 28 - name.count)) + cells]
    }
    let header = "  log loss  RMSE(bins)     AUC"
    return wrapped(title, width: page.textWidth).map { page.style($0, .bold) }
      + [page.style((page.width >= 60 ? String(repeating: " ", count: 28) : "") + header, .dim)]
      + table + [""]
      + wrapped(words, width: page.textWidth)
      + wrapped("Measures: " + Self.definition + ".", width: page.textWidth).map {
        page.style($0, .dim)
      }
  }

  /// What the numbers say, in plain words.
  private var words: String {
    guard let schedule = rows.first?.score, let average = rows.last?.score else { return "" }
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

  private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

  /// A number from 0 on with four decimals.
  private static func text(_ number: Double) -> String {
    let scaled = Int((number * 10_000).rounded())
    let decimals = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
  }
}

import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

/// Fitted parameters and whether they pay.
struct Optimization {
  private let training: FSRSTraining
  private let before: PredictionScore?
  private let after: PredictionScore?
  private let difference: LossDifference?
  private let items: Int
  private let log: AnswerLog
  private let prior: FSRS6.Parameters?

  /// - Parameter prior: What to compare with and to draw to; nil for the standard parameters.
  init(_ reviews: ReviewColumns, prior: FSRS6.Parameters?) {
    let evaluation = PolicyEvaluation(reviews, prior: prior)
    training = FSRSTraining(evaluation.log, prior: prior)
    log = evaluation.log
    self.prior = prior
    before = evaluation.score(.fsrsDefault)
    after = evaluation.score(.fsrsTrained)
    difference = evaluation.difference(.fsrsTrained, minus: .fsrsDefault)
    items = evaluation.log.items.count
  }

  /// Whether the parameters predicted better than those that they were compared with.
  var isAccepted: Bool { training.objective != nil && difference?.isGain == true }

  /// The parameters to keep; nil if they do not pay.
  func accepted(on day: Day) -> FittedParameters? {
    guard isAccepted, let difference else { return nil }
    return FittedParameters(
      training.parameters, on: day, answers: items, difference: difference.mean,
      interval: difference.low...difference.high, draws: training.draws(log, prior: prior))
  }

  var json: JSONObject {
    func json(_ score: PredictionScore?) -> JSONValue {
      score.map { ["logLoss": .number($0.logLoss), "rmseBins": .number($0.rmseBins)] } ?? .null
    }
    return [
      "parameters": .array(training.parameters.values.map { .number($0) }),
      "items": .integer(items),
      "trainedOn": .integer(training.items),
      "objective": training.objective.map { .number($0) } ?? .null,
      "before": json(before),
      "after": json(after),
      "difference": difference.map { .object($0.json) } ?? .null,
      "accepted": .bool(isAccepted),
    ]
  }

  @MainActor
  func lines(_ context: Context, deck: String?, isKept: Bool, isUsed: Bool) -> [String] {
    let page = context.chartPage
    guard let difference, let before, let after, training.objective != nil else {
      let least = FSRSTraining.fewestItems * 6 / 5
      return wrapped(
        "Too few answers to learn from: \(counted(items, "answer")) that FSRS can predict, and it"
          + " takes some \(max(least, items + 1)). The standard parameters stay.",
        width: page.textWidth)
    }
    let old = deck == nil ? "standard" : "the collection's"
    let rows = [(old, before), ("fitted", after)].map { name, score in
      name.padded(to: 18) + FSRSText.decimals(score.logLoss, 4).padded(to: 10)
        + FSRSText.decimals(score.rmseBins, 4)
    }
    return wrapped("FSRS fitted to \(counted(items, "answer"))", width: page.textWidth)
      .map { page.style($0, .bold) }
      + [page.style("parameters".padded(to: 18) + "log loss".padded(to: 10) + "RMSE(bins)", .dim)]
      + rows + [""]
      + wrapped(
        "Difference: \(difference.text). Each answer was predicted by parameters that were fitted"
          + " to the answers before it; lower is better.", width: page.textWidth)
      + [""]
      + wrapped(verdict(deck: deck, isKept: isKept, isUsed: isUsed), width: page.textWidth) + [""]
      + wrapped(
        "Parameters: \(training.parameters)", width: page.textWidth
      ).map { page.style($0, .dim) }
  }

  /// What it says at the end of a review, where it pays; nil where it does not.
  var offer: String? {
    guard isAccepted, let difference else { return nil }
    return "FSRS can be fitted to your answers now: `rounds optimize` would lower its log loss by"
      + " \(FSRSText.decimals(-difference.mean, 4)) (95 %: \(FSRSText.decimals(-difference.high, 4)) to"
      + " \(FSRSText.decimals(-difference.low, 4))). You can go back: `rounds optimize --forget`."
  }

  private func verdict(deck: String?, isKept: Bool, isUsed: Bool) -> String {
    guard isAccepted else {
      let kept =
        deck == nil ? "The parameters stay as they are." : "The collection's serve it best."
      guard let needed = difference?.answersNeeded else {
        return "Nothing is to be gained yet. " + kept
      }
      return "The gain may be chance. If it stays as large, some \(StatsDigest.rounded(needed))"
        + " predicted answers will tell, and there are \(items). " + kept
    }
    let gain = deck == nil ? "" : "Parameters of its own predict this deck better. "
    return gain + (isKept ? "Kept in config.json." : "Nothing was changed.")
      + (isUsed
        ? (isKept ? " The due days follow them from now on." : "")
        : " FSRS uses them once it schedules: rounds config policy fsrs")
  }
}

extension LossDifference {
  var json: JSONObject {
    ["logLoss": .number(mean), "low": .number(low), "high": .number(high)]
  }

  /// `-0.0063 (95 %: -0.0097 to -0.0030)`
  var text: String {
    func signed(_ number: Double) -> String {
      (number > 0 ? "+" : "") + FSRSText.decimals(number, 4)
    }
    return "\(signed(mean)) (95 %: \(signed(low)) to \(signed(high)))"
  }
}

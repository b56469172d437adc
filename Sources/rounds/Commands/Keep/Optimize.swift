import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

/// Fits the parameters of FSRS to the learner's answers.
struct Optimize: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Fit FSRS to your answers.",
    discussion: """
      Finds the 21 parameters with which FSRS predicts your answers best, and keeps them in \
      config.json if they pay: if, fitted to earlier answers, they predicted later ones better \
      than the standard parameters by more than chance explains. The same answers give the same \
      numbers, always. FSRS uses them once it schedules: rounds config policy fsrs.

      With --deck it shows whether the cards of a deck would gain from parameters of their own \
      over those of the collection, and changes nothing: all decks are scheduled by one set.

      Examples:  rounds optimize --dry-run
                 rounds optimize
      """)

  @Option(help: ArgumentHelp("Only the deck of this name.", valueName: "name"))
  var deck: String?
  @Flag(help: "Show the parameters, and change nothing.")
  var dryRun = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let scope = try StatsScope(asking: deck, tag: nil, all: true, in: collection, on: today)
    let optimization = Optimization(
      ReviewColumns(collection, scope),
      prior: deck == nil ? nil : collection.settings.fsrs6.parameters)
    if deck == nil, !dryRun, let fitted = optimization.accepted(on: today) {
      let path = try context.place(self.collection).folder.settings
      var file = try SettingsFile(path: path)
      try file.set(fitted)
    }
    if output.json {
      context.print(optimization.json)
    } else {
      for line in optimization.lines(
        context, deck: deck, isKept: deck == nil && !dryRun,
        isUsed: collection.settings.policy == .fsrs)
      {
        context.print(line)
      }
    }
  }
}

/// Fitted parameters, and whether they are better.
struct Optimization {
  private let training: FSRSTraining
  private let before: PredictionScore?
  private let after: PredictionScore?
  private let difference: LossDifference?
  private let items: Int

  /// - Parameter prior: The parameters to compare with and to stay close to; nil for the standard
  ///   ones.
  init(_ reviews: ReviewColumns, prior: FSRS6.Parameters?) {
    let evaluation = PolicyEvaluation(reviews, prior: prior)
    training = FSRSTraining(evaluation.log, prior: prior)
    before = evaluation.score(.fsrsDefault)
    after = evaluation.score(.fsrsTrained)
    difference = evaluation.difference(.fsrsTrained, minus: .fsrsDefault)
    items = evaluation.log.items.count
  }

  private var isAccepted: Bool { training.objective != nil && difference?.isGain == true }

  /// The parameters to keep; nil if they are not better.
  func accepted(on day: Day) -> FittedParameters? {
    guard isAccepted, let difference else { return nil }
    return FittedParameters(
      training.parameters, on: day, answers: items, difference: difference.mean,
      interval: difference.low...difference.high)
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

  private func verdict(deck: String?, isKept: Bool, isUsed: Bool) -> String {
    guard isAccepted else {
      let kept = deck == nil ? "The standard parameters stay." : "One set serves all decks best."
      guard let needed = difference?.answersNeeded else {
        return "Nothing is to be gained yet. " + kept
      }
      return "The gain may be chance. If it stays as large, some \(StatsDigest.rounded(needed))"
        + " predicted answers will tell, and there are \(items). " + kept
    }
    if deck != nil {
      return "Parameters of its own would predict this deck better. Rounds schedules all decks by"
        + " one set, so nothing changes."
    }
    return (isKept ? "Kept in config.json." : "Nothing was changed.")
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

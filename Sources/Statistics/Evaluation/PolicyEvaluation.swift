import Files
package import SpacedRepetition

/// How well schedulers would have predicted a learner's answers, each scored on answers that came
/// after those it had learned from.
///
/// The answers are cut in time into six parts. The first only teaches; each of the others is
/// predicted by what was learned from all before it, as the srs-benchmark and fsrs-rs do it.
package struct PolicyEvaluation: Sendable {
  /// What predicts.
  package enum Predictor: String, CaseIterable, Sendable {
    /// The learner's average so far.
    case average
    /// SM-2 in the form of the benchmark.
    case sm2
    /// The intervals that the cards really had.
    case schedule
    /// FSRS-6 with its standard parameters, or with those to compare with.
    case fsrsDefault
    /// FSRS-6 with parameters that were fitted to all answers before.
    case fsrsTrained
  }

  package let items: RecallItems
  package let log: AnswerLog
  /// The scored items' chances by each predictor; none without scored items.
  package let predictions: [Predictor: [Double]]

  /// - Parameter prior: Parameters to compare with and to draw fitted ones to; nil for the standard.
  /// - Complexity: That of five trainings.
  package init(_ reviews: ReviewColumns, prior: FSRS6.Parameters? = nil) {
    self.init(reviews, prior: prior) { log, items in
      FSRSTraining(log, items, prior: prior).parameters
    }
  }

  /// - Parameter train: Finds the parameters that fit some items.
  init(
    _ reviews: ReviewColumns, prior: FSRS6.Parameters? = nil,
    train: @Sendable (AnswerLog, Range<Int>) -> FSRS6.Parameters
  ) {
    let items = RecallItems(reviews)
    let log = AnswerLog(reviews)
    self.items = items
    self.log = log
    let scored = items.scored
    guard !scored.isEmpty else {
      predictions = [:]
      return
    }
    predictions = [
      .average: items.averages,
      .sm2: items.items[scored].map(\.benchmarkSM2),
      .schedule: items.items[scored].map(\.schedule),
      .fsrsDefault: log.predictions(FSRS6(prior ?? .standard), scored),
      .fsrsTrained: Self.trained(log, items, train),
    ]
  }

  /// The chances of the scored items by parameters that were fitted to what came before their part.
  private static func trained(
    _ log: AnswerLog, _ items: RecallItems,
    _ train: @Sendable (AnswerLog, Range<Int>) -> FSRS6.Parameters
  ) -> [Double] {
    inParallel(items.folds) { fold in
      log.predictions(FSRS6(train(log, 0..<fold.lowerBound)), fold)
    }.flatMap(\.self)
  }

  package var scored: ArraySlice<RecallItems.Item> { items.items[items.scored] }

  /// The measures of a predictor; nil without scored items.
  package func score(_ predictor: Predictor) -> PredictionScore? {
    predictions[predictor].map { PredictionScore(scored, $0) }
  }

  /// How much better one predictor was than another; nil without scored items.
  package func difference(_ first: Predictor, minus second: Predictor) -> LossDifference? {
    guard let first = predictions[first], let second = predictions[second] else { return nil }
    return LossDifference(
      (PredictionScore.losses(scored, first), PredictionScore.losses(scored, second)),
      cards: Array(log.itemCards[items.scored]))
  }
}

import Posix

/// How well predictions of answers came true, by the three measures of the srs-benchmark.
package struct PredictionScore: Hashable, Sendable {
  /// The mean of −ln of the chance that was given to what happened; lower is better, and 0.693 is
  /// what a coin gets.
  package let logLoss: Double
  /// The root of the mean squared difference between predicted and real shares, over bins of
  /// answers that are alike in interval, length of history and lapses; lower is better.
  package let rmseBins: Double
  /// How often an answer that was right had been given a better chance than one that was wrong,
  /// ties half; 0.5 is what a coin gets. Nil if all answers were right or all wrong.
  package let auc: Double?

  /// - Parameters:
  ///   - items: The answers; one at least.
  ///   - predictions: The chance that each had, from 0 to 1.
  /// - Complexity: O(*n* log *n*)
  package init(_ items: ArraySlice<RecallItems.Item>, _ predictions: [Double]) {
    precondition(!items.isEmpty && items.count == predictions.count)
    logLoss = Self.logLoss(items, predictions)
    rmseBins = Self.rmse(items, predictions)
    auc = Self.auc(items, predictions)
  }

  private static func logLoss(
    _ items: ArraySlice<RecallItems.Item>, _ predictions: [Double]
  ) -> Double {
    losses(items, predictions).reduce(0, +) / Double(items.count)
  }

  /// −ln of the chance that was given to what happened, item by item.
  static func losses(
    _ items: ArraySlice<RecallItems.Item>, _ predictions: [Double]
  ) -> [Double] {
    zip(items, predictions).map { item, prediction in
      // What was held to be impossible and came would cost infinitely much.
      let chance = min(max(prediction, .ulpOfOne), 1 - .ulpOfOne)
      return -log(item.isPass ? chance : 1 - chance)
    }
  }

  private struct Bin: Hashable {
    let elapsed: Double
    let repetition: Double
    let lapses: Double

    init(_ item: RecallItems.Item) {
      func level(_ number: Int, _ base: Double) -> Double {
        pow(base, (log(Double(number)) / log(base)).rounded(.down))
      }
      elapsed = (2.48 * level(item.elapsed, 3.62) * 100).rounded() / 100
      repetition = (1.99 * level(item.repetition, 1.89)).rounded()
      lapses = item.lapses > 0 ? (1.65 * level(item.lapses, 1.73)).rounded() : 0
    }
  }

  private static func rmse(
    _ items: ArraySlice<RecallItems.Item>, _ predictions: [Double]
  ) -> Double {
    var bins: [Bin: (count: Int, difference: Double)] = [:]
    for (item, prediction) in zip(items, predictions) {
      let bin = Bin(item)
      let (count, difference) = bins[bin] ?? (0, 0)
      bins[bin] = (count + 1, difference + prediction - (item.isPass ? 1 : 0))
    }
    let sum = bins.values.reduce(0) { $0 + $1.difference * $1.difference / Double($1.count) }
    return (sum / Double(items.count)).squareRoot()
  }

  /// By the ranks of the predictions, as the statistic of Mann and Whitney.
  private static func auc(
    _ items: ArraySlice<RecallItems.Item>, _ predictions: [Double]
  ) -> Double? {
    let ranked = zip(predictions, items.map(\.isPass)).sorted { $0.0 < $1.0 }
    let passes = ranked.count { $0.1 }
    guard passes > 0, passes < ranked.count else { return nil }
    var sum = 0.0
    var start = 0
    while start < ranked.count {
      var end = start
      while end < ranked.count, ranked[end].0 == ranked[start].0 { end += 1 }
      let rank = Double(start + 1 + end) / 2
      sum += rank * Double(ranked[start..<end].count { $0.1 })
      start = end
    }
    let least = Double(passes) * Double(passes + 1) / 2
    return (sum - least) / (Double(passes) * Double(ranked.count - passes))
  }
}

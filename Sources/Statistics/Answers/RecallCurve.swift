package import Collection
import Posix
package import SpacedRepetition

/// The chance that a card is remembered, from the learner's own retention if it is known.
///
/// SM-2 aims at 0.9^(*t* / interval), *t* days after the last answer (``Calibration``). If a band
/// of intervals has enough answers, the exponent is scaled so that the curve matches the share that
/// was really remembered; other bands use the scale of all answers together. Without enough answers
/// at all, the curve is SM-2's aim, the best that can be hoped for.
package struct RecallCurve: Hashable, Sendable {
  /// Whether it comes from the learner's own answers.
  package let isMeasured: Bool
  /// The factor of the exponent for each band of ``Calibration/rows``.
  private var scales: [Double]
  /// The uncertainty of each factor: the standard deviation of its logarithm.
  private let spreads: [Double]
  private let bands: [Band]

  /// The fewest answers for a share: with fewer, its 95 % interval is wider than 40 points.
  private static let fewestAnswers = 20

  package init(_ calibration: Calibration) {
    let rows = calibration.rows
    let all = rows.reduce((PassCount(), 0.0)) { sum, row in
      (sum.0 + row.answers, sum.1 + (row.expected ?? 0) * Double(row.answers.total))
    }
    let mean = Self.scale(all.0, expected: all.1 / Double(max(1, all.0.total)))
    isMeasured = mean != nil
    scales = rows.map { Self.scale($0.answers, expected: $0.expected ?? 1) ?? mean ?? 1 }
    bands = rows.map(\.band)
    let common = Self.spread(all.0).map { ($0 * $0 + 0.04).squareRoot() } ?? Self.unmeasured
    spreads = rows.map { row in Self.spread(row.answers) ?? common }
  }

  /// The spread of an unmeasured curve: a factor of 2.2 either way.
  private static let unmeasured = 0.8

  /// The spread that remains with that many answers; nil if they are too few for a scale of their
  /// own.
  private static func spread(_ answers: PassCount) -> Double? {
    guard answers.total >= fewestAnswers else { return nil }
    let count = Double(answers.total)
    let share = (Double(answers.passed) + 0.5) / (count + 1)
    return ((1 - share) / share / count).squareRoot() / -log(share)
  }

  /// Another curve compatible with the same answers: its scales are drawn from their uncertainty.
  /// - Parameter normal: Draws numbers from the standard normal distribution.
  func drawn(by normal: () -> Double) -> RecallCurve {
    var curve = self
    // The error of the curve's shape is the same for all intervals.
    let shape = normal() * Self.shapeSpread
    for index in scales.indices { curve.scales[index] *= exp(shape + normal() * spreads[index]) }
    return curve
  }

  private static let shapeSpread = 0.25

  /// The curve as needed for an exam's date: a card that failed last counts as one with an interval
  /// of a day.
  package var recall: Recall {
    Recall { progress, days in
      progress.phase == .learning
        ? chance(interval: 1, elapsed: max(1, days))
        : chance(interval: progress.state.interval, elapsed: days)
    }
  }

  /// The factor that turns an expected share into the actual one; nil if the answers are too few or
  /// were given before anything could be forgotten.
  private static func scale(_ answers: PassCount, expected: Double) -> Double? {
    guard answers.total >= fewestAnswers, expected < 0.995 else { return nil }
    // Half an answer more of each kind keeps the share away from 0 and 1.
    let share = (Double(answers.passed) + 0.5) / (Double(answers.total) + 1)
    return log(share) / log(expected)
  }

  /// The chance of remembering a card that many days after its last answer, from 0 to 1.
  package func chance(interval: Int, elapsed: Int) -> Double {
    let interval = max(1, interval)
    let scale = bands.firstIndex { $0.contains(interval) }.map { scales[$0] } ?? 1
    return pow(0.9, scale * Double(max(0, elapsed)) / Double(interval))
  }

  /// The chance that a card would be answered right on a day.
  ///
  /// It is 0 for a new card. A card that failed last has the measured chance of such answers, after
  /// at least one day; if that is not measured, it is 0 too.
  package func chance(of progress: CardProgress, on day: Day) -> Double {
    guard !progress.isNew, let last = progress.lastReviewed else { return 0 }
    switch progress.phase {
    case .new: return 0
    case .review, .relearning:
      return chance(interval: progress.state.interval, elapsed: day - last)
    case .learning:
      return isMeasured ? chance(interval: 1, elapsed: max(1, day - last)) : 0
    }
  }

  package static let definition =
    "0.9^(f × days since the last answer / interval), where f makes it the retention of your own"
    + " answers at such intervals; with fewer than \(fewestAnswers) answers f is 1, which SM-2 aims at,"
    + " and the number is the best to hope for; new cards at 0, cards that failed last as after a day"
}

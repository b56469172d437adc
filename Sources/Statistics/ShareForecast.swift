/// The forecast share of right answers to some questions, from the chance of each.
package struct ShareForecast: Hashable, Sendable {
  /// The share, from 0 to 1.
  package let share: Double
  /// The 95 % confidence interval of the share.
  package let range: ClosedRange<Double>

  /// Questions whose chances come from one source.
  package struct Part: Hashable, Sendable {
    package var chances: [Double]
    /// The number of answers behind the chances; 0 for a guess.
    package var answers: Int

    package init(_ chances: [Double], from answers: Int) {
      self.chances = chances
      self.answers = answers
    }
  }

  /// Combines the variance of the answers, each of which is right or wrong by its chance, with the
  /// error of the chances: that of a share known from that many answers, half of them right.
  /// - Returns: Nil without questions.
  package init?(_ parts: [Part]) {
    let count = Double(parts.reduce(0) { $0 + $1.chances.count })
    guard count > 0 else { return nil }
    var (sum, variance) = (0.0, 0.0)
    for part in parts {
      sum += part.chances.reduce(0, +)
      variance += part.chances.reduce(0) { $0 + $1 * (1 - $1) } / (count * count)
      let weight = Double(part.chances.count) / count
      variance += weight * weight * 0.25 / Double(part.answers + 4)
    }
    share = sum / count
    let half = 1.959963984540054 * variance.squareRoot()
    range = max(0, share - half)...min(1, share + half)
  }
}

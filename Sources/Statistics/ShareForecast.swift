/// Which share of some questions will be right, from the chance of each.
package struct ShareForecast: Hashable, Sendable {
  /// From 0 to 1.
  package let share: Double
  /// Where the share lies with a confidence of 95 %.
  package let range: ClosedRange<Double>

  /// Questions whose chances come from one source.
  package struct Part: Hashable, Sendable {
    package var chances: [Double]
    /// How many answers the source is; 0 for a guess.
    package var answers: Int

    package init(_ chances: [Double], from answers: Int) {
      self.chances = chances
      self.answers = answers
    }
  }

  /// Adds up the spread of the answers, each of which is right or wrong by its chance, and the error
  /// of the chances: that of a share that is known from so many answers, half of them right.
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

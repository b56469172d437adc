import SpacedRepetition

/// The difference between two shares of right answers: how much larger the second one is.
///
/// Its interval may be looked at as often as you like, after every answer too, and be acted on at
/// any look: the chance that it *ever* misses the true difference is at most 5 %, not only at one
/// look decided on beforehand. It is the normal-mixture confidence sequence. With *t* = 1 / variance
/// of the difference, the half width is
///
///     √((t + r) · (ln((t + r) / r) + 2 · ln(1 / 0.05))) / t
///
/// The variance is that of two shares, p(1 − p) / n each, with one answer of either kind added to
/// each so that it is never 0. As it is estimated, the 5 % hold for many answers, as they do for the
/// usual intervals.
///
/// Sources: H. Robbins, *Statistical methods related to the law of the iterated logarithm*, Annals of
/// Mathematical Statistics 41 (1970); S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, *Time-uniform,
/// nonparametric, nonasymptotic confidence sequences*, Annals of Statistics 49 (2021), for the
/// boundary; R. Johari, P. Koomen, L. Pekelis, D. Walsh, *Always valid inference*, Operations
/// Research 70 (2022), for differences between two groups; I. Waudby-Smith, D. Arbour, R. Sinha,
/// E. Kennedy, A. Ramdas, *Time-uniform central limit theory and asymptotic confidence sequences*,
/// Annals of Statistics 52 (2024), for variances that are estimated.
package struct ShareDifference: Hashable, Sendable {
  package let first: PassCount
  package let second: PassCount

  package init(_ first: PassCount, _ second: PassCount) {
    self.first = first
    self.second = second
  }

  /// The second share minus the first, from −1 to 1; nil while one of them has no answers.
  package var value: Double? {
    guard let low = first.share, let high = second.share else { return nil }
    return high - low
  }

  /// The interval of the true difference, valid at every look; nil while one share has no answers.
  package var interval: ClosedRange<Double>? {
    guard let value else { return nil }
    let half = Self.halfWidth(information: information)
    return max(-1, value - half)...min(1, value + half)
  }

  /// One over the variance of the difference.
  var information: Double { 1 / (Self.variance(first) + Self.variance(second)) }

  private static func variance(_ count: PassCount) -> Double {
    let share = Double(count.passed + 1) / Double(count.total + 2)
    return share * (1 - share) / Double(max(1, count.total))
  }

  /// What makes the interval tightest where a difference of 10 points is about to be found: one
  /// over the square of 8 points.
  private static let mixture = 1 / (0.08 * 0.08)

  static func halfWidth(information t: Double) -> Double {
    let r = mixture
    let logs = Elementary.log((t + r) / r) + 2 * Elementary.log(1 / 0.05)
    return ((t + r) * logs).squareRoot() / t
  }

  // MARK: How many answers

  /// The difference that a trial is meant to find: 10 points.
  package static let wanted = 0.1

  /// How many more answers in both arms together are needed until a difference of 10 points would
  /// be found with a chance of 80 %.
  ///
  /// The interval excludes 0 with that chance once half its width and 0.84 standard errors are less
  /// than the difference. The share of right answers is that of the answers so far, with 10 answers
  /// added of which 85 % are right. Where there are that many answers and the interval still says
  /// neither yes nor no, it is the number until it does if the difference stays as it is.
  package var answersNeeded: Int {
    let total = first.total + second.total
    let share = (Double(first.passed + second.passed) + 8.5) / Double(total + 10)
    func answers(_ information: Double) -> Int {
      Int((4 * share * (1 - share) * information).rounded(.up))
    }
    let planned = answers(
      Self.information { Self.halfWidth(information: $0) + 0.8416 / $0.squareRoot() <= Self.wanted }
    )
    if planned > total { return planned - total }
    let size = abs(value ?? 0)
    let enough = max(size, Self.wanted - size)
    return max(
      1, answers(Self.information { Self.halfWidth(information: $0) < enough }) - total)
  }

  /// The least information for which something holds that holds for all larger ones.
  private static func information(_ isEnough: (Double) -> Bool) -> Double {
    var (low, high) = (1.0, 1e6)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

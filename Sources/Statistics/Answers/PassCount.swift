package import SpacedRepetition

/// Counts of answers with a grade of 3 or more, and under 3.
package struct PassCount: Hashable, Sendable {
  package var passed: Int
  package var failed: Int

  package init(passed: Int = 0, failed: Int = 0) {
    self.passed = passed
    self.failed = failed
  }

  package var total: Int { passed + failed }

  /// The share that passed, from 0 to 1; nil without answers.
  package var share: Double? { total > 0 ? Double(passed) / Double(total) : nil }

  package mutating func add(_ grade: Grade) {
    if grade.isPass { passed += 1 } else { failed += 1 }
  }

  package static func + (left: PassCount, right: PassCount) -> PassCount {
    PassCount(passed: left.passed + right.passed, failed: left.failed + right.failed)
  }

  /// The 95 % confidence interval of the true share, if the answers are a sample of it: Wilson's
  /// score interval, which stays within 0 and 1 and works for few answers too; nil without answers.
  ///
  /// Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*,
  /// Journal of the American Statistical Association 22 (1927).
  package var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    let z = 1.959963984540054
    let n = Double(total)
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // If all or none passed, the end is 1 or 0, apart from rounding.
    let low = passed == 0 ? 0 : max(0, middle - half)
    let high = failed == 0 ? 1 : min(1, middle + half)
    return low...high
  }
}

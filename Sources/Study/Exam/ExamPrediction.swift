import JSON
import SpacedRepetition

/// The share of right answers predicted before an exam.
package struct ExamPrediction: Hashable, Sendable {
  /// From 0 to 1.
  package let share: Double
  /// The 95 % confidence interval of the result.
  package let range: ClosedRange<Double>

  /// Rounds to hundredths of a percent, so that a saved value is read back unchanged.
  package init(share: Double, range: ClosedRange<Double>) {
    func kept(_ share: Double) -> Double { (share * Self.scale).rounded() / Self.scale }
    self.share = kept(share)
    self.range = kept(range.lowerBound)...kept(range.upperBound)
  }

  fileprivate static let scale = 10_000.0

  /// The comparison of a result with its prediction.
  package enum Outcome: Hashable, Sendable {
    case within
    /// The prediction was higher than the result.
    case tooHigh
    case tooLow
  }

  /// The comparison of a result with the prediction, to a tenth of a percent as it is shown.
  package func outcome(right: Int, of total: Int) -> Outcome {
    let reached = Double(right) / Double(max(1, total))
    if reached < range.lowerBound - 0.0005 { return .tooHigh }
    return reached > range.upperBound + 0.0005 ? .tooLow : .within
  }
}

/// A domain with too few cards to ask.
package struct ExamShortage: Hashable, Sendable {
  package let domain: String
  /// The number of questions that it should have had.
  package let wanted: Int
  package let found: Int

  package init(domain: String, wanted: Int, found: Int) {
    (self.domain, self.wanted, self.found) = (domain, wanted, found)
  }
}

// MARK: As they are kept

extension ExamPrediction {
  var json: JSONValue {
    func number(_ share: Double) -> JSONValue { .integer(Int((share * Self.scale).rounded())) }
    return .object([
      "share": number(share), "low": number(range.lowerBound), "high": number(range.upperBound),
    ])
  }

  init?(_ json: JSONValue) {
    guard let object = json.object, let share = object["share"]?.integer,
      let low = object["low"]?.integer, let high = object["high"]?.integer,
      0 <= low, low <= share, share <= high, high <= Int(Self.scale)
    else { return nil }
    self.init(
      share: Double(share) / Self.scale,
      range: Double(low) / Self.scale...Double(high) / Self.scale)
  }
}

extension ExamShortage {
  var json: JSONValue {
    .object(["domain": .string(domain), "wanted": .integer(wanted), "found": .integer(found)])
  }

  init?(_ json: JSONValue) {
    guard let object = json.object, let domain = object["domain"]?.string,
      let wanted = object["wanted"]?.integer, let found = object["found"]?.integer,
      0 <= found, found < wanted, wanted <= 1_000_000
    else { return nil }
    self.init(domain: domain, wanted: wanted, found: found)
  }
}

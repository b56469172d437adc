import SpacedRepetition

/// The stabilities after a first answer, w0 to w3, that fit how cards were remembered after their
/// first interval.
///
/// Source: fsrs-rs 6.6, the initialization of its parameters.
struct FirstStabilities: Sendable {
  /// Those of again, hard, good and easy, never falling.
  let values: [Double]

  /// - Parameters:
  ///   - firsts: The first intervals.
  ///   - recall: The share of all items that were remembered, which is taken as one more answer of
  ///     each group.
  /// - Returns: Nil if there are no first intervals.
  init?(_ firsts: FirstIntervals, recall: Double) {
    var found: [Double?] = zip(firsts.groups, FSRS6.Parameters.standard.values).map {
      groups, standard in
      groups.isEmpty ? nil : Self.fitted(groups, recall: recall, standard: standard)
    }
    Self.order(&found, firsts.counts)
    guard let values = Self.completed(found) else { return nil }
    self.values = values
  }

  private static let bounds = 0.001...100.0

  /// The stability that makes the answers of the groups likeliest, drawn a little to the standard one.
  private static func fitted(
    _ groups: [FirstIntervals.Group], recall: Double, standard: Double
  ) -> Double {
    let curve = FSRS6()
    func loss(_ stability: Double) -> Double {
      groups.reduce(abs(stability - standard) / 16) { sum, group in
        let count = Double(group.count)
        let share = (Double(group.passed) + recall) / (count + 1)
        let chance = curve.recall(stability, after: Double(group.days))
        return sum - count
          * (share * Elementary.log(chance) + (1 - share) * Elementary.log(1 - chance))
      }
    }
    var (low, high) = (bounds.lowerBound, bounds.upperBound)
    for _ in 0..<110 where high - low > .ulpOfOne {
      let third = (high - low) / 3
      if loss(low + third) < loss(high - third) { high -= third } else { low += third }
    }
    return (low + high) / 2
  }

  /// Makes the stabilities that are known never fall from one button to a better one: of two that do,
  /// the one with fewer cards takes the other's.
  static func order(_ values: inout [Double?], _ counts: [Int]) {
    for (worse, better) in [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)] {
      guard let low = values[worse], let high = values[better], low > high else { continue }
      if counts[worse] > counts[better] { values[better] = low } else { values[worse] = high }
    }
  }

  /// All four from those that are known; nil if none is.
  static func completed(_ known: [Double?]) -> [Double]? {
    // The places of hard between again and good, and of good between hard and easy.
    let (p, q) = (0.41, 0.54)
    func mix(_ a: Double?, _ power: Double, _ b: Double?) -> Double {
      guard let a, let b else { return 1 }
      return Elementary.exp(power * Elementary.log(a) + (1 - power) * Elementary.log(b))
    }
    let standard = FSRS6.Parameters.standard.values
    var s = known
    switch known.map({ $0 != nil }) {
    case [false, false, false, false]: return nil
    case let present where present.count(where: { $0 }) == 1:
      let place = present.firstIndex(of: true) ?? 0
      let factor = (known[place] ?? 1) / standard[place]
      s = (0..<4).map { standard[$0] * factor }
    case [true, true, false, false]:
      s[2] = mix(s[0], 1 - 1 / (1 - p), s[1])
      s[3] = mix(s[1], 1 - 1 / q, s[2])
    case [true, false, true, false]:
      s[1] = mix(s[0], p, s[2])
      s[3] = mix(s[1], 1 - 1 / q, s[2])
    case [false, true, true, false]:
      s[3] = mix(s[1], 1 - 1 / q, s[2])
      s[0] = mix(s[1], 1 / p, s[2])
    case [false, true, false, true]:
      s[2] = mix(s[1], 1 - q, s[3])
      s[0] = mix(s[1], 1 / p, s[2])
    case [false, false, true, true]:
      s[1] = mix(s[2], 1 / (1 - q), s[3])
      s[0] = mix(s[1], 1 / p, s[2])
    case [true, false, false, true]:
      let z = p + q - p * q
      s[1] = mix(known[0], p / z, known[3])
      s[2] = mix(known[0], 1 - q / z, known[3])
    case [false, true, true, true]: s[0] = mix(s[1], 1 / p, s[2])
    case [true, false, true, true]: s[1] = mix(s[0], p, s[2])
    case [true, true, false, true]: s[2] = mix(s[1], 1 - q, s[3])
    case [true, true, true, false]: s[3] = mix(s[1], 1 - 1 / q, s[2])
    default: break
    }
    return s.map { min(max($0 ?? 1, bounds.lowerBound), bounds.upperBound) }
  }
}

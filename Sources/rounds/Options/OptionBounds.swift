import ArgumentParser

/// Refuses a number that an option does not take.
/// - Parameter range: The numbers that it takes; up to `Int.max` where there is no end.
func checkOption(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
  guard let value, !range.contains(value) else { return }
  let bounds =
    range.upperBound == .max
    ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
  throw ValidationError("\(option) is \(value); it takes a number, \(bounds)")
}

extension ClosedRange<Int> {
  /// The minutes that a sitting may have: a day at the most.
  static let minutesOfSitting = 1...1440
}

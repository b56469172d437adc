import ArgumentParser

/// Throws for a number outside an option's range.
/// - Parameter range: The valid numbers; up to `Int.max` if there is no upper limit.
func checkOption(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
  guard let value, !range.contains(value) else { return }
  let bounds =
    range.upperBound == .max
    ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
  throw ValidationError("\(option) is \(value); it takes a number, \(bounds)")
}

extension ClosedRange<Int> {
  /// The valid minutes of a sitting: at most a day.
  static let minutesOfSitting = 1...1440
}

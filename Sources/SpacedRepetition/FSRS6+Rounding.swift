extension FSRS6 {
  /// The whole days around an interval among which chance may pick, so that cards that were learned
  /// together part.
  ///
  /// An interval under 2.5 days stays as it is. A longer one varies by a day, and besides by 15 % of
  /// its days from 2.5 to 7, 10 % of those from 7 to 20 and 5 % of those beyond, as in Anki.
  ///
  /// - Parameters:
  ///   - interval: The days, not rounded.
  ///   - bounds: The shortest and the longest interval allowed, 1 day at least.
  public static func fuzz(
    around interval: Double, in bounds: ClosedRange<Int> = 1...SM2.longestInterval
  ) -> ClosedRange<Int> {
    let x = clamped(interval, Double(bounds.lowerBound)...Double(bounds.upperBound))
    func part(_ range: ClosedRange<Double>) -> Double { clamped(x, range) - range.lowerBound }
    let variation =
      x < 2.5
      ? 0
      : 1 + 0.15 * part(2.5...7) + 0.10 * part(7...20)
        + 0.05 * part(20...Double(SM2.longestInterval))
    let first = days(x - variation, bounds)
    var last = days(x + variation, bounds)
    if first == last, last > 2, last < bounds.upperBound { last += 1 }
    return first...last
  }

  /// The days of hard, good and easy for a card in review: each a day longer than the one before, and
  /// longer than the interval so far where that is not out of reach.
  ///
  /// - Parameters:
  ///   - intervals: The days that the stabilities after the three answers come to, not rounded.
  ///   - interval: The interval that the card was scheduled with.
  ///   - longest: The longest interval allowed.
  static func ordered(
    _ intervals: (hard: Double, good: Double, easy: Double), after interval: Int, longest: Int
  ) -> (hard: Int, good: Int, easy: Int) {
    func days(_ x: Double, atLeast least: Int) -> Int {
      let whole = Self.days(x, 0...longest)
      let reach = fuzz(around: x, in: 1...longest).upperBound
      let floor = whole > interval ? interval + 1 : interval <= reach ? interval : 0
      return min(max(whole, floor, least), longest)
    }
    let hard = days(intervals.hard, atLeast: 1)
    let good = days(intervals.good, atLeast: hard + 1)
    return (hard, good, days(intervals.easy, atLeast: good + 1))
  }
}

/// The intervals around the scheduler's from which a day is picked.
///
/// An interval of 3 days or more may vary by one day, plus 15 % of its days from 2.5 to 7, 10 % of
/// those from 7 to 20 and 5 % of those beyond, as in Anki: 2 to 4 days for 3, 13 to 17 for 15, 93
/// to 107 for 100. Shorter intervals stay as they are.
struct FuzzWindow: Hashable, Sendable {
  let intervals: ClosedRange<Int>

  /// - Returns: Nil for an interval that does not vary.
  init?(around interval: Int, longest: Int) {
    guard 3...longest ~= interval else { return nil }
    // In thousandths of a day, rounded to the nearest day.
    let variation =
      1000 + 150 * min(interval, 7) - 375 + 100 * max(0, min(interval, 20) - 7)
      + 50 * max(0, interval - 20)
    let days = (variation + 500) / 1000
    let first = (1000 * interval - variation + 500) / 1000
    intervals = first...min(max(interval + days, first), longest)
  }

  /// A window with one interval.
  init?(only interval: Int?) {
    guard let interval else { return nil }
    intervals = interval...interval
  }
}

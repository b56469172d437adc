package import SpacedRepetition

/// How many cards come due on each of the coming days, if nothing is answered meanwhile.
package struct Forecast: Hashable, Sendable {
  /// Cards that were due before today.
  package private(set) var overdue = 0
  /// Cards due on each day, today first.
  package private(set) var days: [Int]

  /// - Parameters:
  ///   - dues: The due days of all cards in review.
  ///   - count: How many days to look ahead, today included.
  package init(_ dues: some Sequence<Day>, from today: Day, count: Int) {
    days = Array(repeating: 0, count: count)
    for due in dues {
      let distance = due - today
      if distance < 0 {
        overdue += 1
      } else if distance < count {
        days[distance] += 1
      }
    }
  }
}

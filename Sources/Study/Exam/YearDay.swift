package import SpacedRepetition

/// A day that recurs every year, such as January 15.
package struct YearDay: Hashable, Sendable {
  let month: Int
  let day: Int

  /// Reads `MM-DD`; nil unless every year has that day.
  init?(_ text: String) {
    // A year without February 29.
    guard text.utf8.count == 5, let day = Day("2023-" + text) else { return nil }
    (month, self.day) = (day.month, day.day)
  }

  /// The first such day after another day.
  package func next(after day: Day) -> Day {
    guard let here = Day(year: day.year, month: month, day: self.day) else { return day }
    return here > day ? here : Day(year: day.year + 1, month: month, day: self.day) ?? .latest
  }
}

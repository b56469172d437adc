package import SpacedRepetition

/// A day that comes every year, such as 15 January.
package struct YearDay: Hashable, Sendable {
  let month: Int
  let day: Int

  /// Reads `MM-DD`; nil if there is no such day in every year.
  init?(_ text: String) {
    // A year without a 29th of February.
    guard text.utf8.count == 5, let day = Day("2023-" + text) else { return nil }
    (month, self.day) = (day.month, day.day)
  }

  /// The first such day after another.
  package func next(after day: Day) -> Day {
    guard let here = Day(year: day.year, month: month, day: self.day) else { return day }
    return here > day ? here : Day(year: day.year + 1, month: month, day: self.day) ?? .latest
  }
}

package import SpacedRepetition

/// A forecast of the cards due on each day if nothing is answered in the meantime.
package struct Forecast: Hashable, Sendable {
  /// Cards by the days from today to their due day; negative for overdue ones. Excludes buried
  /// cards due by today, as in Anki.
  package private(set) var cards: [Int: Int] = [:]
  /// The excluded buried cards, by the days until they come back.
  private var returns: [Int: Int] = [:]

  /// - Parameters:
  ///   - dues: The due days of the cards in review.
  ///   - returns: The days on which buried cards that are due by today come back.
  package init(_ dues: some Sequence<Day>, returns: some Sequence<Day> = [], from today: Day) {
    for due in dues { cards[due - today, default: 0] += 1 }
    for day in returns { self.returns[day - today, default: 0] += 1 }
  }

  /// Cards that were due before today.
  package var overdue: Int {
    cards.reduce(0) { $0 + ($1.key < 0 ? $1.value : 0) }
  }

  /// Cards due on each of that many days; today's include the overdue ones.
  package func days(_ count: Int) -> [Int] {
    (0..<count).map { (cards[$0] ?? 0) + (returns[$0] ?? 0) + ($0 == 0 ? overdue : 0) }
  }

  /// Cards due within that many days, including today and overdue ones. The cards due tomorrow as
  /// things stand are those within 2 days.
  package func due(within count: Int) -> Int { days(count).reduce(0, +) }

  package static let definition =
    "cards by their due day, if nothing is answered meanwhile; suspended cards left out, buried ones"
    + " on the day on which they come back"
}

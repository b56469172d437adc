package import SpacedRepetition

/// How many cards come due on each day, if nothing is answered meanwhile.
package struct Forecast: Hashable, Sendable {
  /// Cards by the days from today to their due day; negative for those that are overdue.
  package private(set) var cards: [Int: Int] = [:]

  /// - Parameter dues: The due days of all cards in review.
  package init(_ dues: some Sequence<Day>, from today: Day) {
    for due in dues { cards[due - today, default: 0] += 1 }
  }

  /// Cards that were due before today.
  package var overdue: Int {
    cards.reduce(0) { $0 + ($1.key < 0 ? $1.value : 0) }
  }

  /// Cards due on each of so many days, today first.
  package func days(_ count: Int) -> [Int] {
    (0..<count).map { cards[$0] ?? 0 }
  }

  package static let definition =
    "cards by their due day, if nothing is answered meanwhile; suspended cards left out, buried ones"
    + " where they are due by today"
}

/// A stretch of days that ends today, for statistics.
package enum Period: String, CaseIterable, Sendable {
  case today, yesterday
  /// The last 7 days, including today.
  case week
  /// The last 30 days.
  case month
  /// The last 365 days.
  case year
  case all

  /// The ages of days at which a period begins or ends: all days from one of them up to the next
  /// are in the same periods.
  static let firstAges = [0, 1, 2, 7, 30, 365]

  /// Whether a day with that age is in the period.
  func contains(age: Int) -> Bool {
    switch self {
    case .today: age == 0
    case .yesterday: age == 1
    case .week: 0..<7 ~= age
    case .month: 0..<30 ~= age
    case .year: 0..<365 ~= age
    case .all: age >= 0
    }
  }
}

/// The number of new cards that a learner learns per day.
///
/// It is the mean over the last 30 days, or over the days since the first answer if those are
/// fewer. A mean of less than a week says little, so until then it is the learner's setting.
package struct LearningPace: Hashable, Sendable {
  /// The source of a pace.
  package enum Basis: Hashable, Sendable {
    /// The setting `new-per-day`.
    case setting
    /// The answers of that many days, including today.
    case lastDays(Int)
  }

  package let perDay: Double
  package let basis: Basis

  /// The fewest and the most days over which a pace is measured.
  private static let days = 7...30

  /// - Parameter setting: The learner's setting for new cards per day.
  package init(_ activity: Activity, setting: Int) {
    let days = min(activity.streak.span, Self.days.upperBound)
    guard days >= Self.days.lowerBound else {
      (perDay, basis) = (Double(setting), .setting)
      return
    }
    let learned = (0..<days).reduce(0) { $0 + activity[$1].learned }
    (perDay, basis) = (Double(learned) / Double(days), .lastDays(days))
  }

  /// The pace in whole cards, rounded up: a learner who learns a card a week learns one now and
  /// then.
  package var wholeCards: Int { Int(perDay.rounded(.up)) }

  package static let definition =
    "cards answered for the first time, practice left out, as the mean over the last 30 days or the"
    + " days since the first answer; in the first week the setting new-per-day"
}

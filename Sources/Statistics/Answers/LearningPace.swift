/// How many new cards a learner learns a day.
///
/// It is the mean over the last 30 days, or over the days since the first answer where those are
/// fewer. A mean of less than a week says little, so until then it is what the learner has set.
package struct LearningPace: Hashable, Sendable {
  /// Where a pace comes from.
  package enum Basis: Hashable, Sendable {
    /// The setting `new-per-day`.
    case setting
    /// The answers of so many days, today included.
    case lastDays(Int)
  }

  package let perDay: Double
  package let basis: Basis

  /// The fewest days that a pace is measured over, and the most.
  private static let days = 7...30

  /// - Parameter setting: The new cards a day that the learner has set.
  package init(_ activity: Activity, setting: Int) {
    let days = min(activity.streak.span, Self.days.upperBound)
    guard days >= Self.days.lowerBound else {
      (perDay, basis) = (Double(setting), .setting)
      return
    }
    let learned = (0..<days).reduce(0) { $0 + activity[$1].learned }
    (perDay, basis) = (Double(learned) / Double(days), .lastDays(days))
  }

  /// The pace in whole cards, rounded up: who learns a card a week learns one now and then.
  package var wholeCards: Int { Int(perDay.rounded(.up)) }

  package static let definition =
    "cards answered for the first time, practice left out, as the mean over the last 30 days or the"
    + " days since the first answer; in the first week the setting new-per-day"
}

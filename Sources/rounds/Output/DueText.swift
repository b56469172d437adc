import Collection
import Study
import Text

/// How many cards are due: what today's review asks, and where that is not all, of how many.
extension DueCounts {
  /// `200 of 510 due` where the day's limit or siblings put cards off, else `200 due`.
  var dueText: String { Self.share(due, of: dueInAll) + " due" }

  /// Why cards are put off: `310 over reviews-per-day`, `5 siblings put off`.
  var putOff: [String] {
    [
      dueBeyondLimit > 0 ? "\(dueBeyondLimit) over reviews-per-day" : nil,
      dueSiblings > 0 ? "\(counted(dueSiblings, "sibling")) put off" : nil,
    ].compactMap(\.self)
  }

  /// `200 of 510 due (310 over reviews-per-day)`.
  var explainedDueText: String { dueText + Self.inParentheses(putOff) }

  /// `200 of 510 (490 overdue, 310 over reviews-per-day)`, without what is 0; with cards in steps.
  func text(overdue: Int) -> String {
    Self.share(due + learning, of: dueInAll + learning)
      + Self.inParentheses((overdue > 0 ? ["\(overdue) overdue"] : []) + putOff)
  }

  private static func share(_ now: Int, of all: Int) -> String {
    now < all ? "\(now) of \(all)" : "\(now)"
  }

  private static func inParentheses(_ reasons: [String]) -> String {
    reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
  }
}

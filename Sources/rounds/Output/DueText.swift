import Collection
import Study
import Text

/// The number of due cards: those in today's review, and if that is not all, the total.
extension DueCounts {
  /// `200 of 510 due` if the day's limit or siblings postpone cards; otherwise `200 due`.
  var dueText: String { Self.share(due, of: dueInAll) + " due" }

  /// Why cards are postponed: `310 over reviews-per-day`, `5 siblings put off`.
  var putOff: [String] {
    [
      dueBeyondLimit > 0 ? "\(dueBeyondLimit) over reviews-per-day" : nil,
      dueSiblings > 0 ? "\(counted(dueSiblings, "sibling")) put off" : nil,
    ].compactMap(\.self)
  }

  /// `200 of 510 due (310 over reviews-per-day)`.
  var explainedDueText: String { dueText + Self.inParentheses(putOff) }

  /// `200 of 510 (490 overdue, 310 over reviews-per-day)`, without zeros; includes cards in steps.
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

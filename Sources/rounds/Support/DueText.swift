import Study

/// How many cards are due: what today's review asks, and where that is not all, of how many.
struct DueText {
  private let now: Int
  private let inAll: Int
  private let overdue: Int
  private let beyondLimit: Int

  /// - Parameter inAll: All cards that are due, also those in steps.
  init(_ queue: DayQueue, inAll: Int, _ overdue: Int) {
    now = queue.due.count + queue.steps.count
    self.inAll = inAll
    self.overdue = overdue
    beyondLimit = queue.dueBeyondLimit
  }

  /// `200 of 510 (490 overdue, 310 over reviews-per-day)`, without what is 0.
  var text: String {
    let siblings = inAll - now - beyondLimit
    let reasons = [
      overdue > 0 ? "\(overdue) overdue" : nil,
      beyondLimit > 0 ? "\(beyondLimit) over reviews-per-day" : nil,
      siblings > 0 ? "\(counted(siblings, "sibling")) put off" : nil,
    ].compactMap(\.self)
    return (now < inAll ? "\(now) of \(inAll)" : "\(inAll)")
      + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
  }
}

extension DueCounts {
  /// `200 of 510 due` where the day's limit puts cards off, else `200 due`.
  var dueText: String { dueBeyondLimit > 0 ? "\(due) of \(dueInAll) due" : "\(due) due" }
}

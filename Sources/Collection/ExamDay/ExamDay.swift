package import SpacedRepetition

/// The day of an exam, and how well cards should be known on it.
///
/// A card is asked on the day that its scheduler sets. Only if that day is not before the exam, and
/// the card would be forgotten by then, is its next review moved before the exam: late enough that
/// the card is known on the day. The scheduler's interval stays as it is, so that the card goes on
/// from there.
package struct ExamDay: Sendable {
  package let day: Day
  /// The target chance of knowing a card, from 0 to 1.
  package let target: Double
  package let recall: Recall

  package init(_ day: Day, target: Double, recall: Recall) {
    self.day = day
    self.target = target
    self.recall = recall
  }

  /// The chance that a card is known on the day without another review; 0 for a new card.
  package func chance(of progress: CardProgress) -> Double {
    guard !progress.isNew, let last = progress.lastReviewed else { return 0 }
    return recall.chance(progress, after: max(0, day - last))
  }

  /// Whether a card is reviewed before the exam only because of the exam: its scheduler's day is
  /// not before it. Such a review is worth less than one that is due, or than a new card.
  package func isBroughtForward(_ progress: CardProgress) -> Bool {
    guard let due = progress.due, let last = progress.lastReviewed, due < day else { return false }
    return last + progress.state.interval >= day
  }

  /// The days on which the last review of a card before the exam leaves it known, up to the day
  /// before the exam; that day alone where none does. Nil if the scheduler's day stays.
  ///
  /// - Parameters:
  ///   - progress: The card after an answer.
  ///   - today: The day of that answer.
  /// - Complexity: Linear in the days until the exam.
  package func lastReviewDays(
    of progress: CardProgress, after today: Day, under scheduler: Scheduler
  ) -> ClosedRange<Day>? {
    let last = day - 1
    guard last > today, let due = progress.due, due >= day, progress.dueAt == nil,
      chance(of: progress) < target
    else { return nil }
    func isKnown(after review: Day) -> Bool {
      let next = scheduler.next(progress, Review(day: review, grade: .hesitant))
      return recall.chance(next, after: day - review) >= target
    }
    var first = last
    while first - 1 > today, isKnown(after: first - 1) { first = first - 1 }
    return first...last
  }
}

/// The room for reviews on the days before an exam.
package struct ExamRoom {
  /// The reviews per day, over 0.
  private let perDay: Int
  /// The number of cards already due on a day.
  private let count: (Day) -> Int
  /// The day's share of the limit, from 0 to 1.
  private let weight: (Day) -> Double

  package init(
    perDay: Int, count: @escaping (Day) -> Int, weight: @escaping (Day) -> Double = { _ in 1 }
  ) {
    self.perDay = max(1, perDay)
    self.count = count
    self.weight = weight
  }

  private func room(on day: Day) -> Int { Int((Double(perDay) * weight(day)).rounded()) }

  /// The day for a card's last review.
  ///
  /// The weakest cards get the days closest to the exam: the last day takes as many as it has room
  /// for, then the day before it, and so on. From its place, a card takes the first day with room,
  /// going back and then forward; if no day has room, the day with the fewest cards. A day of
  /// weight 0 gets none.
  ///
  /// - Parameters:
  ///   - days: The days that leave the card known.
  ///   - weaker: How many other cards are weaker on the day of the exam.
  ///   - today: The day of the answer; only later days are picked.
  /// - Returns: Nil if no day before the exam takes cards.
  package func day(in days: ClosedRange<Day>, weaker: Int, after today: Day) -> Day? {
    var open = Self.list(days).filter { weight($0) > 0 }
    if open.isEmpty {
      var earlier = days.lowerBound - 1
      while earlier > today, weight(earlier) == 0 { earlier = earlier - 1 }
      guard earlier > today else { return nil }
      open = [earlier]
    }
    var start = open.count - 1
    var left = weaker - room(on: open[start])
    while start > 0, left >= 0 {
      start -= 1
      left -= room(on: open[start])
    }
    let order = open[...start].reversed() + open[(start + 1)...]
    return order.first { count($0) < room(on: $0) }
      ?? order.min { Double(count($0)) / weight($0) < Double(count($1)) / weight($1) }
  }

  private static func list(_ days: ClosedRange<Day>) -> [Day] {
    (0...(days.upperBound - days.lowerBound)).map { days.lowerBound + $0 }
  }
}

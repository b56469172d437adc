package import Collection
package import SpacedRepetition

/// The day's work in numbers.
package struct DueCounts: Hashable, Sendable {
  /// The due cards in today's review.
  package let due: Int
  /// All due cards, including those that the day's limit or a sibling postpones.
  package let dueInAll: Int
  /// The due cards that the limit postpones.
  package let dueBeyondLimit: Int
  package let new: Int
  /// Cards in Anki's steps within a day.
  package let learning: Int
  /// The exams whose cards are counted, as in the setting `exam`; nil for all cards.
  package let focus: String?

  package init(_ queue: DayQueue, focus: Focus? = nil) {
    due = queue.due.count
    dueInAll = queue.dueInAll
    dueBeyondLimit = queue.dueBeyondLimit
    new = queue.new.count
    learning = queue.steps.count
    self.focus = focus?.setting
  }

  /// The due cards postponed because a sibling is asked today or was.
  package var dueSiblings: Int { dueInAll - due - dueBeyondLimit }

  package var isEmpty: Bool { due + new + learning == 0 }
}

extension Collection {
  /// The number of cards due by a day, including overdue ones, if nothing is answered in the
  /// meantime.
  /// - Parameter isFocused: Whether to count only the cards of the focus, if there is one.
  package func dueCount(by day: Day, isFocused: Bool = false) -> Int {
    let due = cards(dueBy: day)
    guard isFocused, let focus = focusMatcher(on: day) else { return due.count }
    return due.count(where: focus.contains)
  }
}

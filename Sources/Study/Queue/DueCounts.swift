package import Collection
package import SpacedRepetition

/// What there is to do on a day, in numbers.
package struct DueCounts: Hashable, Sendable {
  /// The due cards that today's review asks.
  package let due: Int
  /// All due cards, also those that the day's limit or a sibling puts off.
  package let dueInAll: Int
  /// Those that the limit puts off.
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

  /// Those that are put off because a sibling is asked today or was.
  package var dueSiblings: Int { dueInAll - due - dueBeyondLimit }

  package var isEmpty: Bool { due + new + learning == 0 }
}

extension Collection {
  /// How many cards are due by a day if nothing is answered meanwhile, the overdue ones included.
  /// - Parameter isFocused: Whether only the cards of the focus count, where there is one.
  package func dueCount(by day: Day, isFocused: Bool = false) -> Int {
    let focus = isFocused ? focusMatcher(on: day) : nil
    return library.entries.count {
      record(of: $0).nextDue(from: day).map { $0 <= day } ?? false && focus?.contains($0) ?? true
    }
  }
}

package import SpacedRepetition

/// What another policy makes of the schedules: all answers are folded by it.
package struct PolicyChange: Hashable, Sendable {
  /// How many cards are due on a day, those in steps of minutes left out, and how many are in steps.
  package struct Counts: Hashable, Sendable {
    package var due = 0
    package var steps = 0
  }

  package private(set) var before = Counts()
  package private(set) var after = Counts()
  /// How many cards have another due day.
  package private(set) var moved = 0
  /// How many cards have been answered.
  package private(set) var studied = 0

  fileprivate mutating func add(_ old: CardRecord, _ new: CardRecord, on day: Day) {
    guard !old.progress.isNew else { return }
    studied += 1
    if old.progress.due != new.progress.due { moved += 1 }
    before.add(old, on: day)
    after.add(new, on: day)
  }
}

extension PolicyChange.Counts {
  fileprivate mutating func add(_ record: CardRecord, on day: Day) {
    guard !record.isLeftOut(on: day) else { return }
    if record.progress.dueAt != nil {
      steps += 1
    } else if let due = record.progress.due, due <= day {
      self.due += 1
    }
  }
}

extension Collection {
  /// What the policy of other settings would make of the schedules.
  /// - Complexity: Linear in the number of events.
  package func change(toPolicyOf settings: Settings, on day: Day) -> PolicyChange {
    let other = History(
      events: history.events, scheduler: settings.scheduler, dayEnds: history.dayEnds)
    var change = PolicyChange()
    for entry in library.entries {
      change.add(record(of: entry), other.record(of: entry.id), on: day)
    }
    return change
  }
}

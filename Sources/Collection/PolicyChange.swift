package import SpacedRepetition

/// The effect of another policy on the schedules: all answers are folded again with it.
package struct PolicyChange: Hashable, Sendable {
  /// The number of cards due on a day, without those in steps of minutes, and the number in steps.
  package struct Counts: Hashable, Sendable {
    package var due = 0
    package var steps = 0
    /// The cards due within 7 and 30 days, including the day itself and overdue cards.
    package var week = 0
    package var month = 0
    /// Those of the day and before, then those of each day after it.
    package var days = [Int](repeating: 0, count: 30)

    /// How many would be asked on each of the days, if no more than a number are asked on one: the
    /// others are asked on the days after.
    package func asked(atMost limit: Int) -> [Int] {
      var left = 0
      return days.map { due in
        left += due
        let asked = min(left, limit)
        left -= asked
        return asked
      }
    }

    /// On which day none would be left over, counted from 0; nil if that takes longer than is known.
    package func daysUntilDone(atMost limit: Int) -> Int? {
      var left = 0
      for (day, due) in days.enumerated() {
        left = max(0, left + due - limit)
        if left == 0 { return day }
      }
      return nil
    }
  }

  package private(set) var before = Counts()
  package private(set) var after = Counts()
  /// The number of cards that get another due day.
  package private(set) var moved = 0
  /// The number of cards that have been answered.
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
    } else if let due = record.progress.due {
      if due <= day { self.due += 1 }
      if due < day + 7 { week += 1 }
      if due < day + 30 {
        month += 1
        days[max(0, due - day)] += 1
      }
    }
  }
}

extension Collection {
  /// The effect of the policy of other settings on the schedules.
  /// - Complexity: Linear in the number of events.
  package func change(toPolicyOf settings: Settings, on day: Day) -> PolicyChange {
    let other = History(
      events: history.events, scheduler: settings.scheduler, dayEnds: history.dayEnds,
      exceptions: settings.policy == .fsrs
        ? settings.exceptions(in: library) : SchedulerExceptions(), settings: settings)
    var change = PolicyChange()
    for entry in library.entries {
      change.add(record(of: entry), other.record(of: entry.id), on: day)
    }
    return change
  }

  /// The schedules under FSRS with its current settings, whatever schedules the cards.
  /// - Complexity: Linear in the number of events, unless FSRS schedules the cards.
  package var historyByFSRS: History {
    let scheduler = Scheduler.fsrs(settings.fsrs6)
    guard history.scheduler != scheduler else { return history }
    return History(
      events: history.events, scheduler: scheduler, dayEnds: history.dayEnds,
      exceptions: settings.exceptions(in: library))
  }

  /// The schedules under a scheduler, whatever schedules the cards.
  /// - Complexity: Linear in the number of events, unless that scheduler is in use.
  package func history(by scheduler: Scheduler) -> History {
    history.scheduler == scheduler
      ? history
      : History(events: history.events, scheduler: scheduler, dayEnds: history.dayEnds)
  }

  /// The share of cards in review that FSRS expects to be remembered on their current due days: the
  /// retention at which FSRS would know as much. Nil without such cards.
  package func retentionAsDue(_ byFSRS: History, _ fsrs: FSRS6) -> Double? {
    var (sum, count) = (0.0, 0)
    for entry in library.entries {
      let progress = record(of: entry).progress
      guard progress.phase == .review, let due = progress.due else { continue }
      sum += fsrs.recall(of: byFSRS.record(of: entry.id).progress, on: due)
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }
}

package import SpacedRepetition

/// What another policy makes of the schedules: all answers are folded by it.
package struct PolicyChange: Hashable, Sendable {
  /// How many cards are due on a day, those in steps of minutes left out, and how many are in steps.
  package struct Counts: Hashable, Sendable {
    package var due = 0
    package var steps = 0
    /// How many are due within 7 and 30 days, those of the day and before included.
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
  /// What the policy of other settings would make of the schedules.
  /// - Complexity: Linear in the number of events.
  package func change(toPolicyOf settings: Settings, on day: Day) -> PolicyChange {
    let other = History(
      events: history.events, scheduler: settings.scheduler, dayEnds: history.dayEnds,
      exceptions: settings.policy == .fsrs
        ? settings.exceptions(in: library) : SchedulerExceptions())
    var change = PolicyChange()
    for entry in library.entries {
      change.add(record(of: entry), other.record(of: entry.id), on: day)
    }
    return change
  }

  /// The schedules by FSRS, as the settings have it, whatever schedules the cards.
  /// - Complexity: Linear in the number of events, unless it schedules them.
  package var historyByFSRS: History {
    let scheduler = Scheduler.fsrs(settings.fsrs6)
    guard history.scheduler != scheduler else { return history }
    return History(
      events: history.events, scheduler: scheduler, dayEnds: history.dayEnds,
      exceptions: settings.exceptions(in: library))
  }

  /// The schedules by a scheduler, whatever schedules the cards.
  /// - Complexity: Linear in the number of events, unless it schedules them.
  package func history(by scheduler: Scheduler) -> History {
    history.scheduler == scheduler
      ? history
      : History(events: history.events, scheduler: scheduler, dayEnds: history.dayEnds)
  }

  /// The share of the cards in review that FSRS expects to be remembered on the days on which they
  /// are due as it stands: the retention at which it would know as much. Nil without such cards.
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

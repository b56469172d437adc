import SpacedRepetition

/// The settings that a fold of events depends on.
struct FoldRules: Sendable {
  let scheduler: Scheduler
  /// What the schedulers of a trial are made of.
  let settings: Settings
  let rolloverHour: Int
  let dayEnds: DayEnds

  init(_ settings: Settings, _ place: CollectionPlace) {
    scheduler = settings.scheduler
    self.settings = settings
    rolloverHour = settings.rolloverHour
    dayEnds = DayEnds { [dayEnd = place.dayEnd, hour = settings.rolloverHour] in dayEnd($0, hour) }
  }

  /// Whether two rules, both made in this process, give the same results for a history with these
  /// trials.
  func isSame(as other: FoldRules, for trials: Trials) -> Bool {
    schedulers(for: trials) == other.schedulers(for: trials)
      && (!hasSteps(for: trials) || rolloverHour == other.rolloverHour)
  }

  /// The schedulers of a fold: the one of all, and those of trials of policies.
  func schedulers(for trials: Trials) -> [Scheduler] {
    [scheduler] + trials.policies.map(settings.scheduler(for:))
  }

  func hasSteps(for trials: Trials) -> Bool { schedulers(for: trials).contains(where: \.hasSteps) }
}

extension Scheduler {
  /// Whether cards come back within a day; if they do, there is no final drill.
  package var hasSteps: Bool {
    switch self {
    case .sm2: false
    case .anki: true
    case .fsrs(let fsrs): fsrs.options.hasSteps
    }
  }
}

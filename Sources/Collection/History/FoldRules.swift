import SpacedRepetition

/// The settings that a fold of events depends on.
struct FoldRules: Sendable {
  let scheduler: Scheduler
  let rolloverHour: Int
  let dayEnds: DayEnds

  init(_ settings: Settings, _ place: CollectionPlace) {
    scheduler = settings.scheduler
    rolloverHour = settings.rolloverHour
    dayEnds = DayEnds { [dayEnd = place.dayEnd, hour = settings.rolloverHour] in dayEnd($0, hour) }
  }

  /// Whether two rules, both made in this process, give the same results.
  func isSame(as other: FoldRules) -> Bool {
    scheduler == other.scheduler && (!scheduler.hasSteps || rolloverHour == other.rolloverHour)
  }
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

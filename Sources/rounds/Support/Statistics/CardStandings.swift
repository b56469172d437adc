import SpacedRepetition
import Statistics
import Study

/// How the cards of a scope stand: what every grouping of them adds up.
struct CardStandings {
  /// How a card stands.
  struct Standing {
    /// Whether it was answered at least once.
    let isSeen: Bool
    /// Whether it has an interval of 21 days or more.
    let isMature: Bool
    /// The chance that it would be remembered today.
    let recall: Double
    let retention: PassCount
  }

  let library: Library
  let entries: [Library.Entry]
  /// In the same order.
  let standings: [Standing]

  init(
    _ collection: Collection, _ scope: StatsScope, _ retention: RetentionGroups, today: Day
  ) {
    library = collection.library
    entries = scope.cards.map { collection.library.entries[$0] }
    standings = zip(entries, retention.byCard(count: entries.count)).map { entry, retention in
      let progress = collection.record(of: entry).progress
      return Standing(
        isSeen: !progress.isNew,
        isMature: !progress.isNew && Maturity(interval: progress.state.interval) == .mature,
        recall: Self.recall(progress, today: today), retention: retention)
    }
  }

  /// The chance that a card would be remembered today, as SM-2 sees it: 0.9^(days since the last
  /// answer / interval); 0 for a card that was never answered or failed last.
  static func recall(_ progress: Progress, today: Day) -> Double {
    guard progress.phase == .review || progress.phase == .relearning,
      let last = progress.lastReviewed
    else { return 0 }
    return Calibration.chance(
      interval: max(1, progress.state.interval), elapsed: max(0, today - last))
  }
}

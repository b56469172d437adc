import Flashcards
import SpacedRepetition
import Statistics
import Study

/// Cards in named groups, and how well each group is remembered: decks, tags, kinds, exam domains.
struct CardGroups {
  /// A group.
  struct Row {
    let name: String
    var cards = 0
    /// Cards that were answered at least once.
    var seen = 0
    /// Cards with an interval of 21 days or more.
    var mature = 0
    /// The sum of the chances that each card would be remembered today.
    var recall = 0.0
    var retention = PassCount()

    /// The share of the group's cards that would be answered right today, were all asked.
    var readiness: Double { cards > 0 ? recall / Double(cards) : 0 }
  }

  private(set) var rows: [Row] = []
  private var groups: [[Int]] = []

  /// Groups the cards of a scope by their names' groups; a card may be in several.
  private init(
    _ collection: Collection, _ scope: StatsScope, today: Day,
    names: (Library.Entry) -> [String]
  ) {
    var places: [String: Int] = [:]
    for position in scope.cards {
      let entry = collection.library.entries[position]
      let progress = collection.record(of: entry).progress
      let recall = Self.recall(progress, today: today)
      groups.append(
        names(entry).map { name in
          let place = places[name] ?? rows.count
          if place == rows.count {
            places[name] = place
            rows.append(Row(name: name))
          }
          rows[place].cards += 1
          rows[place].recall += recall
          if !progress.isNew { rows[place].seen += 1 }
          if !progress.isNew, Maturity(interval: progress.state.interval) == .mature {
            rows[place].mature += 1
          }
          return place
        })
    }
  }

  private func counted(_ retention: RetentionGroups) -> CardGroups {
    var result = self
    for (place, count) in retention.byCard(groups, count: rows.count).enumerated() {
      result.rows[place].retention = count
    }
    return result
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

  // MARK: The groupings

  static func decks(
    _ collection: Collection, _ scope: StatsScope, _ retention: RetentionGroups, today: Day
  ) -> CardGroups {
    CardGroups(collection, scope, today: today) { [collection.library.deck(of: $0).name] }
      .counted(retention)
  }

  static func tags(
    _ collection: Collection, _ scope: StatsScope, _ retention: RetentionGroups, today: Day
  ) -> CardGroups {
    var groups = CardGroups(collection, scope, today: today) { collection.library.tags(of: $0) }
      .counted(retention)
    groups.rows.sort { $0.name < $1.name }
    return groups
  }

  static func kinds(
    _ collection: Collection, _ scope: StatsScope, _ retention: RetentionGroups, today: Day
  ) -> CardGroups {
    CardGroups(collection, scope, today: today) { [$0.card.kind.rawValue] }.counted(retention)
  }

  /// The domains of an exam, the weakest first: tags that begin with `domain-`; where no card has
  /// one, the cards' topmost headings, or their decks.
  static func domains(
    _ collection: Collection, _ scope: StatsScope, _ retention: RetentionGroups, today: Day
  ) -> CardGroups {
    let library = collection.library
    let hasDomains = scope.cards.contains { !library.domains(of: library.entries[$0]).isEmpty }
    var groups = CardGroups(collection, scope, today: today) { entry in
      hasDomains
        ? library.domains(of: entry) : [library.topic(of: entry)]
    }.counted(retention)
    groups.rows.sort { left, right in
      let (leftShare, rightShare) = (left.retention.share ?? 2, right.retention.share ?? 2)
      return leftShare != rightShare
        ? leftShare < rightShare
        : left.readiness != right.readiness
          ? left.readiness < right.readiness : left.name < right.name
    }
    return groups
  }

  static let readyDefinition =
    "the share of all its cards that would be right if they were asked today, each at"
    + " 0.9^(days since the last answer / interval), new and failed ones at 0"

  static let domainDefinition =
    "retention of each exam domain; a domain is a tag that begins with domain-, or where no card has"
    + " one the topmost heading; ready = \(readyDefinition)"
}

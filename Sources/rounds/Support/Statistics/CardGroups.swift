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

    fileprivate mutating func add(_ card: CardStandings.Standing) {
      cards += 1
      if card.isSeen { seen += 1 }
      if card.isMature { mature += 1 }
      recall += card.recall
      retention = retention + card.retention
    }
  }

  private(set) var rows: [Row] = []

  /// Groups the cards of a scope by names; a card may be in several groups.
  /// - Parameters:
  ///   - key: A number that two cards have in common only if they are in the same groups.
  ///   - names: The groups of a card.
  private init(
    _ cards: CardStandings, key: (Library.Entry) -> Int, names: (Library.Entry) -> [String]
  ) {
    var places: [String: Int] = [:]
    var groups: [Int: [Int]] = [:]
    for (entry, standing) in zip(cards.entries, cards.standings) {
      let key = key(entry)
      let group =
        groups[key]
        ?? names(entry).map { name in
          let place = places[name] ?? rows.count
          if place == rows.count {
            places[name] = place
            rows.append(Row(name: name))
          }
          return place
        }
      groups[key] = group
      for place in group { rows[place].add(standing) }
    }
  }

  // MARK: The groupings

  static func decks(_ cards: CardStandings) -> CardGroups {
    CardGroups(cards) {
      $0.deck
    } names: {
      [cards.library.deck(of: $0).name]
    }
  }

  static func tags(_ cards: CardStandings) -> CardGroups {
    var groups = CardGroups(cards, key: tagKey) { cards.library.tags(of: $0) }
    groups.rows.sort { $0.name < $1.name }
    return groups
  }

  static func kinds(_ cards: CardStandings) -> CardGroups {
    CardGroups(cards) {
      kinds.firstIndex(of: $0.head.kind) ?? 0
    } names: {
      [$0.head.kind.rawValue]
    }
  }

  private static let kinds = Card.Kind.allCases

  /// The domains of an exam, the weakest first: tags that begin with `domain-`; where no card has
  /// one, the cards' topmost headings, or their decks.
  static func domains(_ cards: CardStandings) -> CardGroups {
    let library = cards.library
    var groups = CardGroups(cards, key: tagKey) { library.domains(of: $0) }
    if groups.rows.isEmpty {
      groups = CardGroups(cards) {
        $0.deck << 32 | $0.head.path
      } names: {
        [library.topic(of: $0)]
      }
    }
    groups.rows.sort { left, right in
      let (leftShare, rightShare) = (left.retention.share ?? 2, right.retention.share ?? 2)
      return leftShare != rightShare
        ? leftShare < rightShare
        : left.readiness != right.readiness
          ? left.readiness < right.readiness : left.name < right.name
    }
    return groups
  }

  /// Cards of one deck and one list of tags are in the same groups.
  private static func tagKey(_ entry: Library.Entry) -> Int { entry.deck << 32 | entry.head.tags }

  static let readyDefinition =
    "the share of all its cards that would be right if they were asked today, each at"
    + " 0.9^(days since the last answer / interval), new and failed ones at 0"

  static let domainDefinition =
    "retention of each exam domain; a domain is a tag that begins with domain-, or where no card has"
    + " one the topmost heading; ready = \(readyDefinition)"
}

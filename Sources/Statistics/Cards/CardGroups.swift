import Collection
import Flashcards
import SpacedRepetition
package import Study

/// Cards in named groups, and how well each group is remembered: decks, tags, kinds, exam domains.
package struct CardGroups {
  /// A group.
  package struct Row {
    package let name: String
    package fileprivate(set) var tally = CardTally()
  }

  package private(set) var rows: [Row] = []

  /// Groups cards by names; a card may be in several groups.
  private init(_ cards: CardClasses, names: (CardClasses.Class) -> [String]) {
    var places: [String: Int] = [:]
    for group in cards.classes {
      for name in names(group) {
        let place = places[name] ?? rows.count
        if place == rows.count {
          places[name] = place
          rows.append(Row(name: name))
        }
        rows[place].tally += group.tally
      }
    }
  }

  // MARK: The groupings

  package static func decks(_ cards: CardClasses) -> CardGroups {
    CardGroups(cards) { [cards.library.deck(of: $0.example).name] }
  }

  package static func tags(_ cards: CardClasses) -> CardGroups {
    var groups = CardGroups(cards) { cards.library.tags(of: $0.example) }
    groups.rows.sort { $0.name < $1.name }
    return groups
  }

  package static func kinds(_ cards: CardClasses) -> CardGroups {
    CardGroups(cards) { [$0.kind.rawValue] }
  }

  /// The domains of an exam, weakest first: tags that begin with `domain-`; if no card has one, the
  /// cards' topmost headings, or their decks.
  /// - Parameter focus: If the cards are those of exams, the domains come from their outlines.
  package static func domains(_ cards: CardClasses, of focus: FocusMatcher? = nil) -> CardGroups {
    let library = cards.library
    var groups = CardGroups(cards) { group in
      focus?.names(of: group.example) ?? library.domains(of: group.example)
    }
    if groups.rows.isEmpty {
      groups = CardGroups(cards) { [library.topic(of: $0.example)] }
    }
    groups.rows.sort { left, right in
      let (leftShare, rightShare) = (
        left.tally.retention.share ?? 2, right.tally.retention.share ?? 2
      )
      return leftShare != rightShare
        ? leftShare < rightShare
        : left.tally.readiness != right.tally.readiness
          ? left.tally.readiness < right.tally.readiness : left.name < right.name
    }
    return groups
  }

  package static let readyDefinition =
    "the share of all its cards that would be right if they were asked today, each at"
    + " \(RecallCurve.definition)"

  package static let domainDefinition =
    "retention of each exam domain; a domain is a tag that begins with domain-, or where no card has"
    + " one the topmost heading; ready = \(readyDefinition)"

  static let outlineDomainDefinition =
    "retention of each domain of the exam that you prepare for, by its outline; ready ="
    + " \(readyDefinition)"
}

extension FocusMatcher {
  /// The names of a card's domains, with the exam's name if there are several exams.
  fileprivate func names(of entry: Library.Entry) -> [String] {
    let isOne = Set(domains.map(\.exam)).count == 1
    return domains(of: entry).map {
      isOne ? domains[$0].name : "\(domains[$0].exam): \(domains[$0].name)"
    }
  }
}

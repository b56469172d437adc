import Text

/// Finds the new card that an edited card has become.
///
/// Cards that vanished from a deck are matched with cards that appeared in it: by the same question
/// or the same answer if only one of each has it, or else by their place between unchanged
/// neighbors and a similar text. A short answer, such as `Yes` or `PR`, is shared by unrelated
/// cards: it counts only in the same place.
package struct Relinking: Sendable {
  /// A card that vanished and the card that has taken its place.
  package struct Match: Hashable, Sendable {
    package let old: CardID
    package let new: CardID
  }

  /// The matches, in the order of the old cards.
  package private(set) var matches: [Match] = []

  private var vanished: [Card]
  private var appeared: [Card]

  /// Compares two states of a deck.
  /// - Parameters:
  ///   - old: Its cards when it was last read, in order.
  ///   - new: Its cards now, in order.
  ///   - byPlace: Whether a card's place among its neighbors counts: both lists are of one file.
  ///   - isStillThere: Whether an old card is still somewhere in the collection.
  ///   - wasThere: Whether a new card was in the collection before.
  /// - Complexity: Linear in the number of cards, except for the texts of cards that share a gap.
  package init(
    from old: [Card], to new: [Card], byPlace: Bool = true,
    isStillThere: (CardID) -> Bool, wasThere: (CardID) -> Bool
  ) {
    vanished = old.filter { !isStillThere($0.id) }
    appeared = new.filter { !wasThere($0.id) }
    guard !vanished.isEmpty, !appeared.isEmpty else { return }
    matchUnique { "\($0.kind) \($0.face.name) \(normalized($0.question)) \(normalized($0.answer))" }
    matchUnique { normalized($0.question) + "\u{1F}" + normalized($0.answer) }
    matchWordings { "\($0)\u{1F}\(normalized($1.answer))" }
    matchUnique { normalized($0.question) }
    matchWordings { wording, _ in wording }
    matchUnique {
      let answer = normalized($0.answer)
      return answer.count < Self.shortestTellingAnswer ? nil : answer
    }
    if byPlace { matchByPlace(old, new) }
    let places = Dictionary(old.enumerated().map { ($1.id, $0) }, uniquingKeysWith: min)
    matches.sort { places[$0.old]! < places[$1.old]! }
  }

  /// The length from which on an answer by itself identifies a card.
  private static let shortestTellingAnswer = 9

  /// Matches cards with the same key if it is unique among the vanished and among the appeared
  /// cards.
  private mutating func matchUnique(_ key: (Card) -> String?) {
    let old = Dictionary(grouping: vanished, by: key)
    let new = Dictionary(grouping: appeared, by: key)
    for card in vanished {
      guard let key = key(card) else { continue }
      if let olds = old[key], olds.count == 1, let news = new[key], news.count == 1 {
        matches.append(Match(old: olds[0].id, new: news[0].id))
      }
    }
    dropMatched()
  }

  /// Matches cards that share a wording of their questions, if only one of each has it: the first
  /// wordings of a card count before its others.
  /// - Parameter key: The key of a normalized wording of a card.
  private mutating func matchWordings(_ key: (String, Card) -> String) {
    guard (vanished + appeared).contains(where: \.hasSeveralWordings) else { return }
    func byKey(_ cards: [Card]) -> [String: Set<CardID>] {
      var result: [String: Set<CardID>] = [:]
      for card in cards {
        for wording in card.wordings {
          result[key(normalized(wording), card), default: []].insert(card.id)
        }
      }
      return result
    }
    let (old, new) = (byKey(vanished), byKey(appeared))
    var taken: Set<CardID> = []
    let mostWordings = vanished.map(\.wordings.count).max() ?? 0
    var open = vanished
    for place in 0..<mostWordings {
      open.removeAll { card in
        guard place < card.wordings.count else { return false }
        let key = key(normalized(card.wordings[place]), card)
        guard old[key]?.count == 1, let match = new[key], match.count == 1, let id = match.first,
          taken.insert(id).inserted
        else { return false }
        matches.append(Match(old: card.id, new: id))
        return true
      }
    }
    dropMatched()
  }

  private mutating func dropMatched() {
    let old = Set(matches.map(\.old))
    let new = Set(matches.map(\.new))
    vanished.removeAll { old.contains($0.id) }
    appeared.removeAll { new.contains($0.id) }
  }

  /// Matches cards in the same gap between unchanged cards, most similar first.
  private mutating func matchByPlace(_ old: [Card], _ new: [Card]) {
    guard !vanished.isEmpty, !appeared.isEmpty else { return }
    let matched = Dictionary(uniqueKeysWithValues: matches.map { ($0.new, $0.old) })
    let oldIDs = Set(old.map(\.id))
    // A matched card is an anchor too; anchors have their old names.
    func anchor(_ card: Card) -> CardID? {
      matched[card.id] ?? (oldIDs.contains(card.id) ? card.id : nil)
    }
    let openOld = Set(vanished.map(\.id))
    let openNew = Set(appeared.map(\.id))
    let oldGaps = gaps(old) { openOld.contains($0.id) ? nil : $0.id }
    let newGaps = Dictionary(
      gaps(new, anchor: anchor).map { ($0.place, $0.cards) },
      uniquingKeysWith: { first, _ in first })
    for (place, oldCards) in oldGaps {
      guard let newCards = newGaps[place]?.filter({ openNew.contains($0.id) }) else { continue }
      matches += SimilarCards(from: oldCards, to: newCards).matches
    }
    dropMatched()
  }

  private struct Place: Hashable {
    var before: CardID?
    var after: CardID?
  }

  /// The runs of cards between anchors, with the anchors around them, in order.
  private func gaps(
    _ cards: [Card], anchor: (Card) -> CardID?
  ) -> [(place: Place, cards: [Card])] {
    var result: [(Place, [Card])] = []
    var run: [Card] = []
    var before: CardID?
    for card in cards {
      if let id = anchor(card) {
        if !run.isEmpty { result.append((Place(before: before, after: id), run)) }
        run = []
        before = id
      } else {
        run.append(card)
      }
    }
    if !run.isEmpty { result.append((Place(before: before, after: nil), run)) }
    return result
  }
}

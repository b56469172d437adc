/// Finds out which new card an edited card has become.
///
/// Cards that vanished from a deck are matched with cards that appeared in it: by the same
/// question or the same answer where only one of each has it, else by their place between
/// neighbours that did not change and a similar text.
package struct Relinking: Sendable {
  /// A card that vanished and the card that has taken its place.
  package struct Match: Hashable, Sendable {
    package let old: CardID
    package let new: CardID
  }

  package private(set) var matches: [Match] = []

  /// The least share of common letter pairs for two texts in the same place to be one card.
  private static let leastSimilarity = 0.4

  private var vanished: [Card]
  private var appeared: [Card]

  /// Compares two states of a deck.
  /// - Parameters:
  ///   - old: Its cards when it was last read, in order.
  ///   - new: Its cards now, in order.
  ///   - byPlace: Whether a card's place among its neighbours counts: both lists are of one file.
  ///   - isStillThere: Whether an old card is still somewhere in the collection.
  ///   - wasThere: Whether a new card was in the collection before.
  package init(
    from old: [Card], to new: [Card], byPlace: Bool = true,
    isStillThere: (CardID) -> Bool, wasThere: (CardID) -> Bool
  ) {
    vanished = old.filter { !isStillThere($0.id) }
    appeared = new.filter { !wasThere($0.id) }
    guard !vanished.isEmpty, !appeared.isEmpty else { return }
    matchUnique { "\($0.kind) \($0.face.name) \(normalized($0.question)) \(normalized($0.answer))" }
    matchUnique { normalized($0.question) + "\u{1F}" + normalized($0.answer) }
    matchUnique { normalized($0.question) }
    matchUnique { normalized($0.answer) }
    if byPlace { matchByPlace(old, new) }
  }

  /// Matches the cards that alone among the vanished, and alone among the appeared, have a key.
  private mutating func matchUnique(_ key: (Card) -> String) {
    let old = Dictionary(grouping: vanished, by: key)
    let new = Dictionary(grouping: appeared, by: key)
    for card in vanished {
      let key = key(card)
      if let olds = old[key], olds.count == 1, let news = new[key], news.count == 1 {
        matches.append(Match(old: olds[0].id, new: news[0].id))
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

  /// Matches cards that stand in the same gap between unchanged cards, the most similar first.
  private mutating func matchByPlace(_ old: [Card], _ new: [Card]) {
    guard !vanished.isEmpty, !appeared.isEmpty else { return }
    let matched = Dictionary(uniqueKeysWithValues: matches.map { ($0.new, $0.old) })
    let oldIDs = Set(old.map(\.id))
    // A matched card is an anchor too; anchors go by their old name.
    func anchor(_ card: Card) -> CardID? {
      matched[card.id] ?? (oldIDs.contains(card.id) ? card.id : nil)
    }
    let openOld = Set(vanished.map(\.id))
    let oldGaps = gaps(old) { openOld.contains($0.id) ? nil : $0.id }
    let newGaps = gaps(new, anchor: anchor)
    let openNew = Set(appeared.map(\.id))
    for (place, oldCards) in oldGaps {
      guard let newCards = newGaps[place]?.filter({ openNew.contains($0.id) }) else { continue }
      // In a long gap only cards near each other are compared, so that the work stays bounded.
      let reach = max(2, 2000 / max(oldCards.count, newCards.count))
      var pairs = oldCards.enumerated().flatMap { index, old in
        newCards.enumerated().filter { abs($0.offset - index) <= reach }
          .map { (old: old, new: $0.element, similarity: similarity(old, $0.element)) }
      }
      pairs.sort { $0.similarity > $1.similarity }
      var used: Set<CardID> = []
      for pair in pairs where pair.similarity >= Self.leastSimilarity {
        guard !used.contains(pair.old.id), !used.contains(pair.new.id) else { continue }
        used.formUnion([pair.old.id, pair.new.id])
        matches.append(Match(old: pair.old.id, new: pair.new.id))
      }
    }
    dropMatched()
  }

  private struct Place: Hashable {
    var before: CardID?
    var after: CardID?
  }

  /// The runs of cards that are no anchors, by the anchors around them.
  private func gaps(_ cards: [Card], anchor: (Card) -> CardID?) -> [Place: [Card]] {
    var result: [Place: [Card]] = [:]
    var run: [Card] = []
    var before: CardID?
    for card in cards {
      if let id = anchor(card) {
        if !run.isEmpty { result[Place(before: before, after: id)] = run }
        run = []
        before = id
      } else {
        run.append(card)
      }
    }
    if !run.isEmpty { result[Place(before: before, after: nil)] = run }
    return result
  }

  private func similarity(_ old: Card, _ new: Card) -> Double {
    guard old.face == new.face || old.kind != new.kind else { return 0 }
    return diceSimilarity(old.question + " " + old.answer, new.question + " " + new.answer)
  }
}

/// The share of letter pairs that two texts have in common (Dice 1945), from 0 to 1.
func diceSimilarity(_ first: String, _ second: String) -> Double {
  func pairs(_ text: String) -> [String: Int] {
    let letters = Array(normalized(text).lowercased())
    guard letters.count > 1 else { return [String(letters): 1] }
    return Dictionary(zip(letters, letters.dropFirst()).map { (String([$0, $1]), 1) }) { $0 + $1 }
  }
  let (first, second) = (pairs(first), pairs(second))
  let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
  let total = first.values.reduce(0, +) + second.values.reduce(0, +)
  return total == 0 ? 0 : 2 * Double(common) / Double(total)
}

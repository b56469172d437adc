import Text

/// Matches the cards of one gap between unchanged cards by the similarity of their texts.
///
/// The most similar pair comes first. Among equally similar pairs the closer ones come first, if
/// nothing was added or removed; pairs that are still ambiguous stay unmatched.
struct SimilarCards {
  private(set) var matches: [Relinking.Match] = []

  /// The lowest share of common letter pairs for two texts in the same place to count as one card.
  private static let leastSimilarity = 0.4

  private struct Pair {
    let match: Relinking.Match
    let similarity: Double
    let distance: Int

    func isAlike(_ other: Pair) -> Bool {
      similarity == other.similarity && distance == other.distance
    }
  }

  init(from old: [Card], to new: [Card]) {
    let pairs = Self.pairs(old, new).sorted {
      ($1.similarity, $0.distance) < ($0.similarity, $1.distance)
    }
    var usedOld: Set<CardID> = []
    var usedNew: Set<CardID> = []
    var index = 0
    while index < pairs.count {
      let end = pairs[index...].firstIndex { !$0.isAlike(pairs[index]) } ?? pairs.count
      let open = pairs[index..<end].map(\.match).filter {
        !usedOld.contains($0.old) && !usedNew.contains($0.new)
      }
      let oldCounts = Dictionary(grouping: open, by: \.old).mapValues(\.count)
      let newCounts = Dictionary(grouping: open, by: \.new).mapValues(\.count)
      matches += open.filter { oldCounts[$0.old] == 1 && newCounts[$0.new] == 1 }
      // An ambiguous card is left out: a less similar partner would be a worse guess.
      usedOld.formUnion(open.map(\.old))
      usedNew.formUnion(open.map(\.new))
      index = end
    }
  }

  /// The pairs that are similar enough. In a long gap only nearby cards are compared, to bound the
  /// work.
  private static func pairs(_ old: [Card], _ new: [Card]) -> [Pair] {
    let reach = max(2, 2000 / max(1, old.count, new.count))
    let oldPairs = old.map(letterPairs)
    let newPairs = new.map(letterPairs)
    return old.indices.flatMap { i in
      (max(0, i - reach)..<max(0, i - reach, min(new.count, i + reach + 1))).compactMap { j in
        guard old[i].face == new[j].face || old[i].kind != new[j].kind else { return nil }
        let likeness = likeness(oldPairs[i], newPairs[j])
        // In the same place, the same answer counts for half.
        let isSameAnswer = normalized(old[i].answer) == normalized(new[j].answer)
        let similarity = isSameAnswer ? (1 + likeness) / 2 : likeness
        guard similarity >= leastSimilarity else { return nil }
        return Pair(
          match: Relinking.Match(old: old[i].id, new: new[j].id), similarity: similarity,
          distance: old.count == new.count ? abs(i - j) : 0)
      }
    }
  }

  /// The letter pairs of a card with each wording of its question.
  private static func letterPairs(_ card: Card) -> [LetterPairs] {
    card.wordings.map { LetterPairs($0 + " " + card.answer) }
  }

  /// How much alike two cards are in the wordings that are most alike.
  private static func likeness(_ old: [LetterPairs], _ new: [LetterPairs]) -> Double {
    old.lazy.flatMap { old in new.lazy.map { old.similarity(to: $0) } }.max() ?? 0
  }
}

/// The pairs of adjacent letters in a text, for Dice's coefficient (1945).
struct LetterPairs {
  private let counts: [String: Int]
  private let total: Int

  init(_ text: String) {
    let letters = Array(normalized(text).lowercased())
    let pairs =
      letters.count > 1
      ? zip(letters, letters.dropFirst()).map { String([$0, $1]) } : [String(letters)]
    counts = Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +)
    total = pairs.count
  }

  /// The share of letter pairs that two texts have in common, from 0 to 1.
  func similarity(to other: LetterPairs) -> Double {
    let common = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    return 2 * Double(common) / Double(total + other.total)
  }
}

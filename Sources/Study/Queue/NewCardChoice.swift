import Collection
import Flashcards
import SpacedRepetition

extension Settings.NewCardChoice {
  /// New cards in the order in which they are learned.
  ///
  /// The random order depends only on the seed and the names of the cards, so that a card keeps its
  /// place among the others from one day to the next, and on every machine.
  /// - Complexity: O(n log n) in the number of cards.
  func ordered(
    _ new: AnySequence<Library.Entry>, of collection: Collection
  ) -> AnySequence<Library.Entry> {
    switch self {
    case .deck: new
    case .random:
      AnySequence(
        new.map { (entry: $0, place: Self.place(of: $0, seed: collection.settings.newCardSeed)) }
          .sorted { $0.place < $1.place }
          .map(\.entry))
    case .tags: AnySequence(Self.inTurn(new, of: collection))
    }
  }

  private static func place(of entry: Library.Entry, seed: Int) -> UInt64 {
    ContentHash(["new card", entry.id.text] + (seed == 0 ? [] : ["\(seed)"])).value
  }

  /// One card of each set of tags, then another of each, and so on.
  ///
  /// The sets with the fewest known cards come first; otherwise a day with fewer new cards than
  /// there are sets would never reach the last ones.
  private static func inTurn(
    _ new: AnySequence<Library.Entry>, of collection: Collection
  ) -> [Library.Entry] {
    func tags(_ entry: Library.Entry) -> Set<String> {
      Set(collection.library.tags(of: entry).map { $0.lowercased() })
    }
    var groups: [Set<String>: Int] = [:]
    var cards: [[Library.Entry]] = []
    for entry in new {
      let group = groups[tags(entry)] ?? cards.count
      if group == cards.count {
        groups[tags(entry)] = group
        cards.append([])
      }
      cards[group].append(entry)
    }
    var known = Array(repeating: 0, count: cards.count)
    for entry in collection.library.entries
    where !collection.record(of: entry).progress.isNew {
      if let group = groups[tags(entry)] { known[group] += 1 }
    }
    let turns = cards.indices.flatMap { group in
      cards[group].enumerated().map { (turn: $0.offset, group: group, entry: $0.element) }
    }
    return turns.sorted {
      ($0.turn, known[$0.group], $0.group) < ($1.turn, known[$1.group], $1.group)
    }.map(\.entry)
  }
}

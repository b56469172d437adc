import Collection
import SpacedRepetition
import Statistics
import Study

extension Review {
  /// The most pairs of a practice, unless `--limit` says how many cards.
  private static let mostPairs = 10

  static let noConfusions =
    "Nothing was mixed up since it was last told apart. `rounds stats confusions` shows all."

  /// Makes a choice of cards the pairs among them that are mixed up.
  /// - Returns: Whether there are any.
  func chooseConfusions(
    _ options: inout DayQueue.Options, in collection: Collection, on today: Day
  ) -> Bool {
    options.purpose = .practice
    let scope = StatsScope(options, in: collection, on: today)
    let pairs = Confusions(collection, ofCardsAt: scope.cards).pairs(limit: limit ?? .max) { card in
      collection.entry(of: card).map { !collection.record(of: $0).isLeftOut(on: today) } ?? false
    }
    options.confusions = limit == nil ? Array(pairs.prefix(Self.mostPairs)) : pairs
    return !pairs.isEmpty
  }
}

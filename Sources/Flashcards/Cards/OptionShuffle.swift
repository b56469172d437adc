package import SpacedRepetition

extension Card {
  /// The options of a multiple choice in the order of a day: shuffled, but always the same on one
  /// day.
  package func shownOptions(on day: Day) -> [Note.Option] {
    let seed = ContentHash(["options", id.text, day.description]).value
    var generator = SeededGenerator(seed: seed)
    return options.shuffled(using: &generator)
  }

  /// The right places, from 0, of an ordering's items as they are shown on a day: always the same
  /// on one day, and never in the right order.
  package func shownOrder(on day: Day) -> [Int] {
    mixedOrder(seed: ["items", id.text, day.description])
  }

  /// The items of an ordering in a shuffled order that depends only on the card and is never the
  /// right one, for output that is written once for all days.
  package var mixedItems: [String] {
    mixedOrder(seed: ["items", id.text]).map { items[$0] }
  }

  private func mixedOrder(seed: [String]) -> [Int] {
    let right = Array(items.indices)
    guard right.count > 1 else { return right }
    var generator = SeededGenerator(seed: ContentHash(seed).value)
    while true {
      let order = right.shuffled(using: &generator)
      if order != right { return order }
    }
  }
}

extension [CardID] {
  /// The cards in an order that depends only on the day, so that it is the same after a restart.
  package func shuffled(on day: Day) -> [CardID] {
    var generator = SeededGenerator(seed: ContentHash(["cards", day.description]).value)
    return shuffled(using: &generator)
  }
}

/// A small generator whose numbers depend only on its seed: SplitMix64 (Steele, Lea and Flood,
/// 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

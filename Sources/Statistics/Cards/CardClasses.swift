package import Collection
package import Flashcards
package import SpacedRepetition

/// The combined state of some cards.
package struct CardTally {
  package var cards = 0
  /// Cards that were answered at least once.
  package var seen = 0
  /// Cards with an interval of 21 days or more.
  package var mature = 0
  /// The sum of the cards' chances of being remembered today.
  package var recall = 0.0
  package var retention = PassCount()

  /// The share of the cards that would be answered right today if all were asked.
  package var readiness: Double { cards > 0 ? recall / Double(cards) : 0 }

  package static func += (left: inout CardTally, right: CardTally) {
    left.cards += right.cards
    left.seen += right.seen
    left.mature += right.mature
    left.recall += right.recall
    left.retention = left.retention + right.retention
  }
}

/// The cards of a scope, grouped into classes: cards with the same deck, tags, headings and kind
/// are counted together. Most decks have far fewer classes than cards, so that every grouping is a
/// sum over a few.
package struct CardClasses {
  package struct Class {
    /// One of the class's cards.
    let example: Library.Entry
    let kind: Card.Kind
    fileprivate(set) var tally = CardTally()
  }

  private struct Traits: Hashable {
    let deck, tags, path: Int
    let kind: Card.Kind
  }

  package let library: Library
  package private(set) var classes: [Class] = []
  private var places: [Traits: Int] = [:]
  private var last: (traits: Traits, place: Int)?
  /// The class of each card, in insertion order.
  private var classOfCards: [Int32] = []

  package init(_ library: Library) { self.library = library }

  /// Adds a card, without its answers.
  package mutating func add(_ entry: Library.Entry, _ head: NoteHead, _ progress: CardProgress) {
    let traits = Traits(deck: entry.deck, tags: head.tags, path: head.path, kind: head.kind)
    let place = place(of: traits, entry)
    classOfCards.append(Int32(place))
    classes[place].tally.cards += 1
    guard !progress.isNew else { return }
    classes[place].tally.seen += 1
    if Maturity(interval: progress.state.interval) == .mature { classes[place].tally.mature += 1 }
  }

  /// Adds the results of the answers for all cards.
  /// - Parameters:
  ///   - retention: For each card, in insertion order.
  ///   - recall: Each card's chance of being remembered, in the same order.
  package mutating func add(_ retention: [PassCount], recall: some Sequence<Double>) {
    for (place, (retention, recall)) in zip(classOfCards.lazy.map(Int.init), zip(retention, recall))
    {
      classes[place].tally.retention = classes[place].tally.retention + retention
      classes[place].tally.recall += recall
    }
  }

  private mutating func place(of traits: Traits, _ entry: Library.Entry) -> Int {
    // Cards with the same traits are mostly adjacent.
    if let last, last.traits == traits { return last.place }
    let place = places[traits] ?? classes.count
    if place == classes.count {
      classes.append(Class(example: entry, kind: traits.kind))
      places[traits] = place
    }
    last = (traits, place)
    return place
  }
}

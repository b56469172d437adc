import Flashcards
import SpacedRepetition
import Statistics
import Study

/// How some cards stand, together.
struct CardTally {
  var cards = 0
  /// Cards that were answered at least once.
  var seen = 0
  /// Cards with an interval of 21 days or more.
  var mature = 0
  /// The sum of the chances that each card would be remembered today.
  var recall = 0.0
  var retention = PassCount()

  /// The share of the cards that would be answered right today, were all asked.
  var readiness: Double { cards > 0 ? recall / Double(cards) : 0 }

  static func += (left: inout CardTally, right: CardTally) {
    left.cards += right.cards
    left.seen += right.seen
    left.mature += right.mature
    left.recall += right.recall
    left.retention = left.retention + right.retention
  }
}

/// The cards of a scope by what they are grouped by: those of one deck, with the same tags, headings
/// and kind, are counted together. There are far fewer classes than cards in most decks, so that every
/// grouping is a sum over few.
struct CardClasses {
  struct Class {
    /// One of its cards.
    let example: Library.Entry
    let kind: Card.Kind
    fileprivate(set) var tally = CardTally()
  }

  private struct Traits: Hashable {
    let deck, tags, path: Int
    let kind: Card.Kind
  }

  let library: Library
  private(set) var classes: [Class] = []
  private var places: [Traits: Int] = [:]
  private var last: (traits: Traits, place: Int)?
  /// The class of each card, in the order in which they were added.
  private var classOfCards: [Int32] = []

  init(_ library: Library) { self.library = library }

  /// Adds a card, without its answers.
  mutating func add(_ entry: Library.Entry, _ head: NoteHead, _ progress: CardProgress) {
    let traits = Traits(deck: entry.deck, tags: head.tags, path: head.path, kind: head.kind)
    let place = place(of: traits, entry)
    classOfCards.append(Int32(place))
    classes[place].tally.cards += 1
    guard !progress.isNew else { return }
    classes[place].tally.seen += 1
    if Maturity(interval: progress.state.interval) == .mature { classes[place].tally.mature += 1 }
  }

  /// Adds what the answers say of all cards.
  /// - Parameters:
  ///   - retention: For each card, in the order in which they were added.
  ///   - recall: The chance that each card would be remembered, in the same order.
  mutating func add(_ retention: [PassCount], recall: some Sequence<Double>) {
    for (place, (retention, recall)) in zip(classOfCards.lazy.map(Int.init), zip(retention, recall))
    {
      classes[place].tally.retention = classes[place].tally.retention + retention
      classes[place].tally.recall += recall
    }
  }

  private mutating func place(of traits: Traits, _ entry: Library.Entry) -> Int {
    // Cards with the same traits mostly stand together.
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

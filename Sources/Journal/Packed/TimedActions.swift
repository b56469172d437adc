package import Flashcards
internal import SpacedRepetition

/// Things done in order, each with its time, in little memory: an answer takes 40 bytes.
///
/// Cards are known by their place in a list of names, which is what makes it quick to give a card
/// another name or to leave out all that was done with it.
package struct TimedActions: Sendable {
  /// The cards' names. A row is about one of them; one may be in the list twice.
  package private(set) var cards: [CardID] = []
  private var rows: [Row] = []
  private var actions = PackedActions()
  /// Where a name is in the list; made when a card is first named by its name.
  private var places: [CardID: Int]?

  private struct Row: Sendable {
    var at: Int
    /// The place of the card's name, or ``noCard``.
    var card: UInt32
    var action: PackedReview
  }

  private static let noCard = UInt32.max

  /// The memory that an answer takes.
  package static let bytesOfAnswer = MemoryLayout<Row>.stride

  package init() {}

  /// Begins a list of things done with `cards`, which rows will name by their place.
  package init(cards: [CardID]) {
    self.cards = cards
  }

  package mutating func reserveCapacity(_ count: Int) {
    rows.reserveCapacity(count)
  }

  // MARK: Adding

  /// Adds what was done.
  /// - Parameter known: The place of the card in the list, whatever name it has in the action.
  package mutating func append(_ timed: TimedAction, cardAt known: Int? = nil) {
    let place = known ?? timed.action.card.map { self.place(of: $0) }
    rows.append(
      Row(
        at: timed.at, card: place.map { UInt32($0) } ?? Self.noCard,
        action: actions.pack(timed.action)))
  }

  package mutating func append(contentsOf more: TimedActions) {
    guard !isEmpty else {
      self = more
      return
    }
    reserveCapacity(count + more.count)
    for timed in more { append(timed) }
  }

  private mutating func place(of card: CardID) -> Int {
    if places == nil {
      places = Dictionary(zip(cards, cards.indices)) { first, _ in first }
    }
    if let place = places?[card] { return place }
    places?[card] = cards.count
    cards.append(card)
    return cards.count - 1
  }

  // MARK: Changing

  /// Gives the cards other names, by their places.
  package mutating func rename(_ name: (Int, CardID) -> CardID) {
    for place in cards.indices { cards[place] = name(place, cards[place]) }
    places = nil
  }

  /// Leaves out rows.
  /// - Parameter isLeftOut: is told a row's place and the place of its card, if it is about one.
  package mutating func removeAll(where isLeftOut: (_ row: Int, _ card: Int?) -> Bool) {
    var kept = 0
    for index in rows.indices {
      let card = rows[index].card
      if isLeftOut(index, card == Self.noCard ? nil : Int(card)) { continue }
      if kept < index { rows[kept] = rows[index] }
      kept += 1
    }
    // Where all stay, a list that somebody else has too is not copied.
    if kept < rows.count { rows.removeSubrange(kept...) }
  }

  /// Puts the rows in the order of their times; those of one time stay as they are.
  package mutating func sortByTime() {
    rows.sort { $0.at < $1.at }
  }

  // MARK: Looking

  /// Whether the row is an answer.
  package func isReview(_ row: Int) -> Bool {
    rows[row].action.isReview
  }

  /// The last of the rows with the latest time.
  package var latest: Int? {
    rows.indices.reversed().max { rows[$0].at < rows[$1].at }
  }
}

extension TimedActions: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(index: Int) -> TimedAction {
    let row = rows[index]
    guard row.card != Self.noCard else {
      return TimedAction(at: row.at, actions.action(row.action, of: CardID("")))
    }
    let card = cards[Int(row.card)]
    let action = actions.action(row.action, of: card)
    return TimedAction(at: row.at, row.action.isPacked ? action : action.renamed(to: card))
  }
}

extension TimedActions: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: TimedAction...) {
    self.init(elements)
  }

  package init(_ elements: some Sequence<TimedAction>) {
    self.init()
    for timed in elements { append(timed) }
  }
}

extension TimedActions: Equatable {
  /// Whether the same was done at the same times with cards of the same names.
  package static func == (left: TimedActions, right: TimedActions) -> Bool {
    left.elementsEqual(right)
  }
}

package import Flashcards

/// Cards to ask side by side: one that was mixed up, and the one whose answer was given for it. A
/// multiple choice whose options stand side by side is alone, if no other card asks for the option.
package struct ConfusionPair: Hashable, Sendable {
  /// One or two cards.
  package internal(set) var cards: [CardID]
  /// The right answer to the first card.
  package let right: String
  /// What was answered for it.
  package let answered: String
  /// How often that was, before any practice of it.
  package let before: Confusion.Rate

  package init(cards: [CardID], right: String, answered: String, before: Confusion.Rate) {
    self.cards = cards
    self.right = right
    self.answered = answered
    self.before = before
  }
}

/// Asks pairs of cards side by side until each is told apart three times running.
///
/// A round asks all cards of a pair, in one order and the next time in the other. It counts if every
/// answer is right; one wrong answer begins the count again. Between two rounds of a pair come those
/// of the others.
package struct ConfusionDrill: Hashable, Sendable {
  /// A pair with what became of it.
  package struct Progress: Hashable, Sendable {
    package fileprivate(set) var pair: ConfusionPair
    /// The rounds in which all answers were right, since the last one with a wrong answer.
    package fileprivate(set) var running = 0
    /// All rounds that were finished.
    package fileprivate(set) var rounds = 0
  }

  /// How many rounds running tell a pair apart.
  package static let goal = 3

  /// The pairs that are not told apart yet, the one that is asked now first.
  package private(set) var open: [Progress]
  /// The pairs that were told apart, in this order.
  package private(set) var done: [Progress] = []
  /// The cards that are left of this round, next one last.
  private var round: [CardID] = []
  private var isRight = true

  package init(_ pairs: [ConfusionPair]) {
    open = pairs.filter { !$0.cards.isEmpty }.map { Progress(pair: $0) }
    begin()
  }

  /// The card to ask; nil when all pairs are told apart.
  package var next: CardID? { round.last }

  /// The cards of all pairs that are not told apart.
  var cards: Set<CardID> { Set(open.flatMap(\.pair.cards)) }

  /// Answers ``next``.
  package mutating func answer(_ isRight: Bool) {
    guard round.popLast() != nil else { return }
    if !isRight { self.isRight = false }
    guard round.isEmpty else { return }
    var asked = open.removeFirst()
    asked.rounds += 1
    asked.running = self.isRight ? asked.running + 1 : 0
    if asked.running == Self.goal { done.append(asked) } else { open.append(asked) }
    begin()
  }

  /// Goes on with the next pair, and comes back to this one at the end.
  /// - Returns: False if there is no other pair.
  mutating func skip() -> Bool {
    guard open.count > 1 else { return false }
    open.append(open.removeFirst())
    begin()
    return true
  }

  /// Leaves out the pairs that a card is in.
  mutating func remove(_ card: CardID) {
    keep { $0 == card ? nil : $0 }
  }

  /// Gives cards other names, and leaves out the pairs whose cards have none.
  mutating func keep(_ name: (CardID) -> CardID?) {
    let asked = open.first?.pair.cards
    open = open.compactMap { progress in
      var progress = progress
      let cards = progress.pair.cards.compactMap(name)
      guard cards.count == progress.pair.cards.count else { return nil }
      progress.pair.cards = cards
      return progress
    }
    let names = round.compactMap(name)
    if let first = open.first?.pair.cards, first == asked?.compactMap(name),
      names.count == round.count
    {
      round = names
    } else {
      begin()
    }
  }

  private mutating func begin() {
    isRight = true
    guard let first = open.first else {
      round = []
      return
    }
    round = first.rounds.isMultiple(of: 2) ? first.pair.cards.reversed() : first.pair.cards
  }
}

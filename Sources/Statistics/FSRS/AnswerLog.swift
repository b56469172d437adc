import Journal
package import SpacedRepetition

/// Answers by card as FSRS reads them: a button and the days since the answer before.
///
/// Practice is left out. An item is an answer that FSRS predicts: one on a later day than the answer
/// before it. All earlier answers of the card are its history, those of the same day too.
package struct AnswerLog: Sendable {
  /// The buttons, those of a card together in time order.
  package private(set) var buttons: [FSRS6.Button] = []
  /// The study days since the answer before; 0 for a first answer and one on the same day.
  package private(set) var gaps: [Int32] = []
  /// The intervals before the answers: days, or below zero seconds; 0 for none.
  package private(set) var intervals: [Int32] = []
  /// The first row of each card, and the number of rows at the end.
  package private(set) var starts: [Int] = [0]
  /// The rows of the items in time order.
  package private(set) var items: [Int] = []

  /// - Complexity: O(*n* log *n*) in the number of answers.
  package init(_ reviews: ReviewColumns) {
    buttons.reserveCapacity(reviews.count)
    gaps.reserveCapacity(reviews.count)
    var found: [(moment: Int, row: Int, place: Int)] = []
    found.reserveCapacity(reviews.count)
    for rows in reviews.rowsByCard {
      var last: Int32?
      for row in rows where reviews.kinds[row] != .practice {
        let gap = last.map { reviews.days[row] - $0 } ?? 0
        if gap > 0 { found.append((reviews.moments[row], row, buttons.count)) }
        buttons.append(FSRS6.Button(reviews.grades[row]))
        gaps.append(max(gap, 0))
        intervals.append(reviews.intervals[row])
        last = reviews.days[row]
      }
      if buttons.count > starts[starts.count - 1] { starts.append(buttons.count) }
    }
    found.sort { ($0.moment, $0.row) < ($1.moment, $1.row) }
    items = found.map(\.place)
  }

  package var cardCount: Int { starts.count - 1 }

  /// The rows of a card.
  func rows(_ card: Int) -> Range<Int> { starts[card]..<starts[card + 1] }

  /// The card of each item, in time order.
  package var itemCards: [Int] {
    var cards = [Int](repeating: 0, count: buttons.count)
    for card in 0..<cardCount {
      for row in rows(card) { cards[row] = card }
    }
    return items.map { cards[$0] }
  }

  /// Whether the card of an item was remembered.
  func isPass(_ row: Int) -> Bool { buttons[row] != .again }

  /// The chance that a scheduler gives to each item of a range to be remembered.
  /// - Complexity: Linear in the number of answers.
  package func predictions(_ fsrs: FSRS6, _ range: Range<Int>) -> [Double] {
    var chances = [Double](repeating: 1, count: buttons.count)
    for card in 0..<cardCount {
      var state: MemoryState?
      for row in rows(card) {
        let gap = Int(gaps[row])
        if let state, gap > 0 { chances[row] = fsrs.recall(state.stability, after: Double(gap)) }
        state = fsrs.next(state, buttons[row], after: gap)
      }
    }
    return items[range].map { chances[$0] }
  }
}

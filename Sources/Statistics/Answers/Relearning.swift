package import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

/// On how many study days a card was brought back to knowing.
///
/// Successive relearning (K. A. Rawson and J. Dunlosky, J. Exp. Psychol. Gen. 140, 2011, 283–302)
/// recalls each item until it is right, and that again in later sessions on other days; they advise
/// three such sessions. A session is a study day here, and it counts however many attempts it took.
package struct Relearning: Hashable, Sendable {
  /// The days after the first on which the card was recalled.
  package private(set) var recalledDays = 0
  /// The days on which the card was recalled for the first time after a lapse.
  package private(set) var relearnedDays = 0

  /// How many days of ``recalledDays`` to reach.
  package static let goal = 3

  package static let definition =
    "recalled = study days after the first answer's on which the card was graded 3 or more at least"
    + " once, in the final drill too: a session of successive relearning (Rawson and Dunlosky 2011),"
    + " who advise three; relearned = days on which a card was graded 3 or more for the first time"
    + " after a lapse; answers from other programs count, schedules without answers do not"

  private var firstDay: Int32?
  private var lastRecalled: Int32?
  private var lastRelearned: Int32?
  private var isForgotten = false

  package init() {}

  /// Adds an answer, after all earlier ones.
  package mutating func add(_ grade: Grade, _ kind: ReviewKind, on day: Int32) {
    // Practice before a card was learned teaches it nothing that could be recalled.
    guard let first = firstDay else {
      if kind != .practice { firstDay = day }
      return
    }
    guard grade.isPass else {
      if kind == .review || kind == .early { isForgotten = true }
      return
    }
    if day > first, lastRecalled.map({ day > $0 }) ?? true {
      recalledDays += 1
      lastRecalled = day
    }
    if isForgotten {
      isForgotten = false
      if lastRelearned.map({ day > $0 }) ?? true {
        relearnedDays += 1
        lastRelearned = day
      }
    }
  }

  /// The relearning of each card, by its number; cards without answers have none.
  /// - Complexity: Linear in the number of answers.
  package static func byCard(_ reviews: ReviewColumns, count: Int) -> [Relearning] {
    var result = Array(repeating: Relearning(), count: count)
    for row in 0..<reviews.count where reviews.cards[row] < count {
      result[Int(reviews.cards[row])].add(
        reviews.grades[row], reviews.kinds[row], on: reviews.days[row])
    }
    return result
  }

  /// - Complexity: Linear in the number of answers to the card.
  package init(of card: CardID, in history: History) {
    for position in history.events(of: card) {
      let row = history.events.row(at: position)
      if let answer = history.events.numbers(of: row) {
        add(answer.grade, answer.kind, on: answer.day)
      }
    }
  }
}

/// The cards of a scope by ``Relearning/recalledDays``.
package struct RelearningCounts: Hashable, Sendable {
  /// Cards by the days on which they were recalled: none, one, two, three or more. Cards that were
  /// never answered are left out.
  package private(set) var recalled = Array(repeating: 0, count: Relearning.goal + 1)
  /// The cards that were relearned after a lapse at least once.
  package private(set) var relearned = 0

  package init(_ parts: [ReviewColumns]) {
    for reviews in parts {
      for rows in reviews.rowsByCard {
        var card = Relearning()
        for row in rows { card.add(reviews.grades[row], reviews.kinds[row], on: reviews.days[row]) }
        recalled[min(card.recalledDays, Relearning.goal)] += 1
        if card.relearnedDays > 0 { relearned += 1 }
      }
    }
  }
}

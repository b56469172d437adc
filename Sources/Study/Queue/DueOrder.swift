import Collection
import SpacedRepetition

/// The order in which due cards are asked. Those that are alike come in deck order.
struct DueOrder {
  private let order: Settings.DueCardOrder
  private let day: Day
  /// Whether cards go by how far their memory has faded.
  private let goesByMemory: Bool

  init(_ order: Settings.DueCardOrder, _ candidates: Candidates, on day: Day) {
    (self.order, self.day) = (order, day)
    goesByMemory = order == .overdueness && candidates.haveMemory
  }

  /// How far a card's memory has faded, where it matters.
  fileprivate func decay(of turn: Agenda.Turn) -> Double {
    // The chance to remember falls with the days by the stability.
    goesByMemory ? turn.decay(on: day) : 0
  }

  fileprivate func precedes(_ left: FirstCards.Ranked, _ right: FirstCards.Ranked) -> Bool {
    let (a, b) = (left.turn, right.turn)
    switch order {
    case .deck: break
    case .date:
      let (x, y) = (a.overdue(on: day), b.overdue(on: day))
      if x != y { return x > y }
    case .overdueness where goesByMemory:
      if left.decay != right.decay { return left.decay > right.decay }
    case .overdueness:
      // overdue / interval, compared without division; then the shorter interval, which is
      // forgotten faster.
      let (i, j) = (max(1, a.interval), max(1, b.interval))
      let (x, y) = (a.overdue(on: day) * j, b.overdue(on: day) * i)
      if x != y { return x > y }
      if i != j { return i < j }
    }
    return a.position < b.position
  }
}

/// The first of some cards in an order, without a list of all.
struct FirstCards {
  fileprivate struct Ranked {
    let turn: Agenda.Turn
    let decay: Double
  }

  /// How many are kept at least.
  let limit: Int
  private let order: DueOrder
  private var cards: [Ranked] = []
  /// The last of the first ones, once there are more.
  private var last: Ranked?

  init(_ limit: Int, in order: DueOrder) { (self.limit, self.order) = (max(1, limit), order) }

  mutating func insert(_ turn: Agenda.Turn) {
    let card = Ranked(turn: turn, decay: order.decay(of: turn))
    if let last, !order.precedes(card, last) { return }
    cards.append(card)
    guard limit < .max / 2, cards.count == 2 * limit else { return }
    cards.sort(by: order.precedes)
    cards.removeSubrange(limit...)
    self.last = cards.last
  }

  /// The first ``limit`` cards, or somewhat more, in their order.
  var sorted: [Agenda.Turn] { cards.sorted(by: order.precedes).map(\.turn) }
}

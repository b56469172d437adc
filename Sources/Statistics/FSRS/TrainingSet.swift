internal import Flashcards
import SpacedRepetition

/// The answers that parameters are fitted to: those of the cards that have items, each item with its
/// weight.
///
/// Rare first intervals are left out, as fsrs-rs does it: a few answers after odd gaps say little and
/// pull much. Recent items weigh more: from 0.25 for the first to 1 for the last. Items of more than
/// 256 answers are left out.
struct TrainingSet: Sendable {
  private(set) var buttons: [UInt8] = []
  private(set) var gaps: [Int32] = []
  /// The weight of each row's item; 0 where it is none.
  private(set) var weights: [Double] = []
  /// The first row of each card, and the number of rows at the end.
  private(set) var starts: [Int] = [0]
  /// How many items were left after the rare ones.
  private(set) var items = 0
  /// The share of these that were remembered.
  private(set) var recall = 0.0
  /// What is known of first answers.
  private(set) var firsts: FirstIntervals

  static let longestHistory = 256

  private init(firsts: FirstIntervals) { self.firsts = firsts }

  /// - Parameter range: The items to fit to, from the first on.
  init(_ log: AnswerLog, _ range: Range<Int>) {
    var ranks = [Int32](repeating: -1, count: log.buttons.count)
    for item in range { ranks[log.items[item]] = Int32(item) }
    var firsts = FirstIntervals()
    // The first row after a day, by card; -1 for a card without an item.
    var firstItems = [Int](repeating: -1, count: log.cardCount)
    for card in 0..<log.cardCount {
      let rows = log.rows(card)
      guard let first = rows.first(where: { log.gaps[$0] > 0 }), ranks[first] >= 0 else { continue }
      firstItems[card] = first
      firsts.add(log.buttons[rows.lowerBound], log.gaps[first], isPass: log.isPass(first))
    }
    firsts.removeRare()
    self.init(firsts: firsts)

    // The items that are left, numbered in time order.
    for card in 0..<log.cardCount {
      let rows = log.rows(card)
      let isKept =
        firstItems[card] >= 0
        && firsts.keeps(log.buttons[rows.lowerBound], log.gaps[firstItems[card]])
      if !isKept { for row in rows { ranks[row] = -1 } }
    }
    var passed = 0
    for item in range {
      let row = log.items[item]
      guard ranks[row] >= 0 else { continue }
      ranks[row] = Int32(items)
      items += 1
      if log.isPass(row) { passed += 1 }
    }
    recall = items > 0 ? Double(passed) / Double(items) : 0
    for card in 0..<log.cardCount where firstItems[card] >= 0 {
      append(log, log.rows(card).prefix(Self.longestHistory), ranks)
    }
  }

  private mutating func append(_ log: AnswerLog, _ rows: Range<Int>, _ ranks: [Int32]) {
    guard let last = rows.last(where: { ranks[$0] >= 0 }) else { return }
    let scale = 1 / Double(max(1, items - 1))
    for row in rows.lowerBound...last {
      buttons.append(UInt8(log.buttons[row].rawValue))
      gaps.append(log.gaps[row])
      let age = Double(ranks[row]) * scale
      weights.append(ranks[row] >= 0 ? 0.25 + 0.75 * age * age * age : 0)
    }
    starts.append(buttons.count)
  }

  var cardCount: Int { starts.count - 1 }

  /// As many cards, drawn from all, so that some come twice and others not at all.
  func drawn(seed: UInt64) -> TrainingSet {
    var random = SeededGenerator(seed: seed)
    var drawn = TrainingSet(firsts: firsts)
    (drawn.items, drawn.recall) = (items, recall)
    for _ in 0..<cardCount {
      let card = Int(random.next().multipliedFullWidth(by: UInt64(cardCount)).high)
      drawn.append(self, starts[card]..<starts[card + 1], times: 1)
    }
    return drawn
  }

  private mutating func append(_ other: TrainingSet, _ rows: Range<Int>, times: Double) {
    buttons += other.buttons[rows]
    gaps += other.gaps[rows]
    weights += other.weights[rows].map { $0 * times }
    starts.append(buttons.count)
  }

  /// Every so many cards, with weights that make up for those left out.
  func sample(every step: Int) -> TrainingSet {
    var sample = TrainingSet(firsts: firsts)
    (sample.items, sample.recall) = (items, recall)
    for card in stride(from: 0, to: cardCount, by: step) {
      sample.append(self, starts[card]..<starts[card + 1], times: Double(step))
    }
    return sample
  }

  /// Whether any item has more than a first answer and one after a day.
  var hasLaterItems: Bool {
    (0..<cardCount).contains { card in
      (starts[card]..<starts[card + 1]).count { weights[$0] > 0 } > 1
    }
  }
}

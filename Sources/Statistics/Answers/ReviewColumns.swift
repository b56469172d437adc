package import Journal
package import SpacedRepetition

/// Answers as columns: a plain array per property.
///
/// The answers of a card are adjacent and in time order, and cards are numbered from 0, so that
/// every statistic is a loop over a few arrays. An answer takes 29 bytes.
package struct ReviewColumns: Sendable {
  /// The number of each answer's card, in ascending order.
  package private(set) var cards: [Int32] = []
  /// The times in milliseconds since 1970.
  package private(set) var moments: [Int] = []
  /// The numbers of the study days.
  package private(set) var days: [Int32] = []
  /// The hours of the learner's clock, 0 to 23.
  package private(set) var hours: [UInt8] = []
  package private(set) var grades: [Grade] = []
  package private(set) var kinds: [ReviewKind] = []
  /// The intervals before the answers: days, or if negative, seconds; 0 for none.
  package private(set) var intervals: [Int32] = []
  /// The durations of the answers; 0 if not measured.
  package private(set) var milliseconds: [Int32] = []
  /// The wordings that were asked, counted from 1; 0 where none is known.
  package private(set) var wordings: [UInt8] = []

  package init() {}

  package var count: Int { cards.count }

  package var isEmpty: Bool { cards.isEmpty }

  package mutating func reserveCapacity(_ count: Int) {
    cards.reserveCapacity(count)
    moments.reserveCapacity(count)
    days.reserveCapacity(count)
    hours.reserveCapacity(count)
    grades.reserveCapacity(count)
    kinds.reserveCapacity(count)
    intervals.reserveCapacity(count)
    milliseconds.reserveCapacity(count)
    wordings.reserveCapacity(count)
  }

  /// Adds an answer.
  /// - Parameters:
  ///   - moment: When it was given, in milliseconds since 1970.
  ///   - card: The card's number, not less than that of the answer before.
  ///   - hour: The hour of the learner's clock.
  package mutating func append(_ review: ReviewNumbers, at moment: Int, card: Int, hour: Int) {
    precondition(card >= Int(cards.last ?? 0), "the answers of a card stand together")
    cards.append(Int32(clamping: card))
    moments.append(moment)
    days.append(review.day)
    hours.append(UInt8(clamping: hour))
    grades.append(review.grade)
    kinds.append(review.kind)
    intervals.append(review.before)
    milliseconds.append(review.milliseconds)
    wordings.append(review.wording)
  }

  /// The answers of some days with their cards, in the same order.
  package func filtered(days range: ClosedRange<Day>) -> ReviewColumns {
    var result = ReviewColumns()
    let range = Int32(clamping: range.lowerBound.number)...Int32(clamping: range.upperBound.number)
    for row in 0..<count where range.contains(days[row]) {
      result.cards.append(cards[row])
      result.moments.append(moments[row])
      result.days.append(days[row])
      result.hours.append(hours[row])
      result.grades.append(grades[row])
      result.kinds.append(kinds[row])
      result.intervals.append(intervals[row])
      result.milliseconds.append(milliseconds[row])
      result.wordings.append(wordings[row])
    }
    return result
  }

  /// The rows of each card, in card order.
  package var rowsByCard: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for row in 0..<count where row + 1 == count || cards[row + 1] != cards[row] {
      result.append(start..<row + 1)
      start = row + 1
    }
    return result
  }

  /// Whether an answer is the first to its card, ignoring practice.
  func isFirst(_ row: Int) -> Bool {
    guard kinds[row] != .practice else { return false }
    var earlier = row - 1
    while earlier >= 0, cards[earlier] == cards[row], kinds[earlier] == .practice { earlier -= 1 }
    return earlier < 0 || cards[earlier] != cards[row]
  }

  /// The maturity of an answer's card before the answer.
  func maturity(_ row: Int) -> Maturity { Maturity(interval: Int(intervals[row])) }
}

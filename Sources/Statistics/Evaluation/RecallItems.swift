import Journal
import Posix
import SpacedRepetition

/// Answers that a scheduler can be asked to predict, in the order in which they were given.
///
/// As the srs-benchmark has it: of the answers of a card on one day the first counts; from a card's
/// second such answer on each is an item. Practice is left out.
///
/// Source: open-spaced-repetition/srs-benchmark.
package struct RecallItems: Sendable {
  /// One answer.
  package struct Item: Sendable {
    /// Whether the card was remembered: a grade of 3 or more.
    package let isPass: Bool
    /// Days since the answer before; 1 or more.
    package let elapsed: Int
    /// Which answer of the card it is, counted by days: 2 or more.
    package let repetition: Int
    /// Failed answers of the card before this one, the very first answer left out.
    package let lapses: Int
    /// The chance to be remembered by SM-2 in the benchmark's form.
    package let benchmarkSM2: Double
    /// The chance by the interval that the card really had.
    package let schedule: Double
    fileprivate let moment: Int
    fileprivate let row: Int
  }

  package private(set) var items: [Item] = []

  /// - Complexity: O(*n* log *n*) in the number of answers.
  package init(_ reviews: ReviewColumns) {
    for rows in reviews.rowsByCard { append(reviews, rows) }
    items.sort { ($0.moment, $0.row) < ($1.moment, $1.row) }
  }

  private mutating func append(_ reviews: ReviewColumns, _ rows: Range<Int>) {
    var state = BenchmarkSM2()
    var last: Int32?
    var repetition = 0
    var lapses = 0
    for row in rows where reviews.kinds[row] != .practice && reviews.days[row] != last {
      let grade = reviews.grades[row]
      let elapsed = last.map { Int(reviews.days[row]) - Int($0) }
      repetition += 1
      if let elapsed, elapsed >= 1 {
        let interval = max(1, Int(reviews.intervals[row]))
        items.append(
          Item(
            isPass: grade.isPass, elapsed: elapsed, repetition: repetition, lapses: lapses,
            benchmarkSM2: pow(0.9, Double(elapsed) / state.interval),
            schedule: Calibration.chance(interval: interval, elapsed: elapsed),
            moment: reviews.moments[row], row: row))
      }
      if !grade.isPass, last != nil { lapses += 1 }
      state.answer(AnkiSM2.Button(grade))
      last = reviews.days[row]
    }
  }

  /// The items that are scored, as a time series is: the first sixth only teaches.
  package var scored: Range<Int> { foldSize == 0 ? 0..<0 : foldSize..<items.count }

  private static let foldCount = 5

  private var foldSize: Int { items.count / (Self.foldCount + 1) }

  /// The scored items in five parts, each of which is predicted by what came before it. The last has
  /// what is left over, as in fsrs-rs.
  package var folds: [Range<Int>] {
    guard foldSize > 0 else { return [] }
    return (1...Self.foldCount).map { fold in
      fold * foldSize..<(fold == Self.foldCount ? items.count : (fold + 1) * foldSize)
    }
  }

  /// For each scored item the learner's average up to the beginning of its fold: the baseline.
  package var averages: [Double] {
    var passed = 0
    var next = 0
    return folds.flatMap { fold in
      passed += items[next..<fold.lowerBound].count(where: \.isPass)
      next = fold.lowerBound
      return [Double](repeating: Double(passed) / Double(next), count: fold.count)
    }
  }
}

/// SM-2 in the form in which the srs-benchmark lets it predict: the interval is the time at which
/// the chance to remember is 90 %, and is not rounded; a rating from 1 to 4 is the grade one higher;
/// easiness moves on every answer, from 1.3 to 10; a failed answer counts as a first repetition.
struct BenchmarkSM2 {
  private(set) var interval = 0.0
  private var easiness = 2.5
  private var repetition = 0

  mutating func answer(_ button: AnkiSM2.Button) {
    if button == .again {
      repetition = 1
      interval = 1
    } else {
      repetition += 1
      interval = repetition == 1 ? 1 : repetition == 2 ? 6 : interval * easiness
    }
    let miss = Double(5 - (button.rawValue + 1))
    easiness = min(10, max(1.3, easiness + 0.1 - miss * (0.08 + miss * 0.02)))
  }
}

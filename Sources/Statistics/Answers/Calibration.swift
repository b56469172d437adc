import Journal
import Posix
package import SpacedRepetition

/// The retention that SM-2 aims at, compared with what happened, by interval.
///
/// SM-2 sets an interval so that about nine of ten cards are remembered at its end. As a curve, the
/// chance of remembering a card *t* days after its last answer is 0.9^(*t* / interval): 90 % on the
/// due day, less for late answers.
package struct Calibration: Hashable, Sendable {
  /// The answers of one band of intervals.
  package struct Row: Hashable, Sendable {
    package let band: Band
    package fileprivate(set) var answers = PassCount()
    fileprivate var sum = 0.0

    /// The mean chance that the schedule predicted for the answers; nil without answers.
    package var expected: Double? { answers.total > 0 ? sum / Double(answers.total) : nil }
  }

  /// The bands from 1 day on.
  package private(set) var rows = Band.intervals.dropFirst().map { Row(band: $0) }

  /// - Parameter first: The first day whose answers are counted.
  package init(_ reviews: ReviewColumns, since first: Day) {
    for rows in reviews.rowsByCard {
      var last: Int32?
      for row in rows {
        let interval = Int(reviews.intervals[row])
        if let last, interval >= 1, Int(reviews.days[row]) >= first.number,
          Retention.counts(reviews, row)
        {
          add(reviews, row, interval, elapsed: Int(reviews.days[row]) - Int(last))
        }
        switch reviews.kinds[row] {
        case .drill, .practice: break
        default: last = reviews.days[row]
        }
      }
    }
  }

  package static func + (left: Calibration, right: Calibration) -> Calibration {
    var sum = left
    for index in sum.rows.indices {
      sum.rows[index].answers = sum.rows[index].answers + right.rows[index].answers
      sum.rows[index].sum += right.rows[index].sum
    }
    return sum
  }

  private mutating func add(_ reviews: ReviewColumns, _ row: Int, _ interval: Int, elapsed: Int) {
    guard let index = rows.firstIndex(where: { $0.band.contains(interval) }) else { return }
    rows[index].answers.add(reviews.grades[row])
    rows[index].sum += Self.chance(interval: interval, elapsed: max(0, elapsed))
  }

  /// The chance under SM-2 that a card is remembered that many days after its last answer.
  package static func chance(interval: Int, elapsed: Int) -> Double {
    pow(0.9, Double(elapsed) / Double(interval))
  }

  package static let definition =
    "expected = mean of 0.9^(days since the last answer / interval), the 90 % on the due day that"
    + " SM-2 aims at; answers as retention counts them, from an interval of 1 day on"
}

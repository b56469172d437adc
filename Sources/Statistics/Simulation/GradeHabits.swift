import SpacedRepetition

/// A learner's usual grades and answer times, for simulations.
///
/// The shares of each grade among the learner's own first answers, and among the answers that count
/// for retention, to young and to mature cards. Twenty answers of an imaginary learner are added to
/// each, so that the first few real ones do not decide everything; after some hundred they hardly
/// matter.
package struct GradeHabits: Hashable, Sendable {
  /// The stage of a card at an answer.
  package enum Stage: Int, CaseIterable, Sendable {
    case new, young, mature
  }

  /// The shares of the grades 0 to 5, by stage; each adds up to 1.
  package private(set) var shares: [[Double]]
  /// The mean time of an answer in milliseconds, by stage.
  package private(set) var milliseconds: [Double]
  /// The number of the learner's own answers counted.
  package private(set) var answers = 0

  /// The number of answers from which on the learner's own outweigh the imaginary ones.
  package static let answersForTrust = 60

  /// The imaginary answers by grade: 8 of 10 new cards and 9 of 10 known ones are remembered.
  private static let imagined: [[Double]] = [
    [0, 4, 0, 4, 10, 2], [0, 2, 0, 3, 13, 2], [0, 2, 0, 3, 13, 2],
  ]
  /// The time of an imaginary answer.
  private static let imaginedTime = [15_000.0, 8000, 8000]

  /// - Parameter parts: The answers, in parts, with all answers of a card in one part.
  package init(_ parts: [ReviewColumns]) {
    var counts = Self.imagined
    var times = Self.imaginedTime.map { $0 * 20 }
    var measured = [20.0, 20, 20]
    for reviews in parts {
      for row in 0..<reviews.count {
        let isFirst = reviews.isFirst(row)
        guard isFirst || Retention.counts(reviews, row) else { continue }
        let stage: Stage =
          isFirst ? .new : reviews.maturity(row) == .mature ? .mature : .young
        counts[stage.rawValue][reviews.grades[row].rawValue] += 1
        answers += 1
        if reviews.milliseconds[row] > 0 {
          times[stage.rawValue] += Double(reviews.milliseconds[row])
          measured[stage.rawValue] += 1
        }
      }
    }
    shares = counts.map { row in
      let total = row.reduce(0, +)
      return row.map { $0 / total }
    }
    milliseconds = zip(times, measured).map { $0 / $1 }
  }

  /// The grade for a random number from 0 to 1, among passes or among failures.
  func grade(_ stage: Stage, _ draw: Double, isPass: Bool) -> Grade {
    let grades = zip(Grade.allCases, shares[stage.rawValue]).filter { $0.0.isPass == isPass }
    var rest = draw * grades.reduce(0) { $0 + $1.1 }
    for (grade, share) in grades {
      if rest < share { return grade }
      rest -= share
    }
    return isPass ? .perfect : .incorrect
  }

  /// The grade for a random number from 0 to 1.
  func grade(_ stage: Stage, _ draw: Double) -> Grade {
    var rest = draw
    for (grade, share) in zip(Grade.allCases, shares[stage.rawValue]) {
      if rest < share { return grade }
      rest -= share
    }
    return .perfect
  }
}

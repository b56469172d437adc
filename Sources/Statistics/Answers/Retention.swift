package import Journal
package import SpacedRepetition

/// The share of right answers to known cards.
///
/// An answer counts if it changed the card's schedule and the card was known before: it was in
/// review, or its interval was a day or more. First answers, steps within a day, the final drill
/// and practice do not count. A grade of 3 or more is a pass. A card is mature if its interval
/// before the answer was 21 days or more, otherwise young. These are Anki's rules for its "true
/// retention".
package struct Retention: Hashable, Sendable {
  package private(set) var young = PassCount()
  package private(set) var mature = PassCount()

  package init() {}

  /// Counts the answers of the days in `days`.
  package init(_ reviews: ReviewColumns, days: ClosedRange<Day>) {
    for row in 0..<reviews.count
    where Self.counts(reviews, row) && days.contains(Day(number: Int(reviews.days[row]))) {
      add(reviews, row)
    }
  }

  /// Counts the answers of each period in one pass.
  package static func byPeriod(_ reviews: ReviewColumns, today: Day) -> [Period: Retention] {
    // Days that are in the same periods are counted together.
    var spans = [Retention](repeating: Retention(), count: Period.firstAges.count)
    for row in 0..<reviews.count where counts(reviews, row) {
      let age = today.number - Int(reviews.days[row])
      if let span = Period.firstAges.lastIndex(where: { $0 <= age }) {
        spans[span].add(reviews, row)
      }
    }
    var result: [Period: Retention] = [:]
    for period in Period.allCases {
      result[period] = zip(Period.firstAges, spans).reduce(Retention()) { sum, span in
        period.contains(age: span.0) ? sum + span.1 : sum
      }
    }
    return result
  }

  package static func + (left: Retention, right: Retention) -> Retention {
    var sum = Retention()
    sum.young = left.young + right.young
    sum.mature = left.mature + right.mature
    return sum
  }

  private mutating func add(_ reviews: ReviewColumns, _ row: Int) {
    switch reviews.maturity(row) {
    case .young: young.add(reviews.grades[row])
    case .mature: mature.add(reviews.grades[row])
    }
  }

  /// Whether an answer counts: by ``Wait/isDayOrMore``, as for lapses; Anki counts any answer to a
  /// card in review, whatever interval its log has.
  package static func counts(_ reviews: ReviewColumns, _ row: Int) -> Bool {
    counts(reviews.kinds[row], before: reviews.intervals[row])
  }

  /// The same of one answer.
  package static func counts(_ answer: ReviewNumbers) -> Bool {
    counts(answer.kind, before: answer.before)
  }

  private static func counts(_ kind: ReviewKind, before: Int32) -> Bool {
    switch kind {
    case .drill, .practice: false
    case .review: true
    case .learn, .relearn, .early: Wait(signed: Int(before)).isDayOrMore
    }
  }

  /// Young and mature cards together.
  package var all: PassCount { young + mature }

  /// What the numbers mean, for people.
  package static let definition =
    "answers graded 3 or more, out of all answers to cards in review or with an interval of at"
    + " least 1 day; first answers, steps within a day, drill and practice left out; mature ="
    + " interval of 21 days or more before the answer"
}

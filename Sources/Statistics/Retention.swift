package import Journal
package import SpacedRepetition

/// How many answers to known cards were right.
///
/// An answer counts when the card was known before (its interval was a day or more) and the answer
/// moved its schedule: first answers, the final drill and practice do not. A grade of 3 or more is
/// a pass. A card is mature if its interval before the answer was 21 days or more, else young.
package struct Retention: Hashable, Sendable {
  /// Answers with a grade of 3 or more, and under 3.
  package struct Count: Hashable, Sendable {
    package var passed = 0
    package var failed = 0

    package init() {}

    fileprivate mutating func add(_ grade: Grade) {
      if grade.isPass { passed += 1 } else { failed += 1 }
    }

    package var total: Int { passed + failed }
  }

  package private(set) var young = Count()
  package private(set) var mature = Count()

  /// Counts the answers of the days in `days`.
  package init(_ reviews: some Sequence<ReviewEvent>, days: ClosedRange<Day>) {
    for review in reviews where review.kind == .review && days.contains(review.day) {
      guard let before = review.before, before >= 1 else { continue }
      switch Maturity(interval: before) {
      case .young: young.add(review.grade)
      case .mature: mature.add(review.grade)
      }
    }
  }

  /// Young and mature cards together.
  package var all: Count {
    var count = Count()
    count.passed = young.passed + mature.passed
    count.failed = young.failed + mature.failed
    return count
  }

  /// What the numbers mean, for people.
  package static let definition =
    "answers graded 3 or more, out of all answers to cards whose interval was at least 1 day;"
    + " first answers, drill and practice left out; mature = interval of 21 days or more before"
    + " the answer"
}

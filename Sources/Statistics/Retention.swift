package import Journal
package import SpacedRepetition

/// How many answers to known cards were right.
///
/// An answer counts when it moved the card's schedule and the card was known before: it was in
/// review, or its interval was a day or more. First answers, steps within a day, the final drill and
/// practice do not count. A grade of 3 or more is a pass. A card is mature if its interval before
/// the answer was 21 days or more, else young. These are Anki's rules for its "true retention".
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

  package init() {}

  /// Counts the answers of the days in `days`.
  package init(_ reviews: some Sequence<ReviewEvent>, days: ClosedRange<Day>) {
    for review in reviews where days.contains(review.day) { add(review) }
  }

  /// Counts the answers of each period in one pass.
  package static func byPeriod(
    _ reviews: some Sequence<ReviewEvent>, today: Day
  ) -> [(period: Period, retention: Retention)] {
    var result = Period.allCases.map { (period: $0, retention: Retention()) }
    for review in reviews where counts(review) {
      for index in result.indices where result[index].period.contains(review.day, today: today) {
        result[index].retention.add(review)
      }
    }
    return result
  }

  private mutating func add(_ review: ReviewEvent) {
    guard Self.counts(review) else { return }
    switch Maturity(interval: review.before ?? 0) {
    case .young: young.add(review.grade)
    case .mature: mature.add(review.grade)
    }
  }

  private static let secondsPerDay = 86_400

  private static func counts(_ review: ReviewEvent) -> Bool {
    switch review.kind {
    case .drill, .practice: false
    case .review: true
    case .learn, .relearn, .early:
      review.before.map { $0 >= 1 || $0 <= -secondsPerDay } ?? false
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
    "answers graded 3 or more, out of all answers to cards in review or with an interval of at"
    + " least 1 day; first answers, steps within a day, drill and practice left out; mature ="
    + " interval of 21 days or more before the answer"
}

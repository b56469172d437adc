import Journal
package import SpacedRepetition

/// The work done on each day: answers and their time, by the card's stage at the answer.
///
/// The classes are Anki's: `learn` are answers to new cards and to cards in learning steps,
/// `relearn` to cards in the steps after a lapse, `young` and `mature` to cards in review by their
/// interval before the answer (21 days), `filtered` are answers ahead of the day and practice. The
/// final drill, which Anki does not have, is a class of its own.
package struct Activity: Sendable {
  /// The class of an answer.
  package enum Class: Int, CaseIterable, Sendable {
    case learn, relearn, young, mature, filtered, drill
  }

  /// The answers of one day.
  package struct DayWork: Hashable, Sendable {
    /// Answers, by ``Class``.
    package fileprivate(set) var answers = [Int](repeating: 0, count: Class.allCases.count)
    /// Their time in milliseconds, by ``Class``.
    package fileprivate(set) var milliseconds = [Int](repeating: 0, count: Class.allCases.count)
    /// Answers with a grade of 3 or more, without the drill's.
    package fileprivate(set) var passed = 0
    /// Cards that were answered for the first time, without practice.
    package fileprivate(set) var learned = 0
    /// Answers in practice.
    package fileprivate(set) var practiced = PassCount()
    /// Answers to cards in review, including those ahead of their day.
    package fileprivate(set) var reviewed = 0

    package init() {}

    fileprivate static func + (left: DayWork, right: DayWork) -> DayWork {
      var sum = left
      for kind in left.answers.indices {
        sum.answers[kind] += right.answers[kind]
        sum.milliseconds[kind] += right.milliseconds[kind]
      }
      sum.passed += right.passed
      sum.learned += right.learned
      sum.practiced = left.practiced + right.practiced
      sum.reviewed += right.reviewed
      return sum
    }

    package var total: Int { answers.reduce(0, +) }
    package var totalMilliseconds: Int { milliseconds.reduce(0, +) }
    /// Answers without the drill's.
    package var withoutDrill: Int { total - answers[Class.drill.rawValue] }
    /// Whether a card was studied: an answer changed its schedule.
    var isStudy: Bool { withoutDrill > practiced.total }
  }

  /// The days with answers, by how many days ago they are; none in the future.
  package private(set) var days: [Int: DayWork] = [:]

  /// - Complexity: Linear in the number of answers.
  package init(_ reviews: ReviewColumns, today: Day) {
    let oldest = Int(reviews.days.min() ?? 0)
    // Dates have four-digit years, so this is bounded.
    let span = max(0, min(today.number - oldest + 1, Self.longestSpan))
    var places = [Int32](repeating: -1, count: span)
    var work: [(age: Int, day: DayWork)] = []
    for row in 0..<reviews.count {
      let age = today.number - Int(reviews.days[row])
      guard places.indices.contains(age) else { continue }
      if places[age] < 0 {
        places[age] = Int32(work.count)
        work.append((age, DayWork()))
      }
      let place = Int(places[age])
      let kind = Self.class(of: reviews, row)
      work[place].day.answers[kind.rawValue] += 1
      work[place].day.milliseconds[kind.rawValue] += Int(reviews.milliseconds[row])
      if reviews.kinds[row] == .review || reviews.kinds[row] == .early {
        work[place].day.reviewed += 1
      }
      if kind != .drill, reviews.grades[row].isPass { work[place].day.passed += 1 }
      if reviews.kinds[row] == .practice {
        work[place].day.practiced.add(reviews.grades[row])
      } else if reviews.isFirst(row) {
        work[place].day.learned += 1
      }
    }
    for (age, day) in work { days[age] = day }
  }

  package static func + (left: Activity, right: Activity) -> Activity {
    var sum = left
    sum.days.merge(right.days, uniquingKeysWith: +)
    return sum
  }

  private static let longestSpan = 10_000 * 366

  static func `class`(of reviews: ReviewColumns, _ row: Int) -> Class {
    switch reviews.kinds[row] {
    case .learn: .learn
    case .relearn: .relearn
    case .early, .practice: .filtered
    case .drill: .drill
    case .review: reviews.maturity(row) == .young ? .young : .mature
    }
  }

  package subscript(daysAgo: Int) -> DayWork { days[daysAgo] ?? DayWork() }

  /// The longest and the current run of days on which cards were studied.
  package var streak: Streak { Streak(daysAgo: days.filter(\.value.isStudy).keys) }

  package static let definition =
    "all answers; learn = new cards and learning steps; relearn = steps after a lapse; young and"
    + " mature = cards in review by their interval before the answer (21 days); filtered = ahead"
    + " of the day, and practice; drill = the final drill; learned = cards answered for the first"
    + " time, practice left out"
}

/// Runs of days on which cards were studied; a day with only practice or drill does not count.
package struct Streak: Hashable, Sendable {
  /// The run that ends today, or yesterday if nothing was studied today yet.
  package private(set) var current = 0
  package private(set) var longest = 0
  /// All days on which cards were studied.
  package private(set) var days = 0
  /// The days from the first of them to today, inclusive.
  package private(set) var span = 0

  init(daysAgo: some Sequence<Int>) {
    var start = 0
    var run = 0
    for day in daysAgo.sorted() {
      if run == 0 || day != start + run {
        start = day
        run = 0
      }
      run += 1
      if start <= 1 { current = run }
      longest = max(longest, run)
      days += 1
      span = day + 1
    }
  }

  package static let definition =
    "days in a row with an answer other than practice and drill, up to today, or up to yesterday"
    + " while today has none"
}

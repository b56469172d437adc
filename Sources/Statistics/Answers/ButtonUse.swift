package import SpacedRepetition

/// How often each grade was given, separately for cards in learning, young and mature ones.
///
/// As in Anki, `learning` are answers to new cards, in steps, ahead of the day and in practice;
/// young and mature are answers to cards in review by their interval before the answer. The final
/// drill is left out.
package struct ButtonUse: Hashable, Sendable {
  /// Counts by grade, 0 to 5.
  package private(set) var learning = [Int](repeating: 0, count: 6)
  package private(set) var young = [Int](repeating: 0, count: 6)
  package private(set) var mature = [Int](repeating: 0, count: 6)

  package init() {}

  /// Counts the answers of several spans of days in one pass.
  /// - Parameter spans: The number of days in each, including today; the shortest first.
  package static func bySpan(
    _ reviews: ReviewColumns, today: Day, spans: [Int]
  ) -> [ButtonUse] {
    var result = [ButtonUse](repeating: ButtonUse(), count: spans.count)
    for row in 0..<reviews.count {
      let age = today.number - Int(reviews.days[row])
      guard age >= 0, let span = spans.firstIndex(where: { age < $0 }) else { continue }
      result[span].add(reviews, row)
    }
    // So far each span has only the answers that the shorter ones lack.
    for span in result.indices.dropFirst() { result[span] = result[span - 1] + result[span] }
    return result
  }

  private mutating func add(_ reviews: ReviewColumns, _ row: Int) {
    let grade = reviews.grades[row].rawValue
    switch Activity.class(of: reviews, row) {
    case .learn, .relearn, .filtered: learning[grade] += 1
    case .young: young[grade] += 1
    case .mature: mature[grade] += 1
    case .drill: break
    }
  }

  package static func + (left: ButtonUse, right: ButtonUse) -> ButtonUse {
    var sum = ButtonUse()
    sum.learning = zip(left.learning, right.learning).map(+)
    sum.young = zip(left.young, right.young).map(+)
    sum.mature = zip(left.mature, right.mature).map(+)
    return sum
  }

  /// Converts counts by grade to counts by the buttons Again, Hard, Good and Easy: 0 to 2, 3, 4 and
  /// 5.
  package static func buttons(_ grades: [Int]) -> [Int] {
    [grades[0] + grades[1] + grades[2], grades[3], grades[4], grades[5]]
  }

  package static let definition =
    "answers by button: again = grades 0 to 2, hard = 3, good = 4, easy = 5; learning = new cards,"
    + " steps, ahead of the day and practice; young and mature = cards in review by their interval"
    + " before the answer; the drill left out"
}

/// Answers by the hour of the learner's clock.
///
/// As in Anki, all answers count except those ahead of the day and in practice; here the final
/// drill is left out too.
package struct HourlyAnswers: Hashable, Sendable {
  /// 24 counts, from midnight.
  package private(set) var hours = [PassCount](repeating: PassCount(), count: 24)

  package init(_ reviews: ReviewColumns) {
    for row in 0..<reviews.count {
      switch Activity.class(of: reviews, row) {
      case .filtered, .drill: break
      case .learn, .relearn, .young, .mature:
        hours[Int(reviews.hours[row]) % 24].add(reviews.grades[row])
      }
    }
  }

  package static func + (left: HourlyAnswers, right: HourlyAnswers) -> HourlyAnswers {
    var sum = left
    sum.hours = zip(left.hours, right.hours).map(+)
    return sum
  }

  package static let definition =
    "answers by the hour of the clock, and those graded 3 or more; ahead of the day, practice and"
    + " drill left out"
}

package import SpacedRepetition

/// Retention by groups of answers, such as those of each hour.
package struct RetentionGroups: Sendable {
  private let parts: [ReviewColumns]

  /// - Parameter parts: The answers, in parts.
  /// - Complexity: Each breakdown is linear in the number of answers.
  package init(_ parts: [ReviewColumns]) { self.parts = parts }

  /// Answers by the hour of the learner's clock: 24 counts.
  package var byHour: [PassCount] { counts(24) { Int($0.hours[$1]) } }

  /// Answers by the weekday of the study day, Monday first: 7 counts.
  package var byWeekday: [PassCount] {
    counts(7) { Day(number: Int($0.days[$1])).weekday - 1 }
  }

  /// Answers by the interval before them, by ``Band/intervals``.
  package var byInterval: [PassCount] {
    counts(Band.intervals.count) { reviews, row in
      let interval = reviews.intervals[row]
      // Anki stores steps of days in seconds.
      let days = interval < 0 ? -Int(interval) / 86_400 : Int(interval)
      return Band.intervals.firstIndex { $0.contains(days) }
    }
  }

  /// Answers by their duration, in the bands of ``Band/seconds``; unmeasured ones are left out.
  package var byAnswerTime: [PassCount] {
    counts(Band.seconds.count) { reviews, row in
      let milliseconds = Int(reviews.milliseconds[row])
      guard milliseconds > 0 else { return nil }
      return Band.seconds.firstIndex { $0.contains(milliseconds / 1000) }
    }
  }

  /// Answers by card, for the first cards by number.
  package func byCard(count: Int) -> [PassCount] {
    counts(count) { reviews, row in
      let card = Int(reviews.cards[row])
      return card < count ? card : nil
    }
  }

  /// Answers by spans of days, the last of which ends today; oldest first.
  package func overTime(_ spans: Int, each length: Int, until today: Day) -> [PassCount] {
    counts(spans) { reviews, row in
      let age = today.number - Int(reviews.days[row])
      guard age >= 0, age / length < spans else { return nil }
      return spans - 1 - age / length
    }
  }

  private func counts(_ count: Int, by group: (ReviewColumns, Int) -> Int?) -> [PassCount] {
    var result = [PassCount](repeating: PassCount(), count: count)
    for reviews in parts {
      for row in 0..<reviews.count where Retention.counts(reviews, row) {
        if let group = group(reviews, row) { result[group].add(reviews.grades[row]) }
      }
    }
    return result
  }
}

/// A range of numbers counted together.
package struct Band: Hashable, Sendable {
  package let first: Int
  /// Nil for the band without an end.
  package let last: Int?

  package func contains(_ number: Int) -> Bool {
    number >= first && last.map { number <= $0 } ?? true
  }

  /// `4–7`, `1`, `366+`.
  package var description: String {
    guard let last else { return "\(first)+" }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }

  /// Bands that begin at these numbers, each ending before the next.
  private static func starting(at starts: [Int]) -> [Band] {
    starts.indices.map { index in
      Band(first: starts[index], last: index + 1 < starts.count ? starts[index + 1] - 1 : nil)
    }
  }

  /// Intervals in days.
  package static let intervals = starting(at: [0, 1, 2, 4, 8, 21, 46, 91, 181, 366])

  /// Durations of answers in whole seconds.
  package static let seconds = starting(at: [0, 3, 6, 10, 20, 30, 60])
}

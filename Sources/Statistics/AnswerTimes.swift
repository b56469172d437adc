/// How long answers take.
package struct AnswerTimes: Hashable, Sendable {
  /// The answers that were measured.
  package private(set) var measured = 0
  package private(set) var milliseconds = 0
  /// The middle one of all times in milliseconds, the longer of two; 0 without any.
  package private(set) var median = 0

  /// - Complexity: O(*n* log *n*) in the number of answers.
  package init(_ reviews: ReviewColumns) {
    var times = reviews.milliseconds.filter { $0 > 0 }
    measured = times.count
    milliseconds = times.reduce(0) { $0 + Int($1) }
    guard !times.isEmpty else { return }
    times.sort()
    median = Int(times[times.count / 2])
  }

  package var mean: Int { measured > 0 ? (milliseconds + measured / 2) / measured : 0 }

  package static let definition =
    "time from the question to the answer, of all answers where it was measured"
}

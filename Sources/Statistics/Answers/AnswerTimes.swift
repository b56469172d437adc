/// How long answers take.
package struct AnswerTimes: Hashable, Sendable {
  /// The number of answers that were measured.
  package private(set) var measured = 0
  package private(set) var milliseconds = 0
  /// The median time in milliseconds, the upper one of two; 0 without any.
  package private(set) var median = 0

  /// - Parameter parts: The answers, in parts.
  /// - Complexity: Linear in the number of answers.
  package init(_ parts: [ReviewColumns]) {
    // Times are first counted in coarse steps, so that only those in the middle step have to be
    // sorted.
    let longest = parts.lazy.compactMap { $0.milliseconds.max() }.max() ?? 0
    var steps = [Int](repeating: 0, count: (Int(longest) >> Self.bits) + 1)
    for reviews in parts {
      for time in reviews.milliseconds where time > 0 {
        measured += 1
        milliseconds += Int(time)
        steps[Int(time) >> Self.bits] += 1
      }
    }
    guard measured > 0 else { return }
    var before = 0
    var step = 0
    while before + steps[step] <= measured / 2 {
      before += steps[step]
      step += 1
    }
    let middle = parts.flatMap { reviews in
      reviews.milliseconds.filter { $0 > 0 && Int($0) >> Self.bits == step }
    }.sorted()
    median = Int(middle[measured / 2 - before])
  }

  private static let bits = 8

  package var mean: Int { measured > 0 ? (milliseconds + measured / 2) / measured : 0 }

  package static let definition =
    "time from the question to the answer, of all answers where it was measured"
}

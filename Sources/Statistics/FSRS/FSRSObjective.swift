import Files
import SpacedRepetition

/// What training makes small: how badly parameters predict the items, and how far they are from
/// where they began.
///
/// F(w) = Σ weight × cross entropy + Σ ((wⱼ − startⱼ) / σⱼ)². Sums are made in a fixed number of
/// parts and added in their order, so that they do not depend on the number of processors.
struct FSRSObjective: Sendable {
  /// A value and its slope.
  struct Point: Sendable {
    var value: Double
    /// One number for each parameter.
    var gradient: [Double]
  }

  let set: TrainingSet
  /// The parameters that the penalty draws to.
  let start: [Double]
  private let parts: [Range<Int>]
  private let longest: Int

  /// How far each parameter usually lies from the standard one.
  static let deviations = [
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
    1.03, 0.31, 0.32, 0.14, 0.27,
  ]

  private static let partCount = 64
  /// From so many rows on the parts are worth a second thread.
  private static let rowsForThreads = 30_000

  init(_ set: TrainingSet, start: [Double]) {
    self.set = set
    self.start = start
    let rows = set.buttons.count
    var parts: [Range<Int>] = []
    var card = 0
    for part in 1...Self.partCount {
      let first = card
      while card < set.cardCount, set.starts[card] < rows * part / Self.partCount { card += 1 }
      if card > first { parts.append(first..<card) }
    }
    self.parts = parts
    longest = zip(set.starts, set.starts.dropFirst()).map { $1 - $0 }.max() ?? 0
  }

  /// The value and the slope at some parameters.
  /// - Complexity: Linear in the number of rows.
  func at(_ w: [Double]) -> Point {
    var point = loss(w)
    for j in w.indices {
      let distance = (w[j] - start[j]) / Self.deviations[j]
      point.value += distance * distance
      point.gradient[j] += 2 * distance / Self.deviations[j]
    }
    return point
  }

  /// The part that the items cause.
  func loss(_ w: [Double]) -> Point {
    let sums: [Point] =
      set.buttons.count < Self.rowsForThreads
      ? parts.map { sum($0, w) } : inParallel(parts) { sum($0, w) }
    return sums.reduce(into: Point(value: 0, gradient: Array(repeating: 0, count: 21))) {
      $0.value += $1.value
      for j in 0..<21 { $0.gradient[j] += $1.gradient[j] }
    }
  }

  private func sum(_ cards: Range<Int>, _ w: [Double]) -> Point {
    var point = Point(value: 0, gradient: Array(repeating: 0, count: 21))
    var pass = GradientPass(w)
    withUnsafeTemporaryAllocation(of: GradientPass.Step.self, capacity: longest) { steps in
      set.buttons.withUnsafeBufferPointer { buttons in
        set.gaps.withUnsafeBufferPointer { gaps in
          set.weights.withUnsafeBufferPointer { weights in
            set.starts.withUnsafeBufferPointer { starts in
              point.gradient.withUnsafeMutableBufferPointer { gradient in
                for card in cards {
                  let rows = starts[card]..<starts[card + 1]
                  pass.add(
                    UnsafeBufferPointer(rebasing: buttons[rows]),
                    UnsafeBufferPointer(rebasing: gaps[rows]),
                    UnsafeBufferPointer(rebasing: weights[rows]), steps, gradient)
                }
              }
            }
          }
        }
      }
    }
    point.value = pass.loss
    return point
  }
}

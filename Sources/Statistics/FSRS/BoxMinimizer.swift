/// Finds the smallest value of a function within bounds, from its exact slope.
///
/// The method of Broyden, Fletcher, Goldfarb and Shanno, with the whole matrix, since there are few
/// coordinates. Those at a bound that the slope pushes outward stay there. The length of a step is
/// found by halving and doubling until the slope has risen enough, which leads along kinks too, where
/// a function is not smooth. Nothing is random: the same function gives the same bits.
///
/// Sources: J. Nocedal, S. Wright, *Numerical Optimization* (2006), chapter 6; A. Lewis, M. Overton,
/// "Nonsmooth optimization via quasi-Newton methods" (2013).
struct BoxMinimizer {
  typealias Function = @Sendable ([Double]) -> FSRSObjective.Point
  typealias Matrix = [[Double]]

  let function: Function
  let lowest: [Double]
  let highest: [Double]

  private(set) var x: [Double]
  private(set) var point: FSRSObjective.Point
  private(set) var curvature: Matrix
  /// How often the function was asked for.
  private(set) var steps = 0

  /// - Parameters:
  ///   - start: Where to begin, within the bounds.
  ///   - curvature: The curvature there, if something is known of it.
  init(
    _ function: @escaping Function, from start: [Double], lowest: [Double], highest: [Double],
    curvature: Matrix? = nil
  ) {
    self.function = function
    self.lowest = lowest
    self.highest = highest
    x = start
    point = function(start)
    self.curvature = curvature ?? []
    if curvature == nil { resetCurvature() }
  }

  /// Steps until several of them together gain less than a part of the value.
  mutating func run(upTo limit: Int, gain: Double) {
    var recent: [Double] = [point.value]
    var restarts = 0
    while steps < limit {
      let moved = step()
      recent.append(point.value)
      let isSlow =
        recent.count > Self.patience
        && recent[recent.count - 1 - Self.patience] - point.value < gain * abs(point.value)
      if moved, !isSlow { continue }
      // Beside a kink a stale curvature looks like an end.
      if restarts == Self.restarts { return }
      restarts += 1
      resetCurvature()
      recent = [point.value]
    }
  }

  private static let patience = 6
  private static let restarts = 1

  private mutating func resetCurvature() {
    curvature = x.indices.map { i in x.indices.map { $0 == i ? 1 : 0 } }
    isScaled = false
  }
  private var isScaled = true

  /// One step downhill.
  /// - Returns: False if none was found.
  private mutating func step() -> Bool {
    let g = point.gradient
    let free = x.indices.filter {
      !(x[$0] <= lowest[$0] && g[$0] > 0) && !(x[$0] >= highest[$0] && g[$0] < 0)
    }
    guard !free.isEmpty else { return false }
    var direction = [Double](repeating: 0, count: x.count)
    for (place, change) in zip(free, downhill(free, g)) {
      direction[place] = change
    }
    // A coordinate at a bound is not to leave the box.
    for j in free
    where (x[j] <= lowest[j] && direction[j] < 0) || (x[j] >= highest[j] && direction[j] > 0) {
      direction[j] = 0
    }
    var slope = zip(g, direction).reduce(0) { $0 + $1.0 * $1.1 }
    if slope >= 0 {
      for j in free { direction[j] = -g[j] }
      slope = zip(g, direction).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var farthest = Double.infinity
    for j in free where direction[j] != 0 {
      let bound = direction[j] > 0 ? highest[j] : lowest[j]
      farthest = min(farthest, (bound - x[j]) / direction[j])
    }
    var (low, high) = (0.0, Double.infinity)
    var length = min(isScaled ? 1 : min(1, 1 / (-slope).squareRoot()), farthest)
    var best: ([Double], FSRSObjective.Point)?
    for _ in 0..<30 {
      let next = x.indices.map {
        min(max(x[$0] + length * direction[$0], lowest[$0]), highest[$0])
      }
      steps += 1
      let candidate = function(next)
      if candidate.value > point.value + 1e-4 * length * slope {
        high = length
      } else {
        best = (next, candidate)
        let newSlope = zip(candidate.gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
        if newSlope >= 0.9 * slope || length >= farthest { break }
        low = length
      }
      length = high < .infinity ? (low + high) / 2 : min(2 * length, farthest)
    }
    guard let (next, candidate) = best else { return false }
    correct(next, candidate.gradient)
    (x, point) = (next, candidate)
    return true
  }

  /// The step to the lowest point of a parabola in the free coordinates, which is made to have one.
  private func downhill(_ free: [Int], _ g: [Double]) -> [Double] {
    let slope = free.map { g[$0] }
    var added = 0.0
    while true {
      var matrix = free.map { i in free.map { curvature[i][$0] } }
      for i in free.indices { matrix[i][i] += added }
      if let solution = Self.solve(matrix, slope.map(-)) { return solution }
      added = max(added * 4, 0.5)
      if added > 1e12 { return slope.map(-) }
    }
  }

  /// Solves a positive definite system by Cholesky's method; nil if it is not one.
  private static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double]? {
    var a = matrix
    var b = right
    for i in a.indices {
      for j in 0...i {
        var sum = a[i][j]
        for k in 0..<j { sum -= a[i][k] * a[j][k] }
        if i != j {
          a[i][j] = sum / a[j][j]
        } else if sum > 1e-9 * max(1, abs(matrix[i][i])) {
          a[i][i] = sum.squareRoot()
        } else {
          return nil
        }
      }
    }
    for i in b.indices {
      for k in 0..<i { b[i] -= a[i][k] * b[k] }
      b[i] /= a[i][i]
    }
    for i in b.indices.reversed() {
      for k in i + 1..<b.count { b[i] -= a[k][i] * b[k] }
      b[i] /= a[i][i]
    }
    return b
  }

  /// Lets the curvature give the change of slope that a step has found, damped where that would
  /// bend it downward.
  private mutating func correct(_ next: [Double], _ slope: [Double]) {
    let s = zip(next, x).map { $0 - $1 }
    let y = zip(slope, point.gradient).map { $0 - $1 }
    let sy = zip(s, y).reduce(0) { $0 + $1.0 * $1.1 }
    guard sy > 1e-14 else { return }
    if !isScaled {
      let yy = y.reduce(0) { $0 + $1 * $1 }
      for i in x.indices { curvature[i][i] = yy / sy }
      isScaled = true
    }
    let bs = curvature.map { row in zip(row, s).reduce(0) { $0 + $1.0 * $1.1 } }
    let sbs = zip(s, bs).reduce(0) { $0 + $1.0 * $1.1 }
    guard sbs > 1e-14 else { return }
    for i in s.indices {
      for j in s.indices { curvature[i][j] += y[i] * y[j] / sy - bs[i] * bs[j] / sbs }
    }
  }
}

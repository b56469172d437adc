import SpacedRepetition

/// The loss of cards and its exact slope, by going through each card's answers forward and back.
///
/// Where a stability or a difficulty is held at a bound the slope ends; of a minimum or a maximum
/// it follows the side that counts.
struct GradientPass {
  /// What the way back needs of an answer.
  struct Step {
    /// The state before the answer.
    var s, d: Double
    /// Logarithms of the base of the curve and of the stability, or one more, as the kind has it.
    var logs: SIMD2<Double>
    /// The base of the curve, and the chance to remember.
    var base, recall: Double
    /// Factors of the new stability, by the kind.
    var a, b, c: Double
    var kind: Kind
    /// Whether the new difficulty lies within its bounds.
    var movesDifficulty: Bool
  }

  enum Kind: UInt8 {
    /// The new stability is at a bound, or not needed.
    case held
    case passed, lapsed, capped, sameDay, floored
  }

  private(set) var loss = 0.0

  private let w: [Double]
  private let decay, factor, factorSlope, capFactor, goal, goalSlope: Double
  private let firstDifficulty, firstSlope: [Double]

  init(_ w: [Double]) {
    self.w = w
    decay = -w[20]
    let grown = Elementary.exp(Elementary.log(0.9) / decay)
    factor = grown - 1
    factorSlope = grown * Elementary.log(0.9) / (decay * decay)
    capFactor = Elementary.exp(-w[17] * w[18])
    let powers = (0..<4).map { Elementary.exp(w[5] * Double($0)) }
    firstDifficulty = powers.map { w[4] - $0 + 1 }
    firstSlope = (0..<4).map { Double($0) * powers[$0] }
    (goal, goalSlope) = (firstDifficulty[3], firstSlope[3])
  }

  /// Adds the loss of a card and its slope.
  /// - Parameters: The card's rows, of which the last is an item, and room for a step of each.
  mutating func add(
    _ buttons: UnsafeBufferPointer<UInt8>, _ gaps: UnsafeBufferPointer<Int32>,
    _ weights: UnsafeBufferPointer<Double>, _ steps: UnsafeMutableBufferPointer<Step>,
    _ gradient: UnsafeMutableBufferPointer<Double>
  ) {
    w.withUnsafeBufferPointer { w in
      let first = Int(buttons[0]) - 1
      var s = min(max(w[first], 0.001), 36_500)
      var d = min(max(firstDifficulty[first], 1), 10)
      let last = buttons.count - 1
      for row in 1...max(last, 1) where row <= last {
        forward(
          w, Int(buttons[row]), Double(gaps[row]), weights[row], isLast: row == last, &s, &d,
          &steps[row])
      }
      var (q, p) = (0.0, 0.0)
      for row in stride(from: last, to: 0, by: -1) {
        back(w, Int(buttons[row]), Double(gaps[row]), weights[row], steps[row], &q, &p, gradient)
      }
      gradient[first] += q
      if 1...10 ~= firstDifficulty[first] {
        gradient[4] += p
        gradient[5] -= p * firstSlope[first]
      }
    }
  }

  // MARK: Forward

  @inline(__always)
  private mutating func forward(
    _ w: UnsafeBufferPointer<Double>, _ button: Int, _ days: Double, _ weight: Double,
    isLast: Bool, _ s: inout Double, _ d: inout Double, _ step: inout Step
  ) {
    step.s = s
    step.d = d
    step.kind = .held
    var next = s
    if days <= 0 {
      step.recall = 1
      next = sameDay(w, button, s, &step)
    } else if button > 1 {
      step.base = 1 + factor * days / s
      step.logs = Elementary.log(SIMD2(step.base, s))
      let powers = Elementary.exp(SIMD2(decay, -w[9]) * step.logs + SIMD2(0, w[8]))
      step.recall = powers[0]
      if weight > 0 { loss += weight * cost(ofPass: powers[0], decay * step.logs[0]) }
      if !isLast { next = passed(w, button, s, d, powers, &step) }
    } else {
      step.base = 1 + factor * days / s
      step.logs = Elementary.log(SIMD2(step.base, s + 1))
      let powers = Elementary.exp(SIMD2(decay, w[13]) * step.logs)
      step.recall = powers[0]
      if weight > 0 { loss += weight * cost(ofFailure: powers[0]) }
      if !isLast { next = lapsed(w, s, d, powers, &step) }
    }
    if isLast { return }
    if !(0.001...36_500 ~= next) {
      step.kind = .held
      next = min(max(next, 0.001), 36_500)
    }
    s = next
    let moved = d - w[6] * Double(button - 3) * (10 - d) / 9
    let raw = w[7] * goal + (1 - w[7]) * moved
    step.movesDifficulty = raw >= 1 && raw <= 10
    d = min(max(raw, 1), 10)
  }

  @inline(__always)
  private func cost(ofPass recall: Double, _ logRecall: Double) -> Double {
    recall >= Self.least && recall <= 1 - Self.least
      ? -logRecall : -Elementary.log(min(max(recall, Self.least), 1 - Self.least))
  }

  @inline(__always)
  private func cost(ofFailure recall: Double) -> Double {
    let forgotten = 1 - min(max(recall, Self.least), 1 - Self.least)
    return -Elementary.log(SIMD2(repeating: forgotten))[0]
  }

  /// No chance is taken to be nearer to 0 or 1.
  private static let least = 1e-7

  @inline(__always)
  private func sameDay(
    _ w: UnsafeBufferPointer<Double>, _ button: Int, _ s: Double, _ step: inout Step
  ) -> Double {
    step.logs = Elementary.log(SIMD2(repeating: s))
    let exponent = w[17] * (Double(button - 3) + w[18]) - w[19] * step.logs[0]
    step.a = Elementary.exp(SIMD2(repeating: exponent))[0]
    if button > 1, step.a < 1 {
      step.kind = .floored
      return s
    }
    step.kind = .sameDay
    return s * step.a
  }

  @inline(__always)
  private func passed(
    _ w: UnsafeBufferPointer<Double>, _ button: Int, _ s: Double, _ d: Double,
    _ powers: SIMD2<Double>, _ step: inout Step
  ) -> Double {
    let eased = Elementary.exp(SIMD2(repeating: w[10] * (1 - powers[0])))[0]
    let bonus = button == 2 ? w[15] : button == 4 ? w[16] : 1
    step.a = powers[1] * (11 - d)
    step.b = eased
    step.c = bonus
    step.kind = .passed
    return s * (1 + step.a * (eased - 1) * bonus)
  }

  @inline(__always)
  private func lapsed(
    _ w: UnsafeBufferPointer<Double>, _ s: Double, _ d: Double, _ powers: SIMD2<Double>,
    _ step: inout Step
  ) -> Double {
    let logD = Elementary.log(SIMD2(repeating: d))[0]
    let exponent = w[14] * (1 - powers[0]) - w[12] * logD
    step.a = w[11] * Elementary.exp(SIMD2(repeating: exponent))[0]
    step.b = powers[1]
    step.c = logD
    let uncapped = step.a * (powers[1] - 1)
    let cap = s * capFactor
    if uncapped <= cap {
      step.kind = .lapsed
      return uncapped
    }
    step.kind = .capped
    return cap
  }

  // MARK: Back

  /// Turns the slopes by the state after an answer, `q` by stability and `p` by difficulty, into
  /// those by the state before it.
  @inline(__always)
  private func back(
    _ w: UnsafeBufferPointer<Double>, _ button: Int, _ days: Double, _ weight: Double,
    _ step: Step, _ q: inout Double, _ p: inout Double,
    _ gradient: UnsafeMutableBufferPointer<Double>
  ) {
    let (s, d) = (step.s, step.d)
    var (ds, dd, dr) = (0.0, 0.0, 0.0)
    switch step.kind {
    case .held: break
    case .passed:
      let base = step.a * (step.b - 1)
      let growth = base * step.c
      let change = q * s * growth
      let eased = q * s * step.a * step.c * step.b
      ds = q * (1 + growth * (1 - w[9]))
      dd = -change / (11 - d)
      dr = -eased * w[10]
      gradient[8] += change
      gradient[9] -= change * step.logs[1]
      gradient[10] += eased * (1 - step.recall)
      if button == 2 { gradient[15] += q * s * base }
      if button == 4 { gradient[16] += q * s * base }
    case .lapsed:
      let left = q * step.a * (step.b - 1)
      let grown = q * step.a * step.b
      ds = grown * w[13] / (s + 1)
      dd = -left * w[12] / d
      dr = -left * w[14]
      gradient[11] += left / w[11]
      gradient[12] -= left * step.c
      gradient[13] += grown * step.logs[1]
      gradient[14] += left * (1 - step.recall)
    case .capped:
      ds = q * capFactor
      gradient[17] -= q * s * capFactor * w[18]
      gradient[18] -= q * s * capFactor * w[17]
    case .sameDay:
      let change = q * s * step.a
      ds = q * step.a * (1 - w[19])
      gradient[17] += change * (Double(button - 3) + w[18])
      gradient[18] += change * w[17]
      gradient[19] -= change * step.logs[0]
    case .floored: ds = q
    }
    if weight > 0, step.recall >= Self.least, step.recall <= 1 - Self.least {
      dr += button > 1 ? -weight / step.recall : weight / (1 - step.recall)
    }
    if days > 0 {
      let slope = dr * step.recall
      let bent = decay / step.base * days / s
      ds -= slope * bent * factor / s
      gradient[20] += slope * (bent * factorSlope - step.logs[0])
    }
    if p != 0, step.movesDifficulty {
      let way = Double(button - 3) * (10 - d) / 9
      let kept = p * (1 - w[7])
      dd += kept * (1 + w[6] * Double(button - 3) / 9)
      gradient[6] -= kept * way
      gradient[7] += p * (goal - d + w[6] * way)
      gradient[4] += p * w[7]
      gradient[5] -= p * w[7] * goalSlope
    }
    (q, p) = (ds, dd)
  }
}

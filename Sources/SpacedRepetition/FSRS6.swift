/// The sixth version of the Free Spaced Repetition Scheduler: the chance to remember a card, learned
/// from a learner's answers.
///
/// Where SM-2 keeps an easiness and an interval, FSRS keeps a ``MemoryState``: a stability and a
/// difficulty, which say how likely a card is to be remembered on any day. The interval is the time
/// after which that chance has fallen to a desired retention. FSRS-6 has 21 parameters, which can be
/// fitted to a learner.
///
/// ```swift
/// let fsrs = FSRS6()
/// var state = fsrs.next(nil, .good)
/// state = fsrs.next(state, .good, after: 2)
/// print(fsrs.days(state.stability))                      // 11
/// print(fsrs.recall(state.stability, after: 11))         // about 0.9
/// ```
///
/// All functions are pure and total, compute in `Double`, and come to the same bits everywhere.
///
/// Source: open-spaced-repetition, *The algorithm*, FSRS-6 (2025).
@frozen
public struct FSRS6: Hashable, Sendable {
  /// The four answers: those of Anki.
  public typealias Button = AnkiSM2.Button

  /// The parameters.
  public let parameters: Parameters

  /// What is set besides them.
  public let options: Options

  /// What the parameters come to once for all steps.
  @usableFromInline let fixed: Fixed

  /// Makes a scheduler, by default with the standard parameters and options.
  public init(_ parameters: Parameters = .standard, options: Options = Options()) {
    self.parameters = parameters
    self.options = options
    fixed = Fixed(parameters.values)
  }

  /// What is known of a card's memory after an answer.
  ///
  /// - Parameters:
  ///   - state: What was known before; `nil` for a card that was never answered.
  ///   - days: The study days since the answer before; 0 for the same day, and less counts as 0.
  ///
  /// Takes constant time and allocates nothing.
  @inlinable
  public func next(_ state: MemoryState?, _ button: Button, after days: Int = 0) -> MemoryState {
    guard let state else { return first(button) }
    let s = Self.clamped(state.stability, Self.stabilities)
    let d = Self.clamped(state.difficulty, Self.difficulties)
    let stability =
      days <= 0
      ? sameDay(s, button)
      : button == .again ? lapsed(s, d, Double(days)) : passed(s, d, button, Double(days))
    return MemoryState(
      stability: Self.clamped(stability, Self.stabilities), difficulty: difficulty(d, button))
  }

  /// The state of a card after a series of answers, oldest first.
  @inlinable
  public func state(after answers: some Sequence<(button: Button, days: Int)>) -> MemoryState? {
    var state: MemoryState?
    for answer in answers { state = next(state, answer.button, after: answer.days) }
    return state
  }

  /// The chance to remember a card of this stability some days after its last answer, from 0 to 1.
  @inlinable
  public func recall(_ stability: Double, after days: Double) -> Double {
    guard days > 0 else { return 1 }
    return Elementary.exp(fixed.decay * Elementary.log(1 + fixed.factor * days / stability))
  }

  /// The days after which the chance to remember a card has fallen to a retention, which is moved
  /// into 0.01...1; not rounded.
  @inlinable
  public func interval(_ stability: Double, retention: Double = 0.9) -> Double {
    stability * span(retention)
  }

  /// The interval in whole days, a half rounded up, in 1...36,500.
  @inlinable
  public func days(_ stability: Double, retention: Double = 0.9) -> Int {
    Self.days(interval(stability, retention: retention), 1...SM2.longestInterval)
  }

  /// What a stability is multiplied by for a retention.
  @inlinable
  func span(_ retention: Double) -> Double {
    let retention = Self.clamped(retention, 0.01...1)
    return (Elementary.exp(Elementary.log(retention) / fixed.decay) - 1) / fixed.factor
  }

  /// The range of stabilities in days.
  @inlinable
  public static var stabilities: ClosedRange<Double> { 0.001...36_500 }

  /// The range of difficulties.
  @inlinable
  public static var difficulties: ClosedRange<Double> { 1...10 }

  /// A number moved into a range; the lower bound for what is not a number.
  @inlinable
  static func clamped(_ number: Double, _ range: ClosedRange<Double>) -> Double {
    number > range.lowerBound ? min(number, range.upperBound) : range.lowerBound
  }

  /// Whole days, a half rounded up, moved into a range of days over 0.
  @inlinable
  static func days(_ days: Double, _ range: ClosedRange<Int>) -> Int {
    let days = clamped(days, 0...Double(range.upperBound))
    let whole = Int(days)
    return max(days - Double(whole) >= 0.5 ? whole + 1 : whole, range.lowerBound)
  }
}

extension FSRS6 {
  /// Numbers that depend on the parameters alone, by their names in the formulas.
  @frozen @usableFromInline
  struct Fixed: Hashable, Sendable {
    @usableFromInline let first: SIMD4<Double>
    @usableFromInline let firstDifficulty: SIMD4<Double>
    @usableFromInline let w6, w7, w9, w10, w12, w13, w14, w15, w16, w17, w18, w19: Double
    @usableFromInline let logW8, w11: Double
    @usableFromInline let decay, factor: Double
    /// What a lapse leaves of a stability at the most.
    @usableFromInline let lapseCap: Double
    /// The difficulty of an easy first answer, which difficulties are drawn to.
    @usableFromInline let goal: Double

    init(_ w: [Double]) {
      func start(_ grade: Int) -> Double {
        w[4] - Elementary.exp(w[5] * Double(grade - 1)) + 1
      }
      first = SIMD4(w[0], w[1], w[2], w[3])
      firstDifficulty = SIMD4(start(1), start(2), start(3), start(4))
      (w6, w7, w9, w10, w12) = (w[6], w[7], w[9], w[10], w[12])
      (w13, w14, w15, w16) = (w[13], w[14], w[15], w[16])
      (w17, w18, w19) = (w[17], w[18], w[19])
      (logW8, w11) = (w[8], w[11])
      decay = -w[20]
      factor = Elementary.exp(Elementary.log(0.9) / decay) - 1
      lapseCap = Elementary.exp(-w[17] * w[18])
      goal = start(4)
    }
  }

  @inlinable
  func first(_ button: Button) -> MemoryState {
    let place = button.rawValue - 1
    return MemoryState(
      stability: Self.clamped(fixed.first[place], Self.stabilities),
      difficulty: Self.clamped(fixed.firstDifficulty[place], Self.difficulties))
  }

  @inlinable
  func difficulty(_ d: Double, _ button: Button) -> Double {
    let moved = d - fixed.w6 * Double(button.rawValue - 3) * (10 - d) / 9
    return Self.clamped(fixed.w7 * fixed.goal + (1 - fixed.w7) * moved, Self.difficulties)
  }

  @inlinable
  func sameDay(_ s: Double, _ button: Button) -> Double {
    let log = Elementary.log(SIMD2(repeating: s))[0]
    let exponent = fixed.w17 * (Double(button.rawValue - 3) + fixed.w18) - fixed.w19 * log
    let growth = Elementary.exp(SIMD2(repeating: exponent))[0]
    return s * (button == .again ? growth : max(growth, 1))
  }

  @inlinable
  func passed(_ s: Double, _ d: Double, _ button: Button, _ days: Double) -> Double {
    let logs = Elementary.log(SIMD2(1 + fixed.factor * days / s, s))
    let powers = Elementary.exp(SIMD2(fixed.decay, -fixed.w9) * logs + SIMD2(0, fixed.logW8))
    let eased = Elementary.exp(SIMD2(repeating: fixed.w10 * (1 - powers[0])))[0] - 1
    let bonus = button == .hard ? fixed.w15 : button == .easy ? fixed.w16 : 1
    return s * (1 + powers[1] * (11 - d) * eased * bonus)
  }

  @inlinable
  func lapsed(_ s: Double, _ d: Double, _ days: Double) -> Double {
    let logs = Elementary.log(SIMD2(1 + fixed.factor * days / s, s + 1))
    let hardness = fixed.w12 * Elementary.log(SIMD2(repeating: d))[0]
    let powers = Elementary.exp(SIMD2(fixed.decay, fixed.w13) * logs)
    let lost = Elementary.exp(SIMD2(repeating: fixed.w14 * (1 - powers[0]) - hardness))[0]
    return min(fixed.w11 * (powers[1] - 1) * lost, s * fixed.lapseCap)
  }
}

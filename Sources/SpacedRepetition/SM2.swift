/// The SM-2 algorithm: the number of days until a card is asked again.
///
/// SM-2 is Piotr Woźniak's algorithm of 1987, published in 1990, in whole days and whole
/// hundredths. A value of this type is only a choice of ``Policy``; it holds no cards and reads no
/// clock. All its functions are pure and total: they return a result for every input, always the
/// same one, and never trap.
///
/// ```swift
/// let sm2 = SM2()
/// var state = SM2.State.new
/// for grade in [Grade.hesitant, .perfect, .difficult] {
///   state = sm2.next(state, grade)
///   print(state.repetition, state.easiness, state.interval)
/// }
/// // 1 2.50 1
/// // 2 2.60 6
/// // 3 2.46 16
/// ```
///
/// Step 7 of the algorithm is ``FinalDrill``.
///
/// Sources: P. A. Woźniak, *Optimization of learning* (1990), section 3.2, also at
/// `supermemo.com/archives1990-2015/english/ol/sm2`; SuperMemo World's own Delphi code, the plug-in
/// `SuperMemo2Plug.pas`.
@frozen
public struct SM2: Hashable, Sendable {
  /// The interpretation of the algorithm.
  public let policy: Policy

  /// Makes a scheduler with the given interpretation, by default the printed text.
  @inlinable
  public init(policy: Policy = .published) {
    self.policy = policy
  }

  /// The longest possible interval: 36,500 days, about a century.
  ///
  /// The algorithm itself has no limit; forty perfect answers in a row would result in 2 × 10²⁵
  /// days. The next interval grows from the capped one.
  @inlinable
  public static var longestInterval: Int { 36_500 }

  /// The state of a card after an answer.
  ///
  /// - A grade under 3 makes the card start over: repetition 0, due in 1 day.
  /// - A grade of 3 or more results in 1 day for the first repetition, 6 for the second, and from
  ///   then on the last interval times the easiness *before* this answer, rounded as the policy
  ///   says.
  /// - The easiness changes by ``Easiness/after(_:)``: on every grade under
  ///   ``Policy/superMemoDelphi``, on a grade of 3 or more under ``Policy/published``.
  ///
  /// Intervals are in 1...``longestInterval`` after any answer. Counting stops at the largest
  /// integer. Takes constant time and allocates nothing.
  ///
  /// Source: Woźniak 1990, algorithm SM-2, steps 3, 5 and 6.
  @inlinable
  public func next(_ state: State, _ grade: Grade) -> State {
    let passed = grade.isPass
    let movesEasiness = passed || policy.movesEasinessOnFailure
    return State(
      repetition: passed ? state.repetition.saturatingSuccessor : 0,
      easiness: movesEasiness ? state.easiness.after(grade) : state.easiness,
      interval: passed ? intervalAfterPass(state) : 1)
  }

  /// The state of a card after a series of answers, oldest first.
  ///
  /// Scheduling is a fold, so a card's state can be recomputed from its history at any time: to
  /// undo an answer, to change the policy, to merge the records of two machines.
  ///
  /// - Parameters:
  ///   - grades: The answers, oldest first.
  ///   - start: The state before the first of them.
  /// - Complexity: O(*n*) in the number of grades.
  @inlinable
  public func state(after grades: some Sequence<Grade>, from start: State = .new) -> State {
    grades.reduce(start, next)
  }

  @inlinable
  func intervalAfterPass(_ state: State) -> Int {
    // A higher easiness than this reaches the cap from any interval, and the product then fits.
    let easiness = min(state.easiness.hundredths, SM2.longestInterval * 100)
    // Computed even if it is not used: a mispredicted branch costs more.
    let grown = max(policy.days(fromHundredths: Int64(state.interval) * Int64(easiness)), 1)
    return switch state.repetition {
    case 0: 1
    case 1: 6
    default: grown
    }
  }
}

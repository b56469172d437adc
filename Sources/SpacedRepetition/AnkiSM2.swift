/// Anki's variant of SM-2: four answers, steps within a day, intervals that credit a late answer.
///
/// This is how Anki schedules unless its learner has switched to FSRS, without the random variation
/// that it adds to intervals. A new card goes through learning steps of minutes before it has an
/// interval of days; a forgotten card goes through relearning steps, and then back to the share of
/// its interval that ``Options/lapseMultiplier`` leaves. In review the interval grows by
///
/// | answer | interval | at least | easiness |
/// |---|---|---|---|
/// | hard | *s* × hard multiplier | *s* + 1 | − 0.15 |
/// | good | (*s* + late / 2) × easiness | hard + 1 | |
/// | easy | (*s* + late) × easiness × easy bonus | good + 1 | + 0.15 |
///
/// where *s* is the interval so far and *late* the days since the card was due. Each is multiplied
/// by ``Options/intervalModifier``, rounded to the nearest day, and at most
/// ``Options/maximumInterval``. Forgetting lowers the easiness by 0.20; the floor is 1.30.
///
/// ```swift
/// let anki = AnkiSM2()
/// var (state, wait) = anki.next(.new, .good)               // learning, in 10 minutes
/// (state, wait) = anki.next(state, .good)                  // review, in 1 day
/// (state, wait) = anki.next(state, .good)                  // review, in 3 days
/// (state, wait) = anki.next(state, .again)                 // relearning, in 10 minutes
/// ```
///
/// Anki computes with 32-bit floating-point numbers, so this does too; its results are those of
/// Anki to the day. All functions are pure and total, like those of ``SM2``.
///
/// Source: the behavior of Anki 26.09, measured answer by answer.
@frozen
public struct AnkiSM2: Hashable, Sendable {
  /// The options; always in range.
  public let options: Options

  /// Makes a scheduler with Anki's default options.
  public init() {
    options = Options()
  }

  /// Makes a scheduler with these options.
  ///
  /// ```swift
  /// var options = AnkiSM2.Options()
  /// options.hardMultiplier = 9
  /// do {
  ///   _ = try AnkiSM2(options: options)
  /// } catch {
  ///   print(error)                   // hardMultiplier is 9.0, but has to be in 0.5...1.3
  /// }
  /// ```
  ///
  /// - Throws: The first of ``Options/problems``, if an option is out of range.
  public init(options: Options) throws(Options.Problem) {
    if let problem = options.problems.first { throw problem }
    self.options = options
  }

  /// Makes a scheduler that uses the default of each option that is out of range, like Anki when it
  /// reads a file.
  public init(defaultingInvalid options: Options) {
    self.options = options.valid
  }

  static var secondsInDay: Int64 { 86_400 }

  /// The state of a card after an answer, and the wait until the next one.
  ///
  /// `late` is the number of days since the card was due; a card answered early is treated as due
  /// today. `secondsLeft` is the rest of the study day: a step that would not end before the day
  /// does becomes a wait of days. By default a day of 24 hours has just begun.
  public func next(
    _ state: State, _ button: Button, late: Int = 0, secondsLeft: Int64 = 86_400
  ) -> (state: State, wait: Wait) {
    let next =
      switch state.phase {
      case .new, .learning: learn(state, button)
      case .review: review(state, button, late: max(late, 0))
      case .relearning: relearn(state, button)
      }
    switch next {
    case .step(let state, let seconds):
      return (state, Self.wait(ofStep: seconds, secondsLeft: secondsLeft))
    case .review(let state): return (state, .days(state.interval))
    }
  }

  /// The wait that was set for a card in this state, determined only by its phase and its step.
  ///
  /// This is the interval before an answer in Anki's review log.
  public func wait(before state: State, secondsLeft: Int64 = 86_400) -> Wait {
    switch state.phase {
    case .new: .seconds(0)
    case .review: .days(state.interval)
    case .learning, .relearning:
      steps(of: state).current.map { Self.wait(ofStep: $0, secondsLeft: secondsLeft) }
        ?? .seconds(0)
    }
  }

  /// Whether a card that has just been forgotten for the `lapses`-th time is a leech: at the
  /// threshold, and again after every half of it.
  public func isLeech(lapses: Int) -> Bool {
    LeechRule(threshold: options.leechThreshold).isNoticed(at: lapses)
  }

  /// The result of an answer.
  enum Next {
    /// Another step, after that many seconds.
    case step(State, seconds: Int64)
    /// Review, after the interval of the state.
    case review(State)
  }
}

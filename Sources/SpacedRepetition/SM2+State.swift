extension SM2 {
  /// The state of a card in SM-2: three integers.
  ///
  /// ```swift
  /// let state = SM2.State(repetition: 3, easiness: Easiness(hundredths: 236), interval: 15)
  /// ```
  ///
  /// Storing ``repetition``, ``easiness`` in hundredths and ``interval`` is enough to continue
  /// later; ``init(repetition:easiness:interval:)`` makes a valid state from any stored values.
  @frozen
  public struct State: Hashable, Sendable {
    /// The number of passes in a row; 0 for a new card and after a failure.
    public let repetition: Int

    /// The factor by which the interval grows.
    public let easiness: Easiness

    /// The days from the last answer to the next, in 0...``SM2/longestInterval``; 0 only before the
    /// first answer.
    public let interval: Int

    /// Makes a state, raising a negative count or interval to 0 and limiting the interval to
    /// ``SM2/longestInterval``.
    @inlinable
    public init(repetition: Int, easiness: Easiness, interval: Int) {
      self.repetition = max(repetition, 0)
      self.easiness = easiness
      self.interval = min(max(interval, 0), SM2.longestInterval)
    }

    /// The state of a card that was never answered: repetition 0, easiness 2.50, interval 0.
    @inlinable
    public static var new: State { State(repetition: 0, easiness: .initial, interval: 0) }
  }
}

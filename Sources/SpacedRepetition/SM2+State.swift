extension SM2 {
  /// What SM-2 remembers of a card: three integers.
  ///
  /// ```swift
  /// let state = SM2.State(repetition: 3, easiness: Easiness(hundredths: 236), interval: 15)
  /// ```
  ///
  /// Storing ``repetition``, ``easiness`` in hundredths and ``interval`` is enough to go on later;
  /// ``init(repetition:easiness:interval:)`` makes a valid state of whatever comes back.
  @frozen
  public struct State: Hashable, Sendable {
    /// The number of passes in a row; 0 for a new card and after a failure.
    public let repetition: Int

    /// The factor by which the interval grows.
    public let easiness: Easiness

    /// The days from the last answer to the next, in 0...``SM2/longestInterval``; 0 before the
    /// first answer only.
    public let interval: Int

    /// Makes a state, moving a negative count or interval to 0 and an interval over
    /// ``SM2/longestInterval`` to that.
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

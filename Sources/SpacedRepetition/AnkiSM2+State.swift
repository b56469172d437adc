extension AnkiSM2 {
  /// The state of a card in Anki's variant.
  @frozen
  public struct State: Hashable, Sendable {
    /// The card's phase: new, in its steps, or in review.
    public let phase: Phase

    /// The interval in days, in 0...``SM2/longestInterval``. While a card is being relearned it is
    /// the one that it will have afterwards; while it is being learned there is none yet.
    public let interval: Int

    /// The factor by which the interval grows; has no meaning before the card is in review.
    public let easiness: Easiness

    /// The number of times that the card was forgotten since it entered review.
    public let lapses: Int

    /// The remaining steps, including the present one; 0 for a card that is new or in review.
    public let stepsLeft: Int

    /// Makes a state, clamping values that are out of range.
    ///
    /// Older versions of Anki count today's steps in thousands on top of the remaining steps; these
    /// are left out.
    public init(
      phase: Phase, interval: Int = 0, easiness: Easiness = .initial, lapses: Int = 0,
      stepsLeft: Int = 0
    ) {
      self.phase = phase
      self.interval = min(max(interval, 0), SM2.longestInterval)
      self.easiness = easiness
      self.lapses = max(lapses, 0)
      self.stepsLeft = max(stepsLeft, 0) % 1000
    }

    /// The state of a card that was never answered.
    public static var new: State { State(phase: .new) }
  }
}

extension AnkiSM2 {
  /// What Anki's variant remembers of a card.
  @frozen
  public struct State: Hashable, Sendable {
    /// Where the card stands: new, in its steps, or in review.
    public let phase: Phase

    /// The interval in days, in 0...``SM2/longestInterval``. While a card is relearnt it is the one
    /// that the card will have afterwards; while it is learnt there is none yet.
    public let interval: Int

    /// The factor by which the interval grows; without meaning before the card is in review.
    public let easiness: Easiness

    /// How often the card was forgotten since it came into review.
    public let lapses: Int

    /// The steps that are left, the present one included; 0 for a card that is new or in review.
    public let stepsLeft: Int

    /// Makes a state, moving what is out of range to the nearest value in it.
    ///
    /// Older versions of Anki count the steps of today in thousands on top of the steps that are
    /// left; these are left out.
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

extension FSRS6 {
  /// The state that stands for a state of SM-2, for a card whose answers are not all known.
  ///
  /// Where all answers are known, replay them instead. The stability is the one at which a card has
  /// the given retention after its interval; the difficulty is the one at which a good answer then
  /// multiplies the stability by the easiness.
  ///
  /// - Parameters:
  ///   - easiness: The factor by which the interval grows.
  ///   - interval: The interval in days.
  ///   - retention: The part of the answers that was right, moved into 0.01...0.99.
  ///
  /// Source: fsrs-rs, `memory_state_from_sm2`.
  public func state(easiness: Double, interval: Double, retention: Double = 0.9) -> MemoryState {
    let retention = Self.clamped(retention, 0.01...0.99)
    let stability = max(interval, Self.stabilities.lowerBound) / span(retention)
    let growth =
      Elementary.exp(fixed.logW8 - fixed.w9 * Elementary.log(stability))
      * (Elementary.exp((1 - retention) * fixed.w10) - 1)
    return MemoryState(
      stability: stability,
      difficulty: Self.clamped(11 - (easiness - 1) / growth, Self.difficulties))
  }
}

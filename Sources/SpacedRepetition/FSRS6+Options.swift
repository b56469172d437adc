extension FSRS6 {
  /// What can be set of FSRS besides its parameters.
  @frozen
  public struct Options: Hashable, Sendable {
    /// The chance to remember a card that its interval is to bring it down to, in 0.70...0.99; 0.9.
    public let desiredRetention: Double

    /// The longest interval in days, in 1...36,500; 36,500.
    public let maximumInterval: Int

    /// The steps of a new card, in seconds. Without any, as by default, each answer leads to an
    /// interval of days, and a program asks failed cards again in a ``FinalDrill``.
    public let learningSteps: [Int64]

    /// The steps of a card that was forgotten, in seconds; by default none.
    public let relearningSteps: [Int64]

    /// Whether a card without steps, whose interval is under half a day, comes back on the same day
    /// after that time, as in Anki; by default it comes back tomorrow.
    public let waitsHours: Bool

    /// Makes options, moving what is out of its range to the nearest value in it; steps under a
    /// second are left out.
    public init(
      desiredRetention: Double = 0.9, maximumInterval: Int = SM2.longestInterval,
      learningSteps: [Int64] = [], relearningSteps: [Int64] = [], waitsHours: Bool = false
    ) {
      self.desiredRetention = FSRS6.clamped(desiredRetention, 0.7...0.99)
      self.maximumInterval = min(max(maximumInterval, 1), SM2.longestInterval)
      let longest = Int64(SM2.longestInterval) * AnkiSM2.secondsInDay
      self.learningSteps = learningSteps.filter { $0 >= 1 }.map { min($0, longest) }
      self.relearningSteps = relearningSteps.filter { $0 >= 1 }.map { min($0, longest) }
      self.waitsHours = waitsHours
    }

    /// Whether cards come back within a day.
    public var hasSteps: Bool {
      waitsHours || !learningSteps.isEmpty || !relearningSteps.isEmpty
    }
  }
}

extension AnkiSM2 {
  /// What can be set of Anki's variant; Anki calls a set of these options a preset.
  ///
  /// ``problems`` says which options are out of their ranges. ``AnkiSM2/init(options:)`` refuses
  /// these; ``AnkiSM2/init(defaultingInvalid:)`` takes the defaults instead.
  @frozen
  public struct Options: Hashable, Sendable {
    /// What becomes of a leech, a card that is forgotten again and again.
    @frozen
    public enum LeechAction: String, CaseIterable, Hashable, Sendable {
      /// The card is marked as a leech and stays in the reviews.
      case tag
      /// It is left out of the reviews as well.
      case suspend
    }

    /// The steps of a new card, in seconds; 1 and 10 minutes. Without any, the first answer leads
    /// into review. Each is a second or more, and 36,500 days or less.
    public var learningSteps: [Int64] = [60, 600]

    /// The steps of a card that was forgotten, in seconds, as long as those of a new one; 10 minutes.
    public var relearningSteps: [Int64] = [600]

    /// The first interval in days after the last learning step, in 1...36,500; 1.
    public var graduatingInterval = 1

    /// The first interval in days of a card that is found easy while it is learnt, in 1...36,500;
    /// 4.
    public var easyInterval = 4

    /// The easiness of a card that comes into review, in 1.31...5.00; 2.50.
    public var startingEasiness = Easiness.initial

    /// What the interval is multiplied by for an easy answer, besides the easiness, in 1...5; 1.3.
    public var easyBonus: Float = 1.3

    /// What the interval is multiplied by for a hard answer, in 0.5...1.3; 1.2.
    public var hardMultiplier: Float = 1.2

    /// What every interval is multiplied by, in 0.5...2; 1.
    public var intervalModifier: Float = 1

    /// The longest interval in days, in 1...36,500; 36,500.
    public var maximumInterval = SM2.longestInterval

    /// The part of its interval that a forgotten card keeps, in 0...1; 0.
    public var lapseMultiplier: Float = 0

    /// The shortest interval in days of a forgotten card, in 1...36,500; 1.
    public var minimumLapseInterval = 1

    /// The number of lapses that makes a card a leech, 1 or more; 8.
    public var leechThreshold = LeechRule.standard.threshold

    /// What becomes of a leech; it is tagged.
    public var leechAction = LeechAction.tag

    /// Makes Anki's own defaults.
    public init() {}
  }
}

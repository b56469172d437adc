extension AnkiSM2 {
  /// The options of Anki's variant; Anki calls a set of them a preset.
  ///
  /// ``problems`` lists the options that are out of range. ``AnkiSM2/init(options:)`` rejects
  /// these; ``AnkiSM2/init(defaultingInvalid:)`` takes the defaults instead.
  @frozen
  public struct Options: Hashable, Sendable {
    /// The treatment of a leech, a card that is forgotten again and again.
    @frozen
    public enum LeechAction: String, CaseIterable, Hashable, Sendable {
      /// The card is tagged as a leech and stays in the reviews.
      case tag
      /// The card is suspended as well.
      case suspend
    }

    /// The steps of a new card, in seconds; 1 and 10 minutes. Without any, the first answer leads
    /// into review. Each is at least one second and at most 36,500 days.
    public var learningSteps: [Int64] = [60, 600]

    /// The steps of a forgotten card, in seconds, with the same limits as those of a new one; 10
    /// minutes.
    public var relearningSteps: [Int64] = [600]

    /// The first interval in days after the last learning step, in 1...36,500; 1.
    public var graduatingInterval = 1

    /// The first interval in days of a card found easy while it is being learned, in 1...36,500; 4.
    public var easyInterval = 4

    /// The easiness of a card that enters review, in 1.31...5.00; 2.50.
    public var startingEasiness = Easiness.initial

    /// The factor of the interval for an easy answer, in addition to the easiness, in 1...5; 1.3.
    public var easyBonus: Float = 1.3

    /// The factor of the interval for a hard answer, in 0.5...1.3; 1.2.
    public var hardMultiplier: Float = 1.2

    /// The factor of every interval, in 0.5...2; 1.
    public var intervalModifier: Float = 1

    /// The longest interval in days, in 1...36,500; 36,500.
    public var maximumInterval = SM2.longestInterval

    /// The share of its interval that a forgotten card keeps, in 0...1; 0.
    public var lapseMultiplier: Float = 0

    /// The shortest interval in days of a forgotten card, in 1...36,500; 1.
    public var minimumLapseInterval = 1

    /// The number of lapses that makes a card a leech, 1 or more; 8.
    public var leechThreshold = LeechRule.standard.threshold

    /// The treatment of a leech; it is tagged.
    public var leechAction = LeechAction.tag

    /// Makes Anki's own defaults.
    public init() {}
  }
}

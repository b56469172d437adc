/// The progress of a card: its state, when it is due, and its counts so far.
///
/// Every ``SchedulingPolicy`` reads a progress and returns one, so any policy can continue from
/// another's result.
///
/// ```swift
/// let sm2 = SM2()
/// var progress = CardProgress.new
/// progress = sm2.next(progress, Review(day: Day("2026-03-01")!, grade: .hesitant))
/// print(progress.due!)                       // 2026-03-02
/// print(progress)    // review, due 2026-03-02, 1 day, easiness 2.50, 1 review
/// ```
@frozen
public struct CardProgress: Hashable, Sendable {
  /// The card's repetition, easiness and interval.
  public var state: SM2.State

  /// The card's phase of learning.
  public var phase: Phase

  /// The day of the last review, or `nil` for a new card.
  public var lastReviewed: Day?

  /// The day on which to ask the card again, or `nil` for a new card.
  public var due: Day?

  /// The moment within that day in milliseconds since 1970 UTC, for a card in a step within a day;
  /// otherwise `nil`.
  public var dueAt: Int64?

  /// The remaining learning or relearning steps, including the present one; 0 under SM-2.
  public var stepsLeft: Int

  /// The number of reviews so far.
  public var reviews: Int

  /// The number of lapses so far: under ``SM2`` the grades under 3 after an interval of a day or more,
  /// under ``AnkiSM2`` those of a card in review.
  public var lapses: Int

  /// The card's state in a policy with a model of memory, as of ``lastReviewed``; `nil` under
  /// ``SM2`` and ``AnkiSM2``, which have no such model and drop one that another policy left.
  public var memory: MemoryState?

  /// Makes a progress from its parts, for example from storage.
  ///
  /// Without a phase, a card that was never reviewed is new, one at repetition 0 is in learning,
  /// and any other in review.
  @inlinable
  public init(
    state: SM2.State, phase: Phase? = nil, lastReviewed: Day?, due: Day?, dueAt: Int64? = nil,
    stepsLeft: Int = 0, reviews: Int, lapses: Int, memory: MemoryState? = nil
  ) {
    self.state = state
    self.phase =
      phase ?? (lastReviewed == nil ? .new : state.repetition == 0 ? .learning : .review)
    self.lastReviewed = lastReviewed
    self.due = due
    self.dueAt = dueAt
    self.stepsLeft = stepsLeft
    self.reviews = reviews
    self.lapses = lapses
    self.memory = memory
  }

  /// The progress of a card that was never reviewed.
  @inlinable
  public static var new: CardProgress {
    CardProgress(state: .new, lastReviewed: nil, due: nil, reviews: 0, lapses: 0)
  }

  /// Whether the card was never reviewed.
  @inlinable
  public var isNew: Bool { phase == .new }
}

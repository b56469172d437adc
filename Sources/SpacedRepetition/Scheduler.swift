/// A choice among all schedulers of this module: the interpretations of SM-2, Anki's variant, and
/// FSRS.
///
/// A program that lets its learner choose stores a scheduler; one that only wants SM-2 needs just
/// an ``SM2``.
///
/// ```swift
/// let scheduler = Scheduler(policy: .anki)
/// var progress = CardProgress.new
/// let review = Review(day: Day("2026-03-01")!, grade: .perfect)
/// progress = scheduler.next(progress, review)
/// print(progress.due!)                       // 2026-03-05
/// ```
@frozen
public enum Scheduler: Hashable, Sendable {
  /// SM-2 in one of its interpretations.
  case sm2(SM2)
  /// Anki's variant.
  case anki(AnkiSM2)
  /// FSRS, version 6.
  case fsrs(FSRS6)

  /// The name of a scheduler.
  ///
  /// | | ``published`` | ``superMemoDelphi`` | ``anki`` | ``fsrs`` |
  /// |---|---|---|---|---|
  /// | grades | 0–5 | 0–5 | 0–2 again, 3 hard, 4 good, 5 easy | as ``anki`` |
  /// | the first answers | 1 and 6 days | 1 and 6 days | steps of minutes, then 1 day | days by the parameters |
  /// | a failed card | starts again | starts again, less easy | is relearned, less easy | keeps part of its stability |
  /// | a late answer | changes no interval | changes no interval | lengthens the interval | counts as what it is |
  ///
  /// See <doc:ChoosingAPolicy>.
  @frozen
  public enum Policy: String, CaseIterable, Hashable, Sendable {
    /// SM-2 as printed in 1990, ``SM2/Policy-swift.enum/published``.
    case published
    /// SM-2 as in SuperMemo World's Delphi code, ``SM2/Policy-swift.enum/superMemoDelphi``.
    case superMemoDelphi = "delphi"
    /// Anki's variant, ``AnkiSM2``.
    case anki
    /// FSRS-6, ``FSRS6``.
    case fsrs
  }

  /// Makes a scheduler by name; Anki's with its default options, FSRS with the standard parameters.
  @inlinable
  public init(policy: Policy) {
    self =
      switch policy {
      case .published: .sm2(SM2(policy: .published))
      case .superMemoDelphi: .sm2(SM2(policy: .superMemoDelphi))
      case .anki: .anki(AnkiSM2())
      case .fsrs: .fsrs(FSRS6())
      }
  }

  /// The scheduler's name.
  @inlinable
  public var policy: Policy {
    switch self {
    case .sm2(let sm2):
      switch sm2.policy {
      case .published: .published
      case .superMemoDelphi: .superMemoDelphi
      }
    case .anki: .anki
    case .fsrs: .fsrs
    }
  }
}

extension Scheduler: SchedulingPolicy {
  /// The progress of a card after a review.
  ///
  /// Each scheduler can continue from another's result: SM-2 treats a card in Anki's steps as
  /// starting over, and Anki's variant treats a card that failed under SM-2 as being learned.
  @inlinable
  public func next(_ progress: CardProgress, _ review: Review) -> CardProgress {
    switch self {
    case .sm2(let sm2): sm2.next(progress, review)
    case .anki(let anki): anki.next(progress, review)
    case .fsrs(let fsrs): fsrs.next(progress, review)
    }
  }

  /// The outcome of a review for a card, including the wait.
  public func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    switch self {
    case .sm2(let sm2): sm2.outcome(progress, review)
    case .anki(let anki): anki.outcome(progress, review)
    case .fsrs(let fsrs): fsrs.outcome(progress, review)
    }
  }

  /// The wait that was set for a card before a review; `nil` for a new card.
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    switch self {
    case .sm2(let sm2): sm2.wait(before: progress, at: moment)
    case .anki(let anki): anki.wait(before: progress, at: moment)
    case .fsrs(let fsrs): fsrs.wait(before: progress, at: moment)
    }
  }
}

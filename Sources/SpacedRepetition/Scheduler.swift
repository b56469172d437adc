/// A choice among all that can schedule a card here: the readings of SM-2, Anki's variant, and FSRS.
///
/// A program that lets its learner choose keeps a scheduler; one that wants SM-2 itself needs no
/// more than an ``SM2``.
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
  /// SM-2 in one of its readings.
  case sm2(SM2)
  /// Anki's variant.
  case anki(AnkiSM2)
  /// FSRS in its sixth version.
  case fsrs(FSRS6)

  /// The name of a scheduler.
  ///
  /// | | ``published`` | ``superMemoDelphi`` | ``anki`` | ``fsrs`` |
  /// |---|---|---|---|---|
  /// | grades | 0–5 | 0–5 | 0–2 again, 3 hard, 4 good, 5 easy | as ``anki`` |
  /// | the first answers | 1 and 6 days | 1 and 6 days | steps of minutes, then 1 day | days by the parameters |
  /// | a failed card | starts again | starts again, less easy | is relearnt, less easy | keeps part of its stability |
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

  /// Makes a scheduler of its name; Anki's with the options that Anki begins with, FSRS with standard
  /// parameters.
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
  /// Each scheduler can go on from what another has made: SM-2 takes a card in Anki's steps as one
  /// that starts again, and Anki's variant takes a card that failed under SM-2 as one that is learnt.
  @inlinable
  public func next(_ progress: CardProgress, _ review: Review) -> CardProgress {
    switch self {
    case .sm2(let sm2): sm2.next(progress, review)
    case .anki(let anki): anki.next(progress, review)
    case .fsrs(let fsrs): fsrs.next(progress, review)
    }
  }

  /// What a review makes of a card, and how long the card then waits.
  public func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    switch self {
    case .sm2(let sm2): sm2.outcome(progress, review)
    case .anki(let anki): anki.outcome(progress, review)
    case .fsrs(let fsrs): fsrs.outcome(progress, review)
    }
  }

  /// How long a card was to wait before a review; `nil` for a new card.
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    switch self {
    case .sm2(let sm2): sm2.wait(before: progress, at: moment)
    case .anki(let anki): anki.wait(before: progress, at: moment)
    case .fsrs(let fsrs): fsrs.wait(before: progress, at: moment)
    }
  }
}

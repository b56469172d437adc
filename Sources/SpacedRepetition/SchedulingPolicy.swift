/// A way to schedule cards: it computes a card's progress after an answer.
///
/// ``SM2``, ``AnkiSM2`` and ``Scheduler``, the choice among all of them, conform. A policy of your
/// own only has to implement ``outcome(_:_:)``; ``next(_:_:)``, ``progress(after:from:)``,
/// ``preview(_:on:at:)`` and ``wait(before:at:)`` follow from it:
///
/// ```swift
/// /// Asks a card again after 1, 2, 4, 8 … days, and from the beginning once it fails.
/// struct Doubling: SchedulingPolicy {
///   func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
///     let days = review.grade.isPass ? min(max(progress.state.interval * 2, 1), 365) : 1
///     let state = SM2.State(repetition: 0, easiness: progress.state.easiness, interval: days)
///     return Outcome(
///       progress: CardProgress(
///         state: state, phase: .review, lastReviewed: review.day, due: review.day + days,
///         reviews: progress.reviews + 1, lapses: progress.lapses + (review.grade.isPass ? 0 : 1)),
///       wait: .days(days))
///   }
/// }
/// ```
///
/// Everything that a policy stores about a card is in its ``CardProgress``: counts and an interval
/// in ``CardProgress/state``, the steps within a day in ``CardProgress/stepsLeft`` and
/// ``CardProgress/dueAt``, and the two numbers of a model of memory in ``CardProgress/memory``, as
/// of ``CardProgress/lastReviewed``. The policy's own value holds its parameters and options, which
/// are the same for all cards.
///
/// A policy continues from whatever another one has left, so that a learner can change policies at
/// any time: for a progress without ``CardProgress/memory`` it estimates the memory from its
/// interval and easiness, and it sets ``CardProgress/state`` so that a policy without a model of
/// memory can continue from there.
///
/// Functions of a policy are pure: they read no clock and return the same result every time.
public protocol SchedulingPolicy: Sendable {
  /// The outcome of a review for a card: its progress, the wait, and whether it is a leech.
  func outcome(_ progress: CardProgress, _ review: Review) -> Outcome

  /// The progress of a card after a review; that of ``outcome(_:_:)``, unless a policy has a faster
  /// way to compute the same.
  func next(_ progress: CardProgress, _ review: Review) -> CardProgress

  /// The wait that was set for a card before a review; `nil` for a new card.
  ///
  /// By default the days of its interval; a policy with steps within a day overrides it.
  func wait(before progress: CardProgress, at moment: Moment?) -> Wait?
}

extension SchedulingPolicy {
  /// The progress of a card after a review.
  @inlinable
  public func next(_ progress: CardProgress, _ review: Review) -> CardProgress {
    outcome(progress, review).progress
  }

  /// The wait that was set for a card before a review: the days of its interval; `nil` for a new
  /// card.
  @inlinable
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    progress.isNew ? nil : .days(progress.state.interval)
  }

  /// The progress of a card after a series of reviews, oldest first.
  ///
  /// A card's schedule is computed only from its reviews. To undo an answer, fold without it; to
  /// change the policy, fold with another one.
  ///
  /// ```swift
  /// let reviews = [
  ///   Review(day: Day("2026-03-01")!, grade: .hesitant),
  ///   Review(day: Day("2026-03-02")!, grade: .perfect),
  /// ]
  /// print(SM2().progress(after: reviews).due!)    // 2026-03-08
  /// ```
  ///
  /// - Parameters:
  ///   - reviews: The card's reviews. Reviews collected in another order, for example from several
  ///     machines, have to be sorted with `sortedByTime()` first.
  ///   - start: The progress before the first of them.
  /// - Precondition: No review is on an earlier day than the previous one or the last one of
  ///   `start`.
  /// - Complexity: O(*n*) in the number of reviews.
  @inlinable
  public func progress(
    after reviews: some Sequence<Review>, from start: CardProgress = .new
  ) -> CardProgress {
    var progress = start
    var last = start.lastReviewed?.number ?? .min
    for review in reviews {
      precondition(
        last <= review.day.number,
        "The reviews are not in the order of their days: call sortedByTime() on them")
      last = review.day.number
      progress = next(progress, review)
    }
    return progress
  }

  /// The outcome of each of the six grades for a card on a day.
  ///
  /// It shows the learner what a key does before it is pressed. A preview cannot differ from the
  /// actual result: its outcomes come from ``outcome(_:_:)`` itself.
  ///
  /// ```swift
  /// for (grade, outcome) in Scheduler(policy: .anki).preview(.new, on: Day("2026-03-01")!) {
  ///   print(grade.rawValue, outcome.wait)
  /// }
  /// // 0 1 minute, 1 1 minute, 2 1 minute, 3 6 minutes, 4 10 minutes, 5 4 days
  /// ```
  ///
  /// - Parameters:
  ///   - progress: The card's progress.
  ///   - day: The study day of the answer.
  ///   - moment: The moment of the answer, for steps within a day, like ``Review/moment``.
  @inlinable
  public func preview(_ progress: CardProgress, on day: Day, at moment: Moment? = nil)
    -> PolicyPreview<Self>
  {
    PolicyPreview(policy: self, progress: progress, day: day, moment: moment)
  }
}

/// Where a card stands in the calendar: its state, when it is due, and what it has been through.
///
/// ```swift
/// let sm2 = SM2()
/// var progress = Progress.new
/// progress = sm2.next(progress, Review(day: Day("2026-03-01")!, grade: .hesitant))
/// print(progress.due!)                       // 2026-03-02
/// ```
public struct Progress: Hashable, Sendable {
  /// The card's repetition, easiness and interval.
  public var state: SM2.State

  /// Where the card stands on its way into memory.
  public var phase: Phase

  /// The day of the last review, or `nil` for a new card.
  public var lastReviewed: Day?

  /// The day on which the card is to be asked again, or `nil` for a new card.
  public var due: Day?

  /// The moment within that day in milliseconds since 1970 UTC, for a card in one of Anki's steps
  /// within a day; else `nil`.
  public var dueAt: Int?

  /// The learning or relearning steps that are left, the present one included; 0 under SM-2.
  public var stepsLeft: Int

  /// The number of reviews so far.
  public var reviews: Int

  /// The number of lapses so far: under ``SM2`` the grades under 3 after an interval of a day or more,
  /// under ``AnkiSM2`` those of a card in review.
  public var lapses: Int

  /// Makes a progress from its parts, as when it was stored.
  ///
  /// Without a phase, a card that was never reviewed is new, one at repetition 0 is in learning, and
  /// any other in review.
  @inlinable
  public init(
    state: SM2.State, phase: Phase? = nil, lastReviewed: Day?, due: Day?, dueAt: Int? = nil,
    stepsLeft: Int = 0, reviews: Int, lapses: Int
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
  }

  /// The progress of a card that was never reviewed.
  @inlinable
  public static var new: Progress {
    Progress(state: .new, lastReviewed: nil, due: nil, reviews: 0, lapses: 0)
  }

  /// Whether the card was never reviewed.
  @inlinable
  public var isNew: Bool { phase == .new }
}

extension SM2 {
  /// The progress of a card after a review.
  ///
  /// The card is due again on the day of the review plus the interval. That it was answered late or
  /// early makes no difference: the interval grows from the one that was scheduled, and it counts
  /// from the day on which the card was really reviewed. The printed text says neither; this is the
  /// plain reading of "interval after the n-th repetition", and a late card never comes back
  /// already due.
  ///
  /// A grade under 3 is a lapse if the interval was a day or more (``Wait/isDayOrMore``): every such
  /// grade but that of a first answer. It leads to ``Phase/learning``, any other to ``Phase/review``.
  @inlinable
  public func next(_ progress: Progress, _ review: Review) -> Progress {
    let isLapse = !review.grade.isPass && Wait.days(progress.state.interval).isDayOrMore
    let state = next(progress.state, review.grade)
    return Progress(
      state: state,
      phase: review.grade.isPass ? .review : .learning,
      lastReviewed: review.day,
      due: review.day + state.interval,
      reviews: progress.reviews.saturatingSuccessor,
      lapses: isLapse ? progress.lapses.saturatingSuccessor : progress.lapses)
  }

  /// The progress of a card after a series of reviews, oldest first.
  ///
  /// - Parameters:
  ///   - reviews: The card's reviews in the order in which they happened.
  ///   - start: The progress before the first of them.
  /// - Complexity: O(*n*) in the number of reviews.
  @inlinable
  public func progress(after reviews: some Sequence<Review>, from start: Progress = .new)
    -> Progress
  {
    reviews.reduce(start) { next($0, $1) }
  }
}

extension SM2: SchedulingPolicy {
  /// The progress of a card after a review.
  ///
  /// The card is due again on the day of the review plus the interval. A late or early answer makes
  /// no difference: the interval grows from the scheduled one, and counts from the day on which the
  /// card was really reviewed. The printed text specifies neither; this is the plain meaning of
  /// "interval after the n-th repetition", and a late card never comes back already due.
  ///
  /// A grade under 3 is a lapse if the interval was a day or more (``Wait/isDayOrMore``): every
  /// such grade except that of a first answer. It leads to ``Phase/learning``, any other to
  /// ``Phase/review``.
  @inlinable
  public func next(_ progress: CardProgress, _ review: Review) -> CardProgress {
    let isLapse = !review.grade.isPass && Wait.days(progress.state.interval).isDayOrMore
    let state = next(progress.state, review.grade)
    return CardProgress(
      state: state,
      phase: review.grade.isPass ? .review : .learning,
      lastReviewed: review.day,
      due: review.day + state.interval,
      reviews: progress.reviews.saturatingSuccessor,
      lapses: isLapse ? progress.lapses.saturatingSuccessor : progress.lapses)
  }

  /// The outcome of a review: ``next(_:_:)->CardProgress``, the wait in days, and whether the card
  /// is a leech by the standard ``LeechRule``.
  public func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    let next = next(progress, review)
    return Outcome(
      progress: next, wait: .days(next.state.interval),
      isLeech: next.lapses > progress.lapses && LeechRule.standard.isNoticed(at: next.lapses))
  }

  /// The days that were set for a card before a review; `nil` for a new card.
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    progress.isNew ? nil : .days(progress.state.interval)
  }
}

extension AnkiSM2: SchedulingPolicy {
  /// The progress of a card after a review, the time until it is asked again, and whether it is a
  /// leech.
  ///
  /// A review without a ``Review/moment`` counts as being at the beginning of its study day, and a
  /// card in a step within the day then has no ``CardProgress/dueAt``.
  public func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    let before = State(progress)
    let button = Button(review.grade)
    let (state, wait) = next(
      before, button, late: progress.due.map { review.day - $0 } ?? 0,
      secondsLeft: review.moment?.secondsLeft ?? Self.secondsInDay)
    var next = CardProgress(
      state: SM2.State(
        repetition: repetition(after: button, to: state.phase, progress.state.repetition),
        easiness: state.easiness, interval: state.interval),
      phase: state.phase, lastReviewed: review.day, due: review.day,
      stepsLeft: state.stepsLeft, reviews: progress.reviews.saturatingSuccessor,
      lapses: state.lapses)
    switch wait {
    case .seconds(let seconds): next.dueAt = review.moment?.milliseconds(after: seconds)
    case .days(let days): next.due = review.day + days
    }
    return Outcome(
      progress: next, wait: wait,
      isLeech: state.lapses > before.lapses && isLeech(lapses: state.lapses))
  }

  /// The passes in a row, which Anki does not count but SM-2 continues from: none for a card in its
  /// steps, so that it starts over; at least two for one in review, so that its interval grows by
  /// its easiness.
  private func repetition(after button: Button, to phase: Phase, _ repetition: Int) -> Int {
    phase == .review && button != .again ? max(repetition.saturatingSuccessor, 2) : 0
  }

  /// The wait that was set for a card before a review; `nil` for a new card.
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    guard !progress.isNew else { return nil }
    return wait(
      before: State(progress), secondsLeft: moment?.secondsLeft ?? Self.secondsInDay)
  }
}

extension AnkiSM2.State {
  /// The state of a card in Anki's variant, whatever has scheduled it so far.
  init(_ progress: CardProgress) {
    self.init(
      phase: progress.phase, interval: progress.state.interval,
      easiness: progress.state.easiness, lapses: progress.lapses, stepsLeft: progress.stepsLeft)
  }
}

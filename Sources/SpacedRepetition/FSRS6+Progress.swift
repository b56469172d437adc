extension FSRS6: SchedulingPolicy {
  /// The progress of a card after a review, how long the card waits, and whether it is a leech.
  ///
  /// The state is that of ``next(_:_:after:)``. The interval brings the chance to remember down to
  /// ``Options/desiredRetention``; of a card in review hard, good and easy are each a day longer than
  /// the one before, as in Anki. A card without ``CardProgress/memory`` goes on from its interval and
  /// easiness, ``state(easiness:interval:retention:)``.
  public func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    let button = Button(review.grade)
    let before = memory(of: progress)
    let days = progress.lastReviewed.map { review.day - $0 } ?? 0
    let memory = next(before, button, after: days)
    let isLapse =
      button == .again && (progress.phase == .review || progress.state.interval > 0)
      && progress.stepsLeft == 0
    var next = CardProgress(
      state: progress.state, phase: .review, lastReviewed: review.day, due: review.day,
      reviews: progress.reviews.saturatingSuccessor,
      lapses: isLapse ? progress.lapses.saturatingSuccessor : progress.lapses, memory: memory)
    let wait: Wait
    var interval = 0
    if let step = step(after: button, progress) ?? hours(after: button, progress, memory) {
      next.phase = progress.phase == .new || progress.phase == .learning ? .learning : .relearning
      next.stepsLeft = step.left
      interval = next.phase == .relearning ? wholeDays(memory) : 0
      wait = AnkiSM2.wait(
        ofStep: step.seconds, secondsLeft: review.moment?.secondsLeft ?? AnkiSM2.secondsInDay)
    } else {
      interval = self.interval(after: button, days, before, memory, progress)
      // A card that fails before it was ever known is still being learned.
      if button == .again, progress.phase == .new || progress.phase == .learning {
        next.phase = .learning
      }
      wait = .days(interval)
    }
    // SM-2 goes on from two passes by its easiness.
    let isPass = button != .again && next.phase == .review
    next.state = SM2.State(
      repetition: isPass ? max(progress.state.repetition.saturatingSuccessor, 2) : 0,
      easiness: progress.state.easiness, interval: interval)
    switch wait {
    case .seconds(let seconds): next.dueAt = review.moment?.milliseconds(after: seconds)
    case .days(let days): next.due = review.day + days
    }
    return Outcome(
      progress: next, wait: wait,
      isLeech: isLapse && LeechRule.standard.isNoticed(at: next.lapses))
  }

  /// What is known of a card's memory: what a model made of its answers, else what its interval and
  /// easiness stand for; `nil` for a new card.
  public func memory(of progress: CardProgress) -> MemoryState? {
    if progress.isNew { return nil }
    return progress.memory
      ?? state(
        easiness: Double(progress.state.easiness.hundredths) / 100,
        interval: Double(progress.state.interval))
  }

  /// The chance to remember a card on a day; 0 for a new one.
  public func recall(of progress: CardProgress, on day: Day) -> Double {
    guard let memory = memory(of: progress), let last = progress.lastReviewed else { return 0 }
    return recall(Self.clamped(memory.stability, Self.stabilities), after: Double(day - last))
  }

  /// The progress of a card after an answer in the ``FinalDrill``, on the day of its last review.
  ///
  /// The answer moves what is known of the card's memory, as any on the same day does. The interval
  /// gets longer or stays after a pass, and gets shorter or stays after a failure.
  public func drilled(_ progress: CardProgress, _ grade: Grade) -> CardProgress {
    guard let before = memory(of: progress), progress.stepsLeft == 0,
      let last = progress.lastReviewed
    else { return progress }
    let memory = next(before, Button(grade), after: 0)
    let days = wholeDays(memory)
    var next = progress
    next.memory = memory
    let interval = progress.state.interval
    let moved = grade.isPass ? max(interval, days) : min(interval, days)
    guard moved != interval else { return next }
    next.state = SM2.State(
      repetition: progress.state.repetition, easiness: progress.state.easiness, interval: moved)
    next.due = last + moved
    return next
  }

  /// How long a card was to wait before a review; `nil` for a new card.
  public func wait(before progress: CardProgress, at moment: Moment? = nil) -> Wait? {
    guard !progress.isNew else { return nil }
    guard progress.stepsLeft > 0,
      let seconds = steps(of: progress).current
        ?? (options.waitsHours ? self.memory(of: progress).map(seconds) : nil)
    else { return .days(progress.state.interval) }
    return AnkiSM2.wait(ofStep: seconds, secondsLeft: moment?.secondsLeft ?? AnkiSM2.secondsInDay)
  }

  // MARK: Steps

  private func steps(of progress: CardProgress) -> AnkiSM2.Steps {
    switch progress.phase {
    case .new: AnkiSM2.Steps(options.learningSteps, left: options.learningSteps.count)
    case .learning: AnkiSM2.Steps(options.learningSteps, left: progress.stepsLeft)
    case .review, .relearning: AnkiSM2.Steps(options.relearningSteps, left: progress.stepsLeft)
    }
  }

  private func step(after button: Button, _ progress: CardProgress)
    -> (seconds: Int64, left: Int)?
  {
    if progress.phase == .review, button != .again { return nil }
    return steps(of: progress).after(button)
  }

  /// The wait of a card without steps that is to come back within half a day; nil for any other.
  ///
  /// Anki has it only where answers on the same day move stability at all.
  private func hours(after button: Button, _ progress: CardProgress, _ memory: MemoryState)
    -> (seconds: Int64, left: Int)?
  {
    guard options.waitsHours, steps(of: progress).current == nil,
      progress.phase == .review ? button == .again : button != .easy,
      interval(memory) < 0.5, parameters[17] > 0, parameters[18] > 0
    else { return nil }
    return (seconds(memory), 1)
  }

  private func seconds(_ memory: MemoryState) -> Int64 {
    Int64(interval(memory) * Double(AnkiSM2.secondsInDay))
  }

  // MARK: Intervals

  private func wholeDays(_ memory: MemoryState) -> Int {
    Self.days(interval(memory), 1...options.maximumInterval)
  }

  private func interval(_ memory: MemoryState) -> Double {
    interval(memory.stability, retention: options.desiredRetention)
  }

  private func interval(
    after button: Button, _ days: Int, _ before: MemoryState?, _ memory: MemoryState,
    _ progress: CardProgress
  ) -> Int {
    if button == .again { return wholeDays(memory) }
    func unrounded(_ other: Button) -> Double {
      interval(other == button ? memory : next(before, other, after: days))
    }
    guard progress.phase == .review else {
      guard button == .easy else { return wholeDays(memory) }
      // Easy is to differ from good for a card in learning too.
      let good = Self.days(unrounded(.good), 1...options.maximumInterval)
      return min(max(wholeDays(memory), good + 1), options.maximumInterval)
    }
    let ordered = Self.ordered(
      (
        unrounded(.hard), button > .hard ? unrounded(.good) : 0,
        button > .good ? unrounded(.easy) : 0
      ),
      after: progress.state.interval, longest: options.maximumInterval)
    return switch button {
    case .again, .hard: ordered.hard
    case .good: ordered.good
    case .easy: ordered.easy
    }
  }
}

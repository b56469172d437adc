extension AnkiSM2 {
  func review(_ state: State, _ button: Button, late: Int) -> Next {
    guard button != .again else { return lapse(state) }
    let change =
      switch button {
      case .again, .good: 0
      case .hard: -15
      case .easy: 15
      }
    return .review(
      inReview(
        state, interval: interval(after: button, state, late: late),
        easiness: state.easiness.moved(by: change)))
  }

  private func lapse(_ state: State) -> Next {
    let interval = intervalAfterLapse(state.interval)
    let easiness = state.easiness.moved(by: -20)
    let lapses = state.lapses.saturatingSuccessor
    guard let step = Steps(options.relearningSteps, left: 0).after(.again) else {
      return .review(
        State(phase: .review, interval: interval, easiness: easiness, lapses: lapses))
    }
    return .step(
      State(
        phase: .relearning, interval: interval, easiness: easiness, lapses: lapses,
        stepsLeft: step.left),
      seconds: step.seconds)
  }

  func inReview(_ state: State, interval: Int, easiness: Easiness? = nil) -> State {
    State(
      phase: .review, interval: interval, easiness: easiness ?? state.easiness,
      lapses: state.lapses)
  }

  /// The interval after a hard, good or easy answer. Each is longer than for the previous answer,
  /// as far as the longest interval allows.
  private func interval(after button: Button, _ state: State, late: Int) -> Int {
    let interval = Float(state.interval)
    let easiness = Float(state.easiness.hundredths) / 100
    let isHardLonger = options.hardMultiplier > 1
    let hard = days(
      interval * options.hardMultiplier * options.intervalModifier,
      atLeast: isHardLonger ? state.interval + 1 : 0)
    if button == .hard { return hard }
    let good = days(
      (interval + Float(late) / 2) * easiness * options.intervalModifier,
      atLeast: (isHardLonger ? hard : state.interval) + 1)
    if button == .good { return good }
    return days(
      (interval + Float(late)) * easiness * options.easyBonus * options.intervalModifier,
      atLeast: good + 1)
  }

  /// The interval of a card once it has been relearned.
  func intervalAfterLapse(_ interval: Int) -> Int {
    days(
      Float(max(interval, 1)) * options.lapseMultiplier, atLeast: options.minimumLapseInterval)
  }

  /// Whole days, with a half rounded up: at least `least` or 1, but never more than the longest
  /// interval.
  private func days(_ days: Float, atLeast least: Int) -> Int {
    // Beyond the limit the exact number does not matter, and might not fit an integer.
    let days = min(days, Float(options.maximumInterval))
    // `rounded()` would call the C library, which is not available everywhere.
    let whole = Int(days)
    let rounded = days - Float(whole) >= 0.5 ? whole + 1 : whole
    return min(max(rounded, least, 1), options.maximumInterval)
  }
}

extension Easiness {
  /// The easiness after a change in hundredths, at least 1.30.
  fileprivate func moved(by change: Int) -> Easiness {
    let (sum, overflow) = hundredths.addingReportingOverflow(change)
    return Easiness(hundredths: overflow ? .max : sum)
  }
}

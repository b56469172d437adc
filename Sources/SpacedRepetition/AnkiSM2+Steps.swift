extension AnkiSM2 {
  /// The steps of a card that is being learned or relearned, and its position in them.
  struct Steps {
    let seconds: [Int64]
    let index: Int
    let left: Int

    init(_ seconds: [Int64], left: Int) {
      self.seconds = seconds
      self.left = left
      index = max(0, min(seconds.count - left, seconds.count - 1))
    }

    /// The present step in seconds; nil if there are no steps.
    var current: Int64? { seconds.isEmpty ? nil : seconds[index] }

    /// The step after an answer and the remaining steps; nil if the answer leads out of them.
    func after(_ button: Button) -> (seconds: Int64, left: Int)? {
      guard let current else { return nil }
      switch button {
      case .again: return (seconds[0], seconds.count)
      case .hard: return (Self.inWholeDays(delayAfterHard(current)), left)
      case .good:
        let next = index + 1
        return next < seconds.count ? (seconds[next], seconds.count - next) : nil
      case .easy: return nil
      }
    }

    private func delayAfterHard(_ current: Int64) -> Int64 {
      if index > 0 { return current }
      if seconds.count > 1 { return (current + seconds[1]) / 2 }
      return min(current * 3 / 2, current + secondsInDay)
    }

    /// A delay of more than a day, rounded to whole days.
    private static func inWholeDays(_ seconds: Int64) -> Int64 {
      guard seconds > secondsInDay else { return seconds }
      return (seconds + secondsInDay / 2) / secondsInDay * secondsInDay
    }
  }

  /// The steps of a state in learning or relearning.
  func steps(of state: State) -> Steps {
    switch state.phase {
    case .relearning, .review: Steps(options.relearningSteps, left: state.stepsLeft)
    case .learning: Steps(options.learningSteps, left: state.stepsLeft)
    case .new: Steps(options.learningSteps, left: options.learningSteps.count)
    }
  }

  func learn(_ state: State, _ button: Button) -> Next {
    if let step = steps(of: state).after(button) {
      return .step(
        State(phase: .learning, lapses: state.lapses, stepsLeft: step.left), seconds: step.seconds)
    }
    let interval = button == .easy ? options.easyInterval : options.graduatingInterval
    return .review(
      State(
        phase: .review, interval: min(interval, options.maximumInterval),
        easiness: options.startingEasiness))
  }

  func relearn(_ state: State, _ button: Button) -> Next {
    guard let step = steps(of: state).after(button) else {
      // Anki does not limit the interval to the longest one here.
      let interval = button == .easy ? state.interval + 1 : state.interval
      return .review(inReview(state, interval: max(interval, 1)))
    }
    let interval = button == .again ? intervalAfterLapse(state.interval) : state.interval
    return .step(
      State(
        phase: .relearning, interval: interval, easiness: state.easiness, lapses: state.lapses,
        stepsLeft: step.left),
      seconds: step.seconds)
  }

  /// The wait for a step: in days, if it does not end before the study day does.
  static func wait(ofStep seconds: Int64, secondsLeft: Int64) -> Wait {
    let secondsLeft = max(secondsLeft, 0)
    guard seconds >= secondsLeft else { return .seconds(seconds) }
    return .days(Int((seconds - secondsLeft) / secondsInDay) + 1)
  }
}

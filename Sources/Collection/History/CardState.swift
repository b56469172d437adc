package import SpacedRepetition

/// A card's progress in one word.
package enum CardState: String, CaseIterable, Sendable {
  /// Never answered.
  case new
  /// Failed at the last answer and starting over; under Anki's policy, in the steps before its
  /// first interval.
  case learning
  /// Forgotten, and in the steps that Anki's policy has before the card returns to its interval.
  case relearning
  /// Passed, with an interval under 21 days.
  case young
  /// Passed, with an interval of 21 days or more.
  case mature
  /// Left out of reviews until it is unsuspended.
  case suspended
  /// Left out of reviews until a later day.
  case buried

  package init(_ record: CardRecord, on day: Day) {
    self =
      if record.isSuspended {
        .suspended
      } else if record.isBuried(on: day) {
        .buried
      } else {
        CardState(record.progress)
      }
  }

  private init(_ progress: CardProgress) {
    self =
      switch progress.phase {
      case .new: .new
      case .learning: .learning
      case .relearning: .relearning
      case .review:
        switch Maturity(interval: progress.state.interval) {
        case .young: .young
        case .mature: .mature
        }
      }
  }
}

import SpacedRepetition

/// How far a card has come, by one word.
package enum CardState: String, CaseIterable, Sendable {
  /// Never answered.
  case new
  /// Failed when it was last answered: it starts again from the beginning.
  case learning
  /// Passed, with an interval under 21 days.
  case young
  /// Passed, with an interval of 21 days or more.
  case mature
  /// Left out of the reviews until it is taken up again.
  case suspended

  package init(_ record: History.Record) {
    self =
      if record.isSuspended {
        .suspended
      } else if record.progress.isNew {
        .new
      } else if record.progress.state.repetition == 0 {
        .learning
      } else {
        switch Maturity(interval: record.progress.state.interval) {
        case .young: .young
        case .mature: .mature
        }
      }
  }
}

package import SpacedRepetition

extension Settings {
  /// FSRS with the current settings, whether or not it schedules.
  package var fsrs6: FSRS6 {
    let steps: (learning: [Int64], relearning: [Int64]) =
      switch learningSteps {
      case .none, .hours: ([], [])
      case .anki: ([60, 600], [600])
      }
    return FSRS6(
      fsrs?.parameters ?? .standard,
      options: FSRS6.Options(
        desiredRetention: desiredRetention, learningSteps: steps.learning,
        relearningSteps: steps.relearning, waitsHours: learningSteps == .hours))
  }
}

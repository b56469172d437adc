package import Collection
import Journal

extension TrialResult {
  /// What a trial has shown in a history.
  /// - Complexity: Linear in the number of cards, and in the answers of those that take part.
  package init(_ trial: Trial, in history: History) {
    self.init(trial.event.first, trial.event.second)
    for participant in history.participants(in: trial) {
      func numbers(_ position: Int) -> ReviewNumbers? {
        history.events.numbers(of: history.events.row(at: position))
      }
      guard let first = numbers(participant.first) else { continue }
      add(to: participant.arm, first, participant.later.compactMap(numbers))
    }
  }
}

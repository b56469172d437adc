import Collection
import SpacedRepetition
import Statistics
import Study

extension Collection {
  /// Measures how likely cards are to be remembered, where the date of an exam asks for it.
  /// - Complexity: Linear in the number of answers, if an exam is ahead.
  mutating func measureRecall(on day: Day) {
    guard exam(after: day) != nil else { return }
    recall = RecallCurve(.ofAll(self)).recall
  }
}

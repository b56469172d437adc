package import Collection
package import SpacedRepetition
import Study

extension Collection {
  /// Measures how likely cards are to be remembered if the date of an exam needs it: by the
  /// learner's own retention at each interval, or under FSRS by its model of each card.
  /// - Complexity: Linear in the number of answers if there is an upcoming exam.
  package mutating func measureRecall(on day: Day) {
    guard exam(after: day) != nil else { return }
    let measured = RecallCurve(.ofAll(self)).recall
    guard case .fsrs(let fsrs) = history.scheduler else {
      recall = measured
      return
    }
    recall = Recall { progress, days in
      progress.memory.map { fsrs.recall($0.stability, after: Double(max(0, days))) }
        ?? measured.chance(progress, after: days)
    }
  }
}

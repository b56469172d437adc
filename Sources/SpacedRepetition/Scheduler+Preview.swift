extension Scheduler {
  /// What each of the six grades would make of a card, for showing the learner what a key does
  /// before it is pressed.
  ///
  /// ```swift
  /// let preview = Scheduler(policy: .anki).preview(.new, on: Day("2026-03-01")!)
  /// print(preview[.hesitant].wait, preview[.perfect].wait)    // seconds(600) days(4)
  /// ```
  ///
  /// An outcome is worked out when it is asked for, in constant time, as it is when the grade is
  /// given.
  public struct Preview: Hashable, Sendable {
    /// What schedules the card.
    public let scheduler: Scheduler
    let progress: Progress
    let day: Day
    let moment: Moment?

    /// What an answer with this grade would make of the card.
    public subscript(grade: Grade) -> Outcome {
      scheduler.outcome(progress, Review(day: day, grade: grade, moment: moment))
    }
  }

  /// What each of the six grades would make of a card on a day.
  ///
  /// The moment of the answer is for Anki's steps, as ``Review/moment`` is.
  public func preview(_ progress: Progress, on day: Day, at moment: Moment? = nil) -> Preview {
    Preview(scheduler: self, progress: progress, day: day, moment: moment)
  }
}

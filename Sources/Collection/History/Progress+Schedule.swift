package import Journal
package import SpacedRepetition

extension CardProgress {
  /// A card's progress from its schedule, so that any policy can go on from there.
  ///
  /// A card in review with an unknown number of passes counts as passed twice: from then on SM-2
  /// lets an interval grow by its easiness. A card in Anki's steps starts again under SM-2.
  package init(_ schedule: ScheduleEvent) {
    let repetition =
      switch schedule.phase {
      case .new, .learning, .relearning: 0
      case .review: schedule.repetition == 0 ? 2 : schedule.repetition
      }
    let isNew = schedule.phase == .new
    let isInSteps = schedule.phase == .learning || schedule.phase == .relearning
    self.init(
      state: SM2.State(
        repetition: repetition, easiness: schedule.easiness,
        interval: isNew ? 0 : schedule.interval),
      phase: schedule.phase, lastReviewed: isNew ? nil : schedule.lastReviewed,
      due: isNew ? nil : schedule.due, dueAt: isInSteps ? schedule.dueAt.map { Int64($0) } : nil,
      stepsLeft: isInSteps ? schedule.stepsLeft : 0, reviews: schedule.reviews,
      lapses: schedule.lapses)
  }
}

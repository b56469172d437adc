import Flashcards
import Journal
import SpacedRepetition

/// What is known of a card's memory where a schedule is brought along.
extension History {
  /// The memory of a card after a schedule.
  ///
  /// What the answers say of it stays true on whatever day the card is put. What another program
  /// brings counts where answers are missing here, and while the parameters are the standard ones,
  /// since that program may have had better ones; after training all answers are replayed.
  ///
  /// - Parameter previous: The position of the card's last event before the schedule.
  func memory(
    of schedule: ScheduleEvent, at slot: Int, from previous: Int32, under scheduler: Scheduler
  ) -> MemoryState? {
    guard schedule.phase != .new else { return nil }
    let replayed = records[slot].progress.memory
    guard case .fsrs(let fsrs) = scheduler, let brought = schedule.memory else {
      return replayed
    }
    guard let replayed else { return brought }
    // Other programs round what they keep.
    let isSame =
      abs(replayed.stability - brought.stability) <= 1e-4 + 1e-3 * brought.stability
      && abs(replayed.difficulty - brought.difficulty) <= 2e-3
    if isSame { return replayed }
    return fsrs.parameters != .standard && hasAnswers(schedule.reviews, from: previous)
      ? replayed : brought
  }

  /// Whether a card's answers up to an event are as many as there should be.
  private func hasAnswers(_ count: Int, from last: Int32) -> Bool {
    var left = count
    var next = last
    while left > 0, next >= 0 {
      let row = events.row(at: Int(next))
      if row.isReview { left -= 1 }
      next = row.previous
    }
    return left <= 0
  }
}

package import Flashcards
package import SpacedRepetition

/// A card's schedule, set by an import or by hand, whatever its answers would give. Later answers
/// go on from there.
package struct ScheduleEvent: Hashable, Sendable {
  package var card: CardID
  package var phase: Phase
  /// The day of the last answer; nil for a card that was never answered.
  package var lastReviewed: Day?
  /// The day on which to ask the card; nil for a new card.
  package var due: Day?
  /// The moment within that day in milliseconds since 1970 UTC, for a card in a step that is
  /// shorter than a day.
  package var dueAt: Int?
  /// The interval in days.
  package var interval: Int
  package var easiness: Easiness
  /// Passes in a row.
  package var repetition: Int
  /// The remaining learning or relearning steps.
  package var stepsLeft: Int
  /// The number of times that the card was answered.
  package var reviews: Int
  package var lapses: Int
  /// What FSRS knew of the card's memory where the schedule comes from; nil if that did not use it.
  package var memory: MemoryState?

  package init(
    card: CardID, phase: Phase, lastReviewed: Day? = nil, due: Day? = nil, dueAt: Int? = nil,
    interval: Int = 0, easiness: Easiness = .initial, repetition: Int = 0, stepsLeft: Int = 0,
    reviews: Int = 0, lapses: Int = 0, memory: MemoryState? = nil
  ) {
    self.card = card
    self.phase = phase
    self.lastReviewed = lastReviewed
    self.due = due
    self.dueAt = dueAt
    self.interval = interval
    self.easiness = easiness
    self.repetition = repetition
    self.stepsLeft = stepsLeft
    self.reviews = reviews
    self.lapses = lapses
    self.memory = memory
  }
}

package import Flashcards
package import SpacedRepetition

/// Where a card is put in the calendar, whatever its answers would give: by an import that brings a
/// schedule along, or by hand. The answers that follow go on from there.
package struct ScheduleEvent: Hashable, Sendable {
  package var card: CardID
  package var phase: Phase
  /// The day of the last answer, or nil for a card that was never answered.
  package var lastReviewed: Day?
  /// The day on which the card is to be asked, or nil for a new card.
  package var due: Day?
  /// The moment within that day in milliseconds since 1970 UTC, for a card in a step that is
  /// shorter than a day.
  package var dueAt: Int?
  /// The interval in days.
  package var interval: Int
  package var easiness: Easiness
  /// Passes in a row.
  package var repetition: Int
  /// The learning or relearning steps that are left.
  package var stepsLeft: Int
  /// How often the card was answered.
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

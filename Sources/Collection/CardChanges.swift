package import Flashcards
package import Journal
package import SpacedRepetition

extension Collection {
  /// Makes a card new again. Its answers stay in the journal but no longer count for any schedule.
  package func reset(_ card: CardID) -> Action {
    .schedule(ScheduleEvent(card: card, phase: .new))
  }

  /// Moves a card to a day and keeps its easiness. A card in review also keeps its interval and
  /// goes on from there; any other card gets the interval from today to that day.
  package func moved(_ card: CardID, to due: Day, today: Day) -> Action {
    let progress = history.record(of: card).progress
    let isInReview = progress.phase == .review
    var event = ScheduleEvent(
      card: card, phase: .review, reviews: progress.reviews, lapses: progress.lapses)
    event.due = due
    event.lastReviewed = progress.lastReviewed ?? today
    event.easiness = progress.state.easiness
    event.interval = isInReview ? progress.state.interval : max(1, due - today)
    event.repetition = isInReview ? progress.state.repetition : 2
    return .schedule(event)
  }

  /// Moves an already answered card to a later or an earlier day and leaves everything else as it
  /// is, so that later answers go on from there.
  package func postponed(_ card: CardID, to due: Day) -> Action {
    let progress = history.record(of: card).progress
    return .schedule(
      ScheduleEvent(
        card: card, phase: progress.phase, lastReviewed: progress.lastReviewed, due: due,
        interval: progress.state.interval, easiness: progress.state.easiness,
        repetition: progress.state.repetition, stepsLeft: progress.stepsLeft,
        reviews: progress.reviews, lapses: progress.lapses))
  }

  /// The cards graded under 3 on a day, in any kind of answer.
  package func failed(on day: Day) -> Set<CardID> {
    var failed: Set<CardID> = []
    history.forEachReview(on: day...day) { review in
      if !review.grade.isPass, let entry = entry(of: review.card) { failed.insert(entry.id) }
    }
    return failed
  }

  /// All cards of a card's note.
  package func siblings(of entry: Library.Entry) -> [CardID] {
    library.entries[library.decks[entry.deck].cards].filter { $0.note == entry.note }
      .map(\.id)
  }
}

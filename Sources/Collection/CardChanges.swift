package import Flashcards
package import Journal
package import SpacedRepetition

extension Collection {
  /// Makes a card new again. Its answers stay in the journal, and count for no schedule any more.
  package func reset(_ card: CardID) -> Action {
    .schedule(ScheduleEvent(card: card, phase: .new))
  }

  /// Puts a card on a day, with its easiness as it is. A card in review keeps its interval, so that
  /// it goes on from there; another gets that from today on.
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

  /// Puts a card that was answered before on a later or an earlier day and leaves all else as it
  /// is, so that the answers that follow go on from there.
  package func postponed(_ card: CardID, to due: Day) -> Action {
    let progress = history.record(of: card).progress
    return .schedule(
      ScheduleEvent(
        card: card, phase: progress.phase, lastReviewed: progress.lastReviewed, due: due,
        interval: progress.state.interval, easiness: progress.state.easiness,
        repetition: progress.state.repetition, stepsLeft: progress.stepsLeft,
        reviews: progress.reviews, lapses: progress.lapses))
  }

  /// The cards that were graded under 3 on a day, in any kind of answer.
  package func failed(on day: Day) -> Set<CardID> {
    var failed: Set<CardID> = []
    history.forEachReview(on: day...day) { review in
      if !review.grade.isPass, let entry = entry(of: review.card) { failed.insert(entry.id) }
    }
    return failed
  }

  /// The cards of the note that a card is of.
  package func siblings(of entry: Library.Entry) -> [CardID] {
    library.entries[library.decks[entry.deck].cards].filter { $0.note == entry.note }
      .map(\.id)
  }
}

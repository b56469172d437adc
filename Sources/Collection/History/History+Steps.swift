package import Flashcards
package import Journal
package import SpacedRepetition

extension History {
  /// An answer that counts for a card, and the card's progress after it.
  package struct Step: Sendable {
    package let review: ReviewEvent
    package let before: CardProgress
    package let after: CardProgress
  }

  /// The answers that count for a card, oldest first.
  /// - Complexity: Linear in the number of cards, and in the card's events.
  package func steps(of id: CardID) -> [Step] {
    guard let slot = slot(of: id) else { return [] }
    var copy = self
    let positions = events(at: slot)
    copy.records[slot].reset()
    copy.simultaneous = SimultaneousEvents()
    return positions.compactMap { position in
      let before = copy.records[slot].progress
      copy.count(position, at: slot)
      return events.answer(at: position).map {
        Step(review: $0, before: before, after: copy.records[slot].progress)
      }
    }
  }

  /// What another scheduler makes of the answers that count for one card.
  /// - Complexity: Linear in the card's events.
  package func progress(of id: CardID, by scheduler: Scheduler) -> CardProgress {
    let own = events(of: id).map { position in
      let event = events[position]
      return Event(id: event.id, at: event.at, action: event.action.renamed(to: id))
    }
    return History(events: own, scheduler: scheduler, dayEnds: dayEnds).record(of: id).progress
  }
}

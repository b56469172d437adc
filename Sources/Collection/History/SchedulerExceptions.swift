package import Flashcards
import Journal
package import SpacedRepetition

/// Schedulers of cards that do not go by the one of all, as where a deck has parameters of its own.
package struct SchedulerExceptions: Sendable {
  private var schedulers: [Scheduler] = []
  private var places: [CardID: Int] = [:]

  package init() {}

  package var isEmpty: Bool { places.isEmpty }

  package var cards: some Sequence<CardID> { places.keys }

  /// The scheduler of a card; nil if it goes by the one of all.
  package subscript(card: CardID) -> Scheduler? { places[card].map { schedulers[$0] } }

  /// Gives cards a scheduler of their own; a card that has one gets the new one.
  package mutating func add(_ scheduler: Scheduler, of cards: some Sequence<CardID>) {
    schedulers.append(scheduler)
    for card in cards { places[card] = schedulers.count - 1 }
  }
}

extension History {
  /// The scheduler that a card goes by.
  package func scheduler(of card: CardID) -> Scheduler {
    if let own = trialScheduler(of: card) { return own }
    guard !exceptions.isEmpty else { return scheduler }
    return exceptions[card] ?? slot(of: card).map(scheduler(at:)) ?? scheduler
  }

  func scheduler(at slot: Int) -> Scheduler {
    guard !exceptions.isEmpty else { return scheduler }
    return places(at: slot).lazy.reversed().compactMap { exceptions[events.names[Int($0)]] }.first
      ?? scheduler
  }

  /// Folds the cards again that get schedulers of their own, or lose them.
  /// - Complexity: Linear in the number of their events.
  mutating func take(_ exceptions: SchedulerExceptions) {
    let before = self.exceptions
    guard !before.isEmpty || !exceptions.isEmpty else { return }
    self.exceptions = exceptions
    for slot in Set((Array(before.cards) + Array(exceptions.cards)).compactMap { slot(of: $0) }) {
      refold(slot, events(at: slot))
    }
  }
}

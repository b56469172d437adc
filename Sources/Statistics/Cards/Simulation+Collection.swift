package import Collection
package import SpacedRepetition

extension Simulation {
  /// Simulates the cards of a scope from their current state; suspended ones are left out, buried
  /// ones come back on their day.
  package init(
    _ collection: Collection, _ scope: StatsScope, habits: GradeHabits, today: Day, plan: Plan
  ) {
    var cards: [CardProgress] = []
    var newCards = 0
    for position in scope.cards {
      let record = collection.record(of: collection.library.entries[position])
      if record.isSuspended { continue }
      if record.progress.isNew {
        newCards += 1
      } else {
        var progress = record.progress
        if let until = record.buriedUntil { progress.due = progress.due.map { max($0, until) } }
        cards.append(progress)
      }
    }
    self.init(
      cards, newCards: newCards, scheduler: collection.settings.scheduler, habits: habits,
      today: today, plan: plan)
  }
}

package import Collection
import Files
package import SpacedRepetition
import Study

extension PolicyRace {
  /// Simulates the same days under each policy, starting from where its replay of the answers has
  /// the cards.
  package init(
    _ collection: Collection, _ scope: StatsScope, habits: GradeHabits, today: Day,
    plan: Simulation.Plan
  ) {
    var settings = collection.settings
    var schedulers = [Scheduler(policy: .published), Scheduler(policy: .anki)]
    for retention in [0.75, 0.8, 0.85, 0.9, 0.95] {
      settings.desiredRetention = retention
      schedulers.append(.fsrs(settings.fsrs6))
    }
    let fsrs = collection.settings.fsrs6
    let byFSRS = collection.historyByFSRS
    let results = inParallel(schedulers) { scheduler -> Result in
      let history = collection.history(by: scheduler)
      var cards: [CardProgress] = []
      var memories: [Simulation.Memory] = []
      var newCards = 0
      for position in scope.cards {
        let id = collection.library.entries[position].id
        let record = history.record(of: id)
        if record.isSuspended { continue }
        if record.progress.isNew {
          newCards += 1
          continue
        }
        cards.append(record.progress)
        let known = byFSRS.record(of: id).progress
        memories.append(Simulation.Memory(fsrs.memory(of: known), last: known.lastReviewed))
      }
      let simulation = Simulation(
        cards, newCards: newCards, scheduler: scheduler, habits: habits, today: today, plan: plan,
        model: (fsrs, memories))
      return Result(simulation, scheduler)
    }
    self.init(results)
  }
}

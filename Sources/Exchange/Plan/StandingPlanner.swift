import Collection
import Flashcards
import Journal

/// Finds what a learner has suspended, unsuspended, flagged or buried elsewhere since the cards were
/// exported, and has not changed here since.
struct StandingPlanner {
  let history: History
  let now: Int

  /// The changes, in the order of the cards' names.
  /// - Parameter standings: The cards by their names here.
  func changes(_ standings: [(name: CardID, standing: ImportedStanding)]) -> TimedActions {
    var actions: TimedActions = []
    for (name, standing) in standings.sorted(by: { $0.name.text < $1.name.text }) {
      let at = min(standing.left + 1, max(now, 1))
      for action in changes(of: name, standing, at: at) {
        actions.append(TimedAction(at: at, action))
      }
    }
    return actions
  }

  private func changes(of name: CardID, _ there: ImportedStanding, at: Int) -> [Action] {
    if there.isSuspended == nil, there.flag == nil, there.buriedUntil == nil { return [] }
    let record = history.record(of: name)
    let last = LastChanges(history, name)
    var actions: [Action] = []
    if let isSuspended = there.isSuspended, isSuspended != record.isSuspended,
      last.suspension < at
    {
      actions.append(isSuspended ? .suspend(name) : .unsuspend(name))
    }
    if let flag = there.flag, flag != record.flag, last.flag < at {
      actions.append(.flag(name, flag))
    }
    if let day = there.buriedUntil, record.buriedUntil.map({ $0 < day }) ?? true {
      actions.append(.bury(name, until: day))
    }
    return actions
  }

  /// When a card was last changed here.
  private struct LastChanges {
    var suspension = Int.min
    var flag = Int.min

    init(_ history: History, _ name: CardID) {
      for position in history.events(of: name) {
        let event = history.events[position]
        switch event.action {
        case .suspend, .unsuspend: suspension = max(suspension, event.at)
        case .flag: flag = max(flag, event.at)
        case .review, .bury, .schedule, .undo, .relink, .unlink, .imported, .trial, .trialEnd: break
        }
      }
    }
  }
}

import Flashcards
import Journal
import SpacedRepetition

/// What was undone among the last events of one time.
///
/// Events are folded in time order, so that copies come close to one another.
struct SimultaneousEvents: Sendable {
  /// Milliseconds since 1970.
  private(set) var at = Int.min
  private(set) var undone: [Events.Row] = []

  /// Takes note of an event's time.
  /// - Returns: Whether the event before it had the same.
  mutating func isContinued(at time: Int) -> Bool {
    if time == at { return true }
    at = time
    if !undone.isEmpty { undone = [] }
    return false
  }

  mutating func insert(_ row: Events.Row) {
    _ = isContinued(at: row.at)
    undone.append(row)
  }
}

/// What was done with a card was done once, however many events have it.
///
/// Two machines that imported the same history on their own have each answer in their own journal.
/// What tells an answer from all others is its card, its time and its grade. Where a machine itself
/// took the answer, that event counts, so that its learner can undo it; the grade of an import may
/// differ from it then, since other programs have fewer grades. Undoing an answer undoes its copies.
/// The same goes for whatever else is done with a card.
extension History {
  /// Whether an event that is about to count is a copy of one that counts already or was undone.
  mutating func isCopy(_ index: Int, _ row: Events.Row, at slot: Int) -> Bool {
    guard simultaneous.isContinued(at: row.at) else { return false }
    if simultaneous.undone.contains(where: { isOfRecord($0, slot) && isSame($0, row) }) {
      undone.repeated.insert(row.id)
      return true
    }
    guard let (position, original) = counted(as: row, at: slot) else { return false }
    guard undone.isImported(original.id), !undone.isImported(row.id) else {
      undone.repeated.insert(row.id)
      return true
    }
    undone.repeated.insert(original.id)
    refold(slot, events(at: slot).filter { $0 != position })
    return false
  }

  /// Lets the copies of an undone event not count either.
  mutating func withdrawCopies(of row: Events.Row) {
    guard undone.single.contains(row.id) else { return }
    simultaneous.insert(row)
    guard let slot = row.card.flatMap({ self.slot(at: $0) }) else { return }
    while let (position, copy) = counted(as: row, at: slot) {
      undone.repeated.insert(copy.id)
      refold(slot, events(at: slot).filter { $0 != position })
    }
  }

  /// The same among the last events that count for a card.
  private func counted(as row: Events.Row, at slot: Int) -> (position: Int, row: Events.Row)? {
    var next = records[slot].lastEvent
    while next >= 0 {
      let other = events.row(at: Int(next))
      guard other.at == row.at else { return nil }
      if isSame(other, row) { return (Int(next), other) }
      next = other.previous
    }
    return nil
  }

  private func isOfRecord(_ row: Events.Row, _ slot: Int) -> Bool {
    row.card.map { self.slot(at: $0) == slot } ?? false
  }

  /// Whether two events of one card at one time are the same. A machine journals each thing that is
  /// done there once, and one file may hold several answers of a second.
  private func isSame(_ first: Events.Row, _ second: Events.Row) -> Bool {
    let areImported = (undone.isImported(first.id), undone.isImported(second.id))
    let isOneMachine = first.id.device == second.id.device
    let name = CardID("")
    let action = events.action(of: first).renamed(to: name)
    let other = events.action(of: second).renamed(to: name)
    switch (action, other) {
    case (.review(let answer), .review(let again)):
      switch areImported {
      case (false, false): return !isOneMachine && answer == again
      case (true, true): return !isOneMachine || answer.grade == again.grade
      default: return true
      }
    case (.review, _), (_, .review): return false
    default: return areImported != (false, false) && action == other
    }
  }
}

import Flashcards
import Journal
import SpacedRepetition

/// The undone events among the last events that share a time.
///
/// Events are folded in time order, so copies are close to each other.
struct SimultaneousEvents: Sendable {
  /// Milliseconds since 1970.
  private(set) var at = Int.min
  /// The undone events, each with its record if it has one.
  private(set) var undone: [(row: Events.Row, slot: Int?)] = []

  /// How many events of one time are compared with each other. A learner does only a few things in
  /// a millisecond; a forged journal may have a million, which must not take quadratic time.
  static let limit = 64

  /// Notes an event's time.
  /// - Returns: Whether the event before it had the same time.
  mutating func isContinued(at time: Int) -> Bool {
    if time == at { return true }
    at = time
    if !undone.isEmpty { undone = [] }
    return false
  }

  mutating func insert(_ row: Events.Row, at slot: Int?) {
    _ = isContinued(at: row.at)
    if undone.count < Self.limit { undone.append((row, slot)) }
  }
}

/// Duplicate events: what was done with a card counts once, however many events record it.
///
/// If two machines import the same history independently, each has the answers in its own journal.
/// An answer is identified by its card, its time and its grade. If a machine took the answer
/// itself, that event counts, so that its learner can undo it; the grade of an import may then
/// differ from it, since other programs have fewer grades. Undoing an answer undoes its copies. The
/// same is true of everything else that is done with a card.
extension History {
  /// Whether an event about to count is a copy of one that already counts or was undone.
  mutating func isCopy(_ index: Int, _ row: Events.Row, at slot: Int) -> Bool {
    let isContinued = simultaneous.isContinued(at: row.at)
    if undone.isImported(row.id), hasOriginal(after: index, row) {
      undone.repeated.insert(row.id)
      return true
    }
    guard isContinued else { return false }
    if simultaneous.undone.contains(where: {
      ($0.slot == slot || $0.row.card == row.card) && isSame($0.row, row)
    }) {
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

  /// Stops the copies of an undone event from counting.
  mutating func withdrawCopies(of row: Events.Row, at slot: Int?) {
    guard undone.single.contains(row.id) else { return }
    simultaneous.insert(row, at: slot)
    guard let slot else { return }
    while let (position, copy) = counted(as: row, at: slot) {
      undone.repeated.insert(copy.id)
      refold(slot, events(at: slot).filter { $0 != position })
    }
  }

  /// The same event among the last ones that count for a card.
  private func counted(as row: Events.Row, at slot: Int) -> (position: Int, row: Events.Row)? {
    var next = records[slot].lastEvent
    for _ in 0..<SimultaneousEvents.limit where next >= 0 {
      let other = events.row(at: Int(next))
      guard other.at == row.at else { return nil }
      if isSame(other, row) { return (Int(next), other) }
      next = other.previous
    }
    return nil
  }

  /// Whether an imported event precedes its original: what a machine did itself at the same time,
  /// or what was undone.
  private func hasOriginal(after index: Int, _ row: Events.Row) -> Bool {
    let following = events.indices[index...].dropFirst().prefix(SimultaneousEvents.limit)
    for other in following.lazy.map({ events.row(at: $0) }) {
      guard other.at == row.at else { return false }
      guard other.card == row.card else { continue }
      let isOriginal =
        isUndone(other) ? undone.single.contains(other.id) : !undone.isImported(other.id)
      if isOriginal, isSame(other, row) { return true }
    }
    return false
  }

  /// Whether two events of one card at one time are the same. A machine journals each thing done
  /// there once, and one file may hold several answers of the same second.
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

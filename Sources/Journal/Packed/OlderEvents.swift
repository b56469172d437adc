internal import Flashcards
internal import SpacedRepetition
internal import Synchronization

/// The events of a file, read where they are looked at; apart from them what is no answer.
final class OlderEvents: Sendable {
  let count: Int
  let othersCount: Int
  /// From which position on events are of later days than ``lastDay``.
  let recentStart: Int
  /// The last study day of the answers before.
  let lastDay: Day
  private let rows: Section
  private let others: PackedActions
  private let remadeOthers = Mutex<PackedActions?>(nil)

  init(recentStart: Int, lastDay: Day, rows: Section, others: PackedActions) {
    count = rows.count / Self.rowSize
    othersCount = others.count
    self.recentStart = recentStart
    self.lastDay = lastDay
    self.rows = rows
    self.others = others
  }

  private static let rowSize = MemoryLayout<Events.Row>.stride

  func row(at index: Int) -> Events.Row {
    rows.address(of: index, size: Self.rowSize).load(as: Events.Row.self)
  }

  /// The rows from a position on, which stay where they are as long as this value is there.
  func rows(from start: Int) -> UnsafeBufferPointer<Events.Row> {
    rows.bytes((start * Self.rowSize)..<rows.count).assumingMemoryBound(to: Events.Row.self)
  }

  /// Whether the file has all that was written.
  var isWhole: Bool {
    rows.isReadable && others.isReadable
      && (0..<othersCount).allSatisfy { others.action(at: $0) != nil }
  }

  /// What is no packed answer, by its place among such events.
  func action(at place: Int) -> Action {
    if let action = others.action(at: place) { return action }
    // Its checksum is right, and yet this program has not packed it.
    return remadeOthers.withLock { remade in
      if remade == nil { remade = others.remade }
      guard let action = remade?.action(at: place) else { others.giveUp() }
      return action
    }
  }
}

internal import Flashcards
internal import SpacedRepetition
internal import Synchronization

/// Events that stay in a file until one of them is asked for, and what is no answer of all events in
/// the file. These are read apart: statistics need answers alone.
final class OlderEvents: Sendable {
  struct Contents: Sendable {
    let rows: [Events.Row]
    let others: OtherActions
  }

  let count: Int
  /// How many of all events in the file are no packed answers.
  let otherCount: Int
  /// The last study day of their answers.
  let lastDay: Day
  private let readRows: @Sendable () -> [Events.Row]?
  private let readOthers: @Sendable () -> OtherActions?
  private let replacement: @Sendable () -> Contents
  private let loaded = Mutex<(rows: [Events.Row]?, others: OtherActions?)>((nil, nil))

  /// - Parameters:
  ///   - rows: reads as many rows as is said here; nil if the file is damaged or gone.
  ///   - others: the same for what is no answer.
  ///   - replacement: gives both, whatever has become of the file.
  init(
    count: Int, otherCount: Int, lastDay: Day, rows: @escaping @Sendable () -> [Events.Row]?,
    others: @escaping @Sendable () -> OtherActions?,
    replacement: @escaping @Sendable () -> Contents
  ) {
    self.count = count
    self.lastDay = lastDay
    self.otherCount = otherCount
    readRows = rows
    readOthers = others
    self.replacement = replacement
  }

  var rows: [Events.Row] {
    loaded.withLock { loaded in
      if let rows = loaded.rows { return rows }
      let rows = readRows() ?? replaced(&loaded).rows
      loaded.rows = rows
      return rows
    }
  }

  /// Whether the file has all that it promised, and no replacement is needed.
  var isWhole: Bool {
    loaded.withLock { loaded in
      guard let rows = loaded.rows ?? readRows(), let others = loaded.others ?? readOthers(),
        (0..<otherCount).allSatisfy({ others.action(at: $0) != nil })
      else { return false }
      loaded = (rows, others)
      return true
    }
  }

  /// What is no packed answer, by its place among such events.
  func action(at place: Int) -> Action {
    loaded.withLock { loaded in
      let others = loaded.others ?? readOthers() ?? replaced(&loaded).others
      loaded.others = others
      if let action = others.action(at: place) { return action }
      // Its checksum is right, and yet this program has not packed it.
      if let action = replaced(&loaded).others.action(at: place) { return action }
      UnusableCache.endProgram()
    }
  }

  private func replaced(
    _ loaded: inout (rows: [Events.Row]?, others: OtherActions?)
  ) -> Contents {
    let contents = replacement()
    loaded = (contents.rows, contents.others)
    return contents
  }
}

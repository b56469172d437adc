internal import SpacedRepetition
internal import Synchronization

/// Events that stay in a file until one of them is asked for, and what is no answer of all events in
/// the file.
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
  private let load: @Sendable () -> Contents
  private let loaded = Mutex<Contents?>(nil)

  /// - Parameter load: gives as many rows and others as is said here, whatever has become of the
  ///   file.
  init(
    count: Int, otherCount: Int, lastDay: Day, load: @escaping @Sendable () -> Contents
  ) {
    self.count = count
    self.lastDay = lastDay
    self.otherCount = otherCount
    self.load = load
  }

  var contents: Contents {
    loaded.withLock { loaded in
      if let loaded { return loaded }
      let contents = load()
      loaded = contents
      return contents
    }
  }
}

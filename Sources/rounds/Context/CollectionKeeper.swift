import Collection
import Files

/// Keeps what was read of a collection: on disk for the next start, written in the background, and
/// at the prompt in memory for the next line.
@MainActor
final class CollectionKeeper {
  private var work: InBackground<Void, Never>?
  private var last: Collection?

  /// - Parameter isAtPrompt: Whether the same program will read the collection again.
  func keep(_ collection: Collection, isAtPrompt: Bool) {
    let isDue = collection.isSnapshotDue
    if isDue { work = InBackground { collection.keepSnapshot() } }
    if isAtPrompt { last = isDue ? collection.withSnapshotKept : collection }
  }

  /// The last reading of a collection, if any.
  func known(at place: CollectionPlace) -> Collection? {
    last.flatMap { $0.folder.path == place.folder.path ? $0 : nil }
  }

  /// Waits until the last snapshot is written.
  func finish() { work = nil }
}

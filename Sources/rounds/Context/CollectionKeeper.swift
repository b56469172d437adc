import Collection
import Files

/// Keeps what was read of a collection: on the disk for the next start, written beside what the
/// learner is doing, and at the prompt in memory for the next line.
@MainActor
final class CollectionKeeper {
  private var work: InBackground<Void, Never>?
  private var preparation: InBackground<Void, Never>?
  private var last: Collection?

  /// - Parameter isAtPrompt: Whether the same program will read the collection again.
  func keep(_ collection: Collection, isAtPrompt: Bool) {
    let isDue = collection.isSnapshotDue
    if isDue { work = InBackground { collection.keepSnapshot() } }
    if isAtPrompt { last = isDue ? collection.withSnapshotKept : collection }
  }

  /// Makes ready for answers what was read to be shown, while the first card is looked for.
  func prepare(_ collection: Collection) {
    preparation = InBackground { collection.prepareLooking() }
  }

  /// What was read last of a collection, if anything was.
  func known(at place: CollectionPlace) -> Collection? {
    last.flatMap { $0.folder.path == place.folder.path ? $0 : nil }
  }

  /// Returns when the last snapshot is written.
  func finish() {
    preparation = nil
    work = nil
  }
}

import Journal
import Study

/// Writes snapshots of collections beside what the learner is doing.
@MainActor
final class SnapshotKeeper {
  private var work: InBackground<Void, Never>?

  /// Begins to write the snapshot of a collection that was just opened, if there is need.
  func keep(_ collection: Collection) {
    guard collection.isSnapshotDue else { return }
    work = InBackground { collection.keepSnapshot() }
  }

  /// Returns when the last snapshot is written.
  func finish() { work = nil }
}

package import Collection
import Files
package import Journal

/// Repairs a collection after a disk failure, without deleting anything.
package struct Mending: Sendable {
  private let folder: CollectionFolder

  package init(_ folder: CollectionFolder) {
    self.folder = folder
  }

  /// Restores lost lines of journals from backups.
  ///
  /// - Returns: The journals that got any, by their paths within the collection, sorted.
  package func returnLostLines(holding writer: borrowing Writer) throws(BackupError) -> [String] {
    try BackupStore(folder).returnLostLines(holding: writer).sorted()
  }

  /// Moves damaged and repeated lines to files next to their journals.
  package func moveDamageAside(
    at now: Int, holding writer: borrowing Writer
  ) throws(BackupError) -> [DamagedLines.Moved] {
    do {
      return try DamagedLines.moveAside(in: folder.journal, at: now)
    } catch {
      throw .study(.journal(error))
    }
  }

  /// Records events that are lost for good, so that they are not reported again.
  package func noteLosses(holding writer: borrowing Writer) throws(BackupError) -> [LostEvents
    .Noted]
  {
    do {
      return try LostEvents.note(in: folder.journal)
    } catch {
      throw .study(.journal(error))
    }
  }

  /// What in the cache is no copy of anything: the machine's name, the decks as they were last seen,
  /// the lines typed at the prompt, when training was last looked at, what editors wrote that failed.
  private static let kept = ["device", "decks", "history", "edited", "optimized"]

  /// Deletes what the next start rebuilds.
  package func forgetWhatIsDerived() throws(BackupError) {
    try asBackupError { () throws(FileError) in
      guard FileSystem.isFolder(folder.cache) else { return }
      for name in try FileSystem.names(in: folder.cache) where !Self.kept.contains(name) {
        try FileSystem.removeFolder(FileSystem.join(folder.cache, name))
      }
    }
  }
}

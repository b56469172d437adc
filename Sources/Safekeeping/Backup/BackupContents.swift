internal import Collection
internal import Files

/// The files for a backup, as they are at one moment.
///
/// They can be copied while the collection is in use: journals only grow, so each is copied up to
/// its length at that moment; if any other file changes before the copy is finished, there is no
/// backup.
package struct BackupContents: Sendable {
  struct File: Sendable {
    /// The path within the collection.
    let path: RelativePath
    let stamp: FileStamp

    var isJournal: Bool { BackupFile.isJournal(path) }
  }

  let files: [File]

  /// A journal with events is longer than this.
  private static let emptyJournal = 200

  /// Whether there is anything to back up.
  var isWorthKeeping: Bool {
    files.contains { !$0.isJournal || $0.stamp.size > Self.emptyJournal }
  }

  /// The first file that has changed; nil if the files are a state that the collection had.
  func changedFile(in folder: CollectionFolder) -> String? {
    files.first { file in
      guard let path = try? folder.place(of: file.path), let now = try? FileStamp.ofFile(path)
      else { return true }
      return file.isJournal
        ? now.inode != file.stamp.inode || now.size < file.stamp.size : now != file.stamp
    }?.path.text
  }
}

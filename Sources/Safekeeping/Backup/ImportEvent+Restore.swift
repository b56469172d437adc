package import Journal

/// A restore is journaled as an import of the backup, so that undo reverts it.
extension ImportEvent {
  /// The source that a restore of a backup is journaled with.
  static func source(restoring backup: String) -> String { "backup \(backup)" }

  /// Whether it is the restore of a backup.
  package var isRestore: Bool {
    guard !isEdit, source.hasPrefix("backup ") else { return false }
    return Backup.day(of: String(source.dropFirst("backup ".count))) != nil
  }
}

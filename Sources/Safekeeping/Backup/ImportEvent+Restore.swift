package import Journal

/// A restore is journalled as an import of the backup, so that undo takes it back.
extension ImportEvent {
  /// What a restore of a backup names as its source.
  static func source(restoring backup: String) -> String { "backup \(backup)" }

  /// Whether a backup was restored.
  package var isRestore: Bool {
    guard !isEdit, source.hasPrefix("backup ") else { return false }
    return Backup.day(of: String(source.dropFirst("backup ".count))) != nil
  }
}

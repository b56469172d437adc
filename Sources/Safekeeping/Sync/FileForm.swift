internal import Journal

/// What a file has to be so that it stops no command: some files are more than text to the program.
enum FileForm {
  /// Whether a file has to have a form.
  static func isKnown(_ path: TreePath) -> Bool {
    SyncFiles.kind(of: path) == .journal || path == SyncFiles.settings || path == SyncFiles.exam
  }

  /// What keeps a file of a known form from being read; nil if nothing does.
  static func fault(in bytes: [UInt8], at path: TreePath) -> LeftOut.Reason? {
    if SyncFiles.kind(of: path) == .journal {
      return JournalLines.newerVersion(in: bytes).map { .newerFormat(version: $0) }
    }
    return SettingsMerge.settings(in: bytes) == nil ? .notJSON : nil
  }
}

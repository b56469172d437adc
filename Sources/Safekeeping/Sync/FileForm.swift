internal import Journal

/// The required forms of files, so that none makes a command fail: the program reads some files as
/// more than text.
enum FileForm {
  /// Whether a file must have a certain form.
  static func isKnown(_ path: TreePath) -> Bool {
    SyncFiles.kind(of: path) == .journal || path == SyncFiles.settings || path == SyncFiles.exam
  }

  /// The reason why a file of a known form cannot be read; nil if there is none.
  static func fault(in bytes: [UInt8], at path: TreePath) -> LeftOut.Reason? {
    if SyncFiles.kind(of: path) == .journal {
      return JournalLines.newerVersion(in: bytes).map { .newerFormat(version: $0) }
    }
    return SettingsMerge.settings(in: bytes) == nil ? .notJSON : nil
  }
}

internal import Collection
internal import Files
internal import Journal
internal import Text

/// Files and settings that differ on this machine from the repository, and stay different.
extension FolderFiles {
  /// Leaves out of the tree the files of which this machine keeps its own version.
  mutating func setOwnVersionsApart() throws(SyncError) {
    for path in own.files.sorted() where !scan.isLeftOut(path) {
      if present[path] == nil || synced[path] == nil || present[path] == synced[path]?.hash {
        own.remove(path)
        // If it deletes its own version, the machine takes the others'.
        if present[path] == nil, let entry = synced[path] {
          tree[path] = entry
          held.insert(path, since: nil)
        }
      } else {
        tree[path] = synced[path]
      }
    }
    try setOwnSettingsApart()
  }

  mutating func setOwnSettingsApart() throws(SyncError) {
    let path = SyncFiles.settings
    guard !own.settings.isEmpty, !own.files.contains(path), present[path] != nil,
      let entry = synced[path], let here = SettingsMerge.settings(in: try read(path)),
      case let text = try content(entry), let shared = SettingsMerge.settings(in: text)
    else { return }
    for key in own.settings
    where SettingsMerge.value(of: key, in: here) == SettingsMerge.value(of: key, in: shared) {
      own.remove(key)
    }
    let sent = SettingsMerge.taking(own.settings, from: shared, into: here)
    let bytes = SettingsMerge.text(of: sent, like: [text, try read(path)])
    tree[path] = FileTree.Entry(
      mode: entry.mode, hash: try git.keep(bytes), size: bytes.count)
  }

  mutating func keepOwn(_ path: TreePath) {
    own.insert(path)
    kept.append(path.text)
  }

  /// Records the differences that a merge has found, before anything of it is written.
  mutating func keepOwn(of merge: TreeMerge) throws(SyncError) {
    for path in merge.ownFiles.sorted() { keepOwn(path) }
    own.insert(merge.ownSettings)
    kept += merge.ownSettings.map { "\($0.joined(separator: ".")) in \(SyncFiles.settings.text)" }
      .sorted()
    try own.save()
  }

  /// A merged file in this machine's version.
  func local(_ bytes: [UInt8], at path: TreePath) throws(SyncError) -> [UInt8] {
    guard path == SyncFiles.settings, !own.settings.isEmpty, present[path] != nil,
      let shared = SettingsMerge.settings(in: bytes), case let text = try read(path),
      let here = SettingsMerge.settings(in: text)
    else { return bytes }
    return SettingsMerge.text(
      of: SettingsMerge.taking(own.settings, from: here, into: shared), like: [text, bytes])
  }

  func content(_ entry: FileTree.Entry) throws(SyncError) -> [UInt8] {
    try git.contents(of: [entry.hash])[entry.hash] ?? []
  }
}

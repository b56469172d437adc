/// The remote's files that a collection accepts, checked before any of them is written to disk.
struct Arrivals {
  /// The accepted files.
  private(set) var files = FileTree()
  /// The rejected files, with reasons.
  private(set) var leftOut: [LeftOut] = []
  /// Files that stay in the repository for the machine that sent them, and are not written here.
  private(set) var kept = FileTree()
  /// Paths at which the remote has something else, so that it says nothing about them.
  private var masked: [TreePath] = []

  /// - Parameters:
  ///   - here: The files of this machine.
  ///   - ignoresCase: Whether this machine's disk treats `A.md` and `a.md` as the same.
  init(_ remote: FileTree, here: FileTree, ignoresCase: Bool) {
    var names: [String: TreePath] = [:]
    if ignoresCase {
      for path in here.files.keys { names[path.folded] = path }
    }
    for (path, entry) in remote.files.sorted(by: { $0.key < $1.key }) {
      if let (place, reason) = Self.fault(of: path, entry) {
        // A file that is here in the same form is not new.
        if entry.isSame(as: here[path]) {
          masked.append(path)
          continue
        }
        refuse(place, reason, isDropped: true)
        // On a disk that ignores case, the folder has another name here, but its files still exist.
        if case .sameName(let name) = reason, !remote.has(TreePath(name)) {
          masked.append(TreePath(name))
        }
      } else if let size = entry.size, size > SyncFiles.limit(of: path) {
        leftOut.append(
          LeftOut(path, .tooLarge(bytes: size, limit: SyncFiles.limit(of: path)), isRemote: true))
        masked.append(path)
        kept[path] = entry
      } else if entry.isFile {
        if ignoresCase, let other = names.updateValue(path, forKey: path.folded), other != path {
          names[path.folded] = other
          leftOut.append(LeftOut(path, .sameName(other.text), isRemote: true))
          kept[path] = entry
        } else {
          files[path] = entry
        }
      } else {
        // It is not part of a collection: it stays for those who use it.
        kept[path] = entry
      }
    }
    files.files = files.files.filter { path, _ in !isMasked(path) }
  }

  /// Whether this machine's file at a path stays, whatever the remote has.
  func isMasked(_ path: TreePath) -> Bool {
    masked.contains { path == $0 || path.isWithin($0) }
  }

  /// Rejects a file because of its content.
  /// - Parameter isDropped: Whether the remote loses it because no machine can read it; otherwise
  ///   it stays there.
  mutating func leaveOut(_ path: TreePath, _ reason: LeftOut.Reason, isDropped: Bool) {
    if !isDropped { kept[path] = files[path] }
    files[path] = nil
    masked.append(path)
    leftOut.append(LeftOut(path, reason, isRemote: true, isDropped: isDropped))
  }

  private mutating func refuse(_ path: TreePath, _ reason: LeftOut.Reason, isDropped: Bool) {
    let part = LeftOut(path, reason, isRemote: true, isDropped: isDropped)
    if leftOut.last != part { leftOut.append(part) }
    masked.append(path)
  }

  /// Whether a file can be written into a collection.
  static func isSuitable(_ path: TreePath, _ entry: FileTree.Entry) -> Bool {
    entry.isFile && fault(of: path, entry) == nil
      && entry.size ?? 0 <= SyncFiles.limit(of: path)
  }

  /// The problem with a path or its entry: the path that is rejected with everything below it.
  private static func fault(
    of path: TreePath, _ entry: FileTree.Entry
  ) -> (TreePath, LeftOut.Reason)? {
    let names = path.components.map { TreePath.folded(String(decoding: $0, as: UTF8.self)) }
    if names.contains(where: { ["", ".", "..", ".git", "git~1"].contains($0) }) || !path.isText
      || names.contains(where: { $0.utf8.count > 255 })
    {
      return (path, .unsuitableName)
    }
    let folded = path.folded
    for own in SyncFiles.own where folded == own.text || folded.hasPrefix(own.text + "/") {
      return (path.top(own.components.count), .machinesOwn)
    }
    for file in SyncFiles.files where folded == file.text || folded.hasPrefix(file.text + "/") {
      let place = path.top(1)
      if place != file { return (place, .sameName(file.text)) }
      if path != file { return (file, .kind(expected: "file")) }
    }
    if let last = names.last, last == ".gitmodules" || (last == ".gitattributes" && names.count > 1)
    {
      return (path, .rules)
    }
    for folder in SyncFiles.folders
    where folded == folder.text || folded.hasPrefix(folder.text + "/") {
      let place = path.top(1)
      if place != folder { return (place, .sameName(folder.text)) }
      if path == folder { return (path, reason(entry, expected: "folder")) }
      if !entry.isFile { return (path, reason(entry, expected: "file")) }
    }
    if SyncFiles.files.contains(path), !entry.isFile {
      return (path, reason(entry, expected: "file"))
    }
    return nil
  }

  private static func reason(_ entry: FileTree.Entry, expected: String) -> LeftOut.Reason {
    switch entry.mode {
    case "120000": .link
    case "160000": .repository
    default: .kind(expected: expected)
    }
  }
}

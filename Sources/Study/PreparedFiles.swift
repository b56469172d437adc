import Journal

/// Files of a folder that are about to change: the new ones are written beside those that they
/// replace, so that nothing but renaming is left once the journal has decided.
struct PreparedFiles {
  let root: String
  /// The new content of each file; nil for one that is to go.
  let files: [String: [UInt8]?]

  private var removed: Set<String> { Set(files.filter { $0.value == nil }.keys) }

  private func path(_ relative: String) -> String { FileSystem.join(root, relative) }

  /// Fails where a file could not take its place.
  func prepare() throws(FileError) {
    let removed = removed
    for relative in removed where FileSystem.exists(path(relative)) {
      try AtomicFile.checkFolder(of: path(relative))
    }
    for (relative, content) in files.sorted(by: { $0.key < $1.key }) {
      guard let content else { continue }
      let path = path(relative)
      if FileSystem.isFolder(path), try !isLeftEmpty(relative, without: removed) {
        throw FileError.somethingIsInTheWay(path)
      }
      // Where a file that goes becomes a folder, only the renaming can tell.
      if try isBelowFile(relative, removed) { continue }
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.prepare(content, for: path)
    }
  }

  /// Removes what was prepared.
  func discard() {
    for (relative, content) in files where content != nil {
      AtomicFile.discard(for: path(relative))
      FileSystem.removeEmptyFolders(above: path(relative), upTo: root)
    }
  }

  /// Puts the files in their places; may be done again after it was cut off.
  func putInPlace() throws(FileError) {
    for relative in removed.sorted() where !FileSystem.isFolder(path(relative)) {
      try FileSystem.removeFileDurably(path(relative))
      FileSystem.removeEmptyFolders(above: path(relative), upTo: root)
    }
    for (relative, content) in files.sorted(by: { $0.key < $1.key }) {
      guard let content else { continue }
      let path = path(relative)
      FileSystem.removeEmptyFolders(path)
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.putInPlace(content, at: path)
    }
  }

  /// Whether a folder holds nothing but files that go.
  private func isLeftEmpty(
    _ folder: String, without removed: Set<String>
  ) throws(FileError) -> Bool {
    for name in try FileSystem.names(in: path(folder)) {
      let relative = FileSystem.join(folder, name)
      let isFolder = FileSystem.isFolder(path(relative))
      let goes =
        isFolder
        ? try isLeftEmpty(relative, without: removed) : removed.contains(relative)
      if !goes { return false }
    }
    return true
  }

  /// Whether a file that goes stands where a folder above a new file has to be.
  /// - Throws: An error if one that stays does.
  private func isBelowFile(
    _ relative: String, _ removed: Set<String>
  ) throws(FileError) -> Bool {
    var folder = relative
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      guard FileSystem.exists(path(folder)), !FileSystem.isFolder(path(folder)) else { continue }
      guard removed.contains(folder) else { throw .somethingIsInTheWay(path(folder)) }
      return true
    }
    return false
  }
}

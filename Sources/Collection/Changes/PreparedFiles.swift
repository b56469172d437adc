import Files

/// Files of a folder that are about to change: the new files are written next to the ones that they
/// replace, so that only renaming is left once the journal has decided.
struct PreparedFiles {
  let root: String
  /// The new content of each file; nil for a file to delete.
  let files: [RelativePath: [UInt8]?]

  private var removed: Set<RelativePath> { Set(files.filter { $0.value == nil }.keys) }

  private func path(_ relative: RelativePath) throws(FileError) -> String {
    try relative.path(in: root)
  }

  /// A file's path; nil if there is no such file, or if a file has taken the place of one of its
  /// folders.
  private func pathIfThere(_ relative: RelativePath) throws(FileError) -> String? {
    do throws(FileError) {
      let path = try path(relative)
      return FileSystem.exists(path) ? path : nil
    } catch {
      guard error.isOfOtherKind else { throw error }
      return nil
    }
  }

  /// A file's path, without checking that its folders exist.
  private func place(_ relative: RelativePath) -> String { FileSystem.join(root, relative.text) }

  /// Writes the new files; fails where one of them could not be put in place.
  func prepare() throws(FileError) {
    let removed = removed
    for relative in removed {
      guard let path = try pathIfThere(relative) else { continue }
      try AtomicFile.checkFolder(of: path)
    }
    for (relative, content) in files.sorted(by: { $0.key < $1.key }) {
      guard let content else { continue }
      // Where a file gives way to a folder, only renaming shows whether it works.
      if relative.folders.contains(where: { removed.contains($0) && !isFolder($0) }) { continue }
      let path = try path(relative)
      if FileSystem.isFolder(path), try !isLeftEmpty(relative, without: removed) {
        throw FileError.somethingIsInTheWay(path)
      }
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.prepare(content, for: path)
    }
  }

  /// Removes the prepared files.
  func discard() {
    for (relative, content) in files where content != nil {
      guard let path = try? path(relative) else { continue }
      AtomicFile.discard(for: path)
      FileSystem.removeEmptyFolders(above: path, upTo: root)
    }
  }

  /// Puts the files in their places; safe to repeat after an interruption.
  func putInPlace() throws(FileError) {
    for relative in removed.sorted() where !isFolder(relative) {
      guard let path = try pathIfThere(relative) else { continue }
      try FileSystem.removeFileDurably(path)
      FileSystem.removeEmptyFolders(above: path, upTo: root)
    }
    for (relative, content) in files.sorted(by: { $0.key < $1.key }) {
      guard let content else { continue }
      let path = try path(relative)
      FileSystem.removeEmptyFolders(path)
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.putInPlace(content, at: path)
    }
  }

  private func isFolder(_ relative: RelativePath) -> Bool { FileSystem.isFolder(place(relative)) }

  /// Whether a folder holds only files that are to be deleted.
  private func isLeftEmpty(
    _ folder: RelativePath, without removed: Set<RelativePath>
  ) throws(FileError) -> Bool {
    for name in try FileSystem.names(in: place(folder)) {
      let relative = folder.appending(try RelativePath(name))
      let goes =
        isFolder(relative)
        ? try isLeftEmpty(relative, without: removed) : removed.contains(relative)
      if !goes { return false }
    }
    return true
  }
}

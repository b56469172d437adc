internal import Collection
internal import Files
internal import Journal

/// The journals as they were when sync found another git operation in progress.
///
/// A rebase is ended by a hard reset, which removes what a journal has got since its last commit.
/// The next sync restores it from here.
struct KeptJournals {
  private static let name = "refs/rounds/journals"

  /// The kept files; empty if there are none.
  let files: FileTree

  init(_ git: Git) throws(SyncError) {
    let isThere = try git.ask("rev-parse", "--verify", "--quiet", Self.name).succeeded
    files = isThere ? try FileTree(of: Self.name, git) : FileTree()
  }

  /// Keeps the journals of a collection as they are.
  static func keep(_ folder: CollectionFolder, _ git: Git) throws(SyncError) {
    let before = try KeptJournals(git).files
    var tree = before
    for path in FolderScan(folder).files.keys.sorted() where SyncFiles.kind(of: path) == .journal {
      let bytes: [UInt8]
      do {
        bytes = try FileSystem.readFile(FileSystem.join(folder.path, path.text))
      } catch {
        throw .file(error)
      }
      let kept = try before[path].map { (entry) throws(SyncError) in
        try git.contents(of: [entry.hash])[entry.hash] ?? []
      }
      let whole = JournalLines.union(bytes, kept ?? [])
      tree[path] = FileTree.Entry(
        mode: FileTree.Entry.plainMode, hash: try git.keep(whole), size: whole.count)
    }
    let words = ["commit-tree", "-m", "Journals before something else", try tree.write(git)]
    try git.run("update-ref", name, try git.run(words).line)
  }

  /// Deletes the kept journals once they are committed.
  static func forget(_ git: Git) throws(SyncError) {
    _ = try git.ask("update-ref", "-d", name)
  }
}

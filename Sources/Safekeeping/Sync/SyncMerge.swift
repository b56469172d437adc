package import Collection
package import Text

extension CollectionSync {
  /// The result of a merge.
  package struct Merge: Hashable, Sendable {
    /// Whether anything new arrived.
    package internal(set) var isNews = false
    /// The decks that changed here, by their paths within the collection.
    package internal(set) var decks: [String] = []
    /// Files and settings that differ between here and elsewhere, and stay different.
    package internal(set) var kept: [String] = []
    /// Journals that lacked synced lines, and got them back.
    package internal(set) var mended: [String] = []
    /// Journals of which the remote lacked lines, which it gets back.
    package internal(set) var returned: [Returned] = []
    /// Decks that were changed in the same place here and elsewhere: the places of the marks. They
    /// are not synced until the learner has resolved them.
    package internal(set) var conflicts: [SourceLocation] = []
    /// Files kept in both versions, under two names.
    package internal(set) var aside: [Aside] = []
    /// The files that are not synced.
    package internal(set) var leftOut: [LeftOut] = []

    package init() {}

    /// Adds the results of an earlier merge of the same sync.
    package mutating func add(_ earlier: Merge) {
      isNews = isNews || earlier.isNews
      decks = Set(decks).union(earlier.decks).sorted()
      aside = earlier.aside + aside
      leftOut += earlier.leftOut.filter { !leftOut.contains($0) }
    }

    /// Whether the learner has nothing to do.
    package var isWhole: Bool { conflicts.isEmpty && aside.isEmpty && leftOut.isEmpty }
  }

  /// Lines of a journal that somebody has removed.
  package struct Returned: Hashable, Sendable {
    package let journal: String
    package let lines: Int
    /// The author of the commit.
    package let author: String
  }

  /// A file whose versions cannot be merged.
  package struct Aside: Hashable, Sendable {
    package let file: String
    /// The name of the other machine's version.
    package let other: String
  }

  /// Commits what is here, and merges what was fetched.
  ///
  /// Files are written before the repository records them: an interrupted merge is repeated, and
  /// never mistaken for a change by the learner.
  /// - Parameter writer: The right to write, which nobody else has in the meantime.
  package func merge(
    _ remote: Remote, holding writer: borrowing Writer
  ) throws(SyncError) -> Merge {
    try prepare(holding: writer)
    let theirs = try theirs(try branch())
    let sent = try theirs.map { (commit) throws(SyncError) in try FileTree(of: commit, git) }
    try resume(since: theirs)
    let head = try commit("HEAD")
    let isFirst = head == nil
    try SyncFiles.writeRules(in: folder, unlessIn: (isFirst ? sent : nil) ?? FileTree())
    var files = try FolderFiles(folder, git, synced: head, remote: sent ?? FileTree())
    var merge = Merge()
    let before = try commit(files, &merge)
    try KeptJournals.forget(git)
    merge.conflicts = files.conflicts
    if let theirs, let sent, try !isMerged(theirs, into: before) {
      merge.isNews = true
      try bring(theirs, sent, to: before, &files, &merge)
    }
    merge.leftOut = files.leftOut
    try refreshIndex()
    return merge
  }

  /// Commits the state of this machine.
  private func commit(
    _ files: FolderFiles, _ merge: inout Merge
  ) throws(SyncError) -> String {
    merge.mended = files.mended
    merge.kept = files.kept
    let head = try commit("HEAD")
    if let head, files.tree.isSame(as: files.synced) { return head }
    let tree = try files.tree.write(git)
    return try commit(tree, parents: [head].compactMap { $0 }, after: head, "What was learned")
  }

  private func isMerged(_ theirs: String, into head: String) throws(SyncError) -> Bool {
    try git.ask("merge-base", "--is-ancestor", theirs, head).succeeded
  }

  /// Merges what was fetched into the folder and the repository.
  private func bring(
    _ theirs: String, _ sent: FileTree, to head: String, _ files: inout FolderFiles,
    _ merge: inout Merge
  ) throws(SyncError) {
    let bases = try git.ask("merge-base", "--all", head, theirs).lines
    var trees: [FileTree] = []
    for base in bases { trees.append(try FileTree(of: base, git)) }
    let merged = try TreeMerge(
      files.tree, files.arrivals, since: trees, origin: try origin(of: bases), held: files.marked,
      git)
    merge.aside = merged.aside
    for (path, lines) in merged.returned {
      let author = try git.run("log", "-1", "--format=%an", theirs, "--", path.text).line
      merge.returned.append(Returned(journal: path.text, lines: lines, author: author))
    }
    let changed = try files.write(merged)
    merge.decks = changed.map(\.text).filter { $0.hasPrefix("decks/") }
    merge.conflicts = files.conflicts
    merge.kept = files.kept
    if bases == [head], merged.result.isSame(as: sent) {
      try moveBranch(to: theirs, after: head)
    } else {
      let tree = try merged.result.write(git)
      _ = try commit(tree, parents: [head, theirs], after: head, "What was learned elsewhere")
    }
  }

  private func origin(of commits: [String]) throws(SyncError) -> FileTree? {
    guard commits.count == 2 else { return nil }
    let origin = try git.ask("merge-base", commits[0], commits[1])
    return origin.succeeded ? try FileTree(of: origin.line, git) : nil
  }

  private func commit(
    _ tree: String, parents: [String], after head: String?, _ message: String
  ) throws(SyncError) -> String {
    let commit = try git.run(
      ["commit-tree", "-m", message, tree] + parents.flatMap { ["-p", $0] }
    ).line
    try moveBranch(to: commit, after: head)
    return commit
  }

  private func moveBranch(to commit: String, after head: String?) throws(SyncError) {
    let nothing = String(repeating: "0", count: commit.count)
    try git.run("update-ref", "-m", "rounds sync", "HEAD", commit, head ?? nothing)
  }

  /// Makes `git status` show what was not synced; sync itself needs no index.
  private func refreshIndex() throws(SyncError) {
    _ = try git.ask("read-tree", "HEAD")
    _ = try git.ask("update-index", "-q", "--refresh")
  }
}

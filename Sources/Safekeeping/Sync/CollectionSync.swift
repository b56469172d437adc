internal import Flashcards
internal import Journal
package import Study

/// A collection that several machines have, brought together by git.
///
/// ```swift
/// let sync = CollectionSync(folder, git)
/// let remote = try sync.connect(to: remote)
/// repeat {
///   try sync.fetch(remote)                    // may take long: nobody is kept from writing
///   try sync.merge(remote, holding: writer)   // short
/// } while try !sync.push(remote)              // another machine was quicker
/// ```
///
/// Journals never conflict: each machine appends to its own. Decks are merged by git.
package struct CollectionSync: Sendable {
  private let folder: CollectionFolder
  private let git: Git

  package init(_ folder: CollectionFolder, _ git: Git) {
    self.folder = folder
    self.git = git
  }

  /// What a merge has brought.
  package struct Merge: Hashable, Sendable {
    /// Whether anything came.
    package internal(set) var isNews = false
    /// The decks that changed here, by their paths within the collection.
    package internal(set) var decks: [String] = []
    /// Files that were changed here and elsewhere, of which this machine's version stays.
    package internal(set) var kept: [String] = []
    /// Journals that lacked lines which were synced before, and have them again.
    package internal(set) var mended: [String] = []
  }

  // MARK: Connecting

  /// Makes the folder a repository, if it is none, and gives the remote to sync with.
  ///
  /// - Parameter remote: The remote to sync with from now on, if it answers; nil for the one that is
  ///   known.
  package func connect(to remote: Remote?) throws(SyncError) -> Remote {
    let isNew = !FileSystem.exists(FileSystem.join(folder.path, ".git"))
    guard !isNew || remote != nil else { throw .noRemote }
    _ = try git.ask("--version")
    if isNew {
      try git.run("init", "--quiet")
      try git.run("symbolic-ref", "HEAD", "refs/heads/main")
    }
    let known = try git.ask("remote", "get-url", "origin")
    if let remote {
      try remote.makeIfEmpty(git)
      if known.line != remote.address {
        // What is mistyped takes no place, least of all that of the remote that works.
        let answer = try git.ask("ls-remote", "--quiet", "--", remote.address)
        guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
        let command = known.succeeded ? "set-url" : "add"
        try git.run("remote", command, "--", "origin", remote.address)
      }
      return remote
    }
    guard known.succeeded else { throw .noRemote }
    return try Remote(known.line) { path in
      path.hasPrefix("/") ? path : FileSystem.join(folder.path, path)
    }
  }

  /// Gets what other machines have sent. This is where the network is needed, and no lock.
  package func fetch(_ remote: Remote) throws(SyncError) {
    let answer = try git.ask("fetch", "--quiet", "--no-tags", "--prune", "origin")
    guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
  }

  /// How many events the remote does not have yet.
  package func unsent() throws(SyncError) -> Int {
    let theirs = try theirs(try branch()) ?? Self.emptyTree
    let counts = try git.run("diff", "--numstat", theirs, "HEAD", "--", "journal")
    return String(decoding: counts.bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { Int($0.prefix { $0 != "\t" }) }.reduce(0, +)
  }

  /// Git's name for a tree without files.
  private static let emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

  /// Sends what this machine has.
  ///
  /// - Returns: False if another machine has sent something in the meantime.
  package func push(_ remote: Remote) throws(SyncError) -> Bool {
    let branch = try branch()
    if try git.ask("rev-parse", "HEAD").line
      == git.ask("rev-parse", "--verify", "--quiet", tracked(branch)).line
    {
      return true
    }
    let answer = try git.ask("push", "--quiet", "origin", "HEAD:refs/heads/\(branch)")
    if answer.succeeded { return true }
    let isOvertaken = ["[rejected]", "fetch first", "cannot lock ref", "failed to update ref"]
      .contains { answer.errors.contains($0) }
    guard isOvertaken else { throw SyncError(of: remote, answer.errors) }
    return false
  }

  // MARK: Merging

  /// Keeps what is here, and merges what was fetched.
  ///
  /// - Parameter writer: The right to write, which nobody else has meanwhile.
  package func merge(
    _ remote: Remote, holding writer: borrowing Writer
  ) throws(SyncError) -> Merge {
    var merge = Merge()
    try SyncFiles(folder: folder).writeRules()
    if FileSystem.exists(FileSystem.join(folder.path, ".git/MERGE_HEAD")) {
      try settle(&merge)
    }
    merge.mended = try mendJournals()
    try commit()
    let branch = try branch()
    guard let theirs = try theirs(branch) else { return merge }
    let before = try git.run("rev-parse", "HEAD").line
    if try git.ask("merge-base", "--is-ancestor", theirs, "HEAD").succeeded { return merge }
    try refuseOwnFiles(theirs)
    let answer = try git.ask(
      "merge", "--quiet", "--no-edit", "--allow-unrelated-histories", theirs)
    if !answer.succeeded {
      guard FileSystem.exists(FileSystem.join(folder.path, ".git/MERGE_HEAD")) else {
        throw .git(command: "merge", said: Git.gist(answer.errors))
      }
      try settle(&merge)
    }
    merge.isNews = true
    let changed = try git.run("diff", "-z", "--name-only", before, "HEAD").names
    try makeDurable(changed)
    merge.decks = changed.filter { $0.hasPrefix("decks/") }
    return merge
  }

  private func branch() throws(SyncError) -> String {
    let branch = try git.run("symbolic-ref", "--short", "HEAD").line
    let remote = try git.run("for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/origin")
    let branches = String(decoding: remote.bytes, as: UTF8.self).split(separator: "\n")
      .map(String.init).filter { $0 != "HEAD" }
    if branches.isEmpty || branches.contains(branch) { return branch }
    // A repository that others have made may call its only branch otherwise.
    guard branches.count == 1 else { throw .noBranch(branch, branches: branches) }
    try git.run("branch", "-m", "--", branch, branches[0])
    return branches[0]
  }

  private func tracked(_ branch: String) -> String { "refs/remotes/origin/\(branch)" }

  /// The commit that was fetched; nil if the remote is empty.
  private func theirs(_ branch: String) throws(SyncError) -> String? {
    let answer = try git.ask("rev-parse", "--verify", "--quiet", tracked(branch))
    return answer.succeeded ? answer.line : nil
  }

  private func commit() throws(SyncError) {
    try git.run(
      ["rm", "-r", "--cached", "--quiet", "--ignore-unmatch", "--"] + SyncFiles.own)
    try git.run("add", "--all", "--", ".")
    let hasCommit = try git.ask("rev-parse", "--verify", "--quiet", "HEAD").succeeded
    if hasCommit, try git.ask("diff", "--cached", "--quiet").succeeded { return }
    try git.run("commit", "--quiet", "--allow-empty", "--message", "What was learnt")
  }

  private func refuseOwnFiles(_ commit: String) throws(SyncError) {
    let names = try git.run("ls-tree", "-r", "-z", "--name-only", commit).names
    let own = names.filter(SyncFiles.isOwn)
    guard own.isEmpty else { throw .ownFiles(own) }
  }

  // MARK: What git cannot merge

  /// Ends a merge in which files conflict, unless it is decks that do.
  private func settle(_ merge: inout Merge) throws(SyncError) {
    let names = try git.run("diff", "-z", "--name-only", "--diff-filter=U").names
    var places: [SourceLocation] = []
    for name in names {
      if name.hasPrefix("journal/") {
        let ours = try version(2, of: name) ?? []
        let theirs = try version(3, of: name) ?? []
        try write(JournalLines.union(ours, theirs), to: name)
      } else if name.hasPrefix("decks/") {
        if let line = try markedLine(in: name) {
          places.append(SourceLocation(file: name, line: line, column: 1))
          continue
        }
      } else {
        var kept = try version(2, of: name)
        if kept == nil { kept = try version(3, of: name) }
        if let kept { try write(kept, to: name) }
        merge.kept.append(name)
      }
      try git.run("add", "--all", "--", name)
    }
    guard places.isEmpty else { throw .conflicts(places) }
    try git.run("commit", "--quiet", "--no-edit")
  }

  /// Ours (2) or theirs (3) of a file that conflicts; nil where it was deleted.
  private func version(_ stage: Int, of name: String) throws(SyncError) -> [UInt8]? {
    let answer = try git.ask("cat-file", "blob", ":\(stage):\(name)")
    return answer.succeeded ? answer.bytes : nil
  }

  private func markedLine(in name: String) throws(SyncError) -> Int? {
    let path = FileSystem.join(folder.path, name)
    guard let bytes = try? FileSystem.readFile(path) else { return nil }
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .firstIndex { line in
        ["<<<<<<<", ">>>>>>>"].contains { line.starts(with: Array($0.utf8)) }
      }.map { $0 + 1 }
  }

  /// Gives journals back what was synced before and is not in them any more: a disk has failed, or
  /// somebody has shortened them.
  private func mendJournals() throws(SyncError) -> [String] {
    guard try git.ask("rev-parse", "--verify", "--quiet", "HEAD").succeeded else { return [] }
    var mended: [String] = []
    for name in try git.run("diff", "-z", "--name-only", "HEAD", "--", "journal").names
    where name.hasSuffix(".jsonl") {
      let known = try git.ask("cat-file", "blob", "HEAD:\(name)")
      guard known.succeeded else { continue }
      let path = FileSystem.join(folder.path, name)
      let now = FileSystem.exists(path) ? try read(path) : []
      let union = JournalLines.mended(now, by: known.bytes)
      guard union != now else { continue }
      try write(union, to: name)
      mended.append(name)
    }
    return mended
  }

  // MARK: Files

  /// Git writes files of its own carefully, and those of a folder not.
  private func makeDurable(_ names: [String]) throws(SyncError) {
    do throws(FileError) {
      var folders: Set<String> = []
      for path in names.map({ FileSystem.join(folder.path, $0) }) where FileSystem.exists(path) {
        try FileSystem.makeFileDurable(path)
        if let parent = FileSystem.parent(of: path) { folders.insert(parent) }
      }
      for folder in folders { try FileSystem.makeFolderDurable(folder) }
    } catch {
      throw .file(error)
    }
  }

  private func read(_ path: String) throws(SyncError) -> [UInt8] {
    do {
      return try FileSystem.readFile(path)
    } catch {
      throw .file(error)
    }
  }

  private func write(_ bytes: [UInt8], to name: String) throws(SyncError) {
    do throws(FileError) {
      let path = FileSystem.join(folder.path, name)
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
  }
}

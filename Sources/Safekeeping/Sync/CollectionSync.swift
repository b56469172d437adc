package import Collection
internal import Files
internal import Journal

/// A collection on several machines, synchronized by git.
///
/// ```swift
/// let sync = CollectionSync(folder, git)
/// try sync.prepare(holding: writer)
/// let remote = try sync.connect(to: remote)
/// repeat {
///   try sync.fetch(remote)                    // may take long: nobody is kept from writing
///   try sync.merge(remote, holding: writer)   // short
/// } while try !sync.push(remote)              // another machine was quicker
/// ```
///
/// Git stores and transfers the versions. This type decides what is synced and how two versions of
/// a file are merged: git itself adds, merges or checks out no file, so that neither settings nor
/// attributes nor the contents of a remote's tree make any difference.
///
/// Journals never conflict: each machine appends to its own. Decks are merged line by line.
package struct CollectionSync: Sendable {
  let folder: CollectionFolder
  let git: Git

  package init(_ folder: CollectionFolder, _ git: Git) {
    self.folder = folder
    self.git = git
  }

  // MARK: Connecting

  /// Repairs the repository after an interrupted sync, and checks that it is safe to use.
  package func prepare(holding writer: borrowing Writer) throws(SyncError) {
    guard hasRepository else { return }
    try refuseUnsafeSettings()
    let directory = try git.directory()
    let common = try git.run("rev-parse", "--git-common-dir").line
    let shared =
      common.hasPrefix("/") ? common : FileSystem.join(folder.path, common)
    try GitLocks(
      folder: folder.path, directories: directory == shared ? [directory] : [directory, shared]
    ).removeStale()
    if let activity = GitActivity.inProgress(directory) {
      try KeptJournals.keep(folder, git)
      throw .inTheMiddle(activity, folder: folder.path)
    }
  }

  /// Checks the configuration of the repository before git reads it and whatever it includes.
  func refuseUnsafeSettings() throws(SyncError) {
    if let entry = RepositoryEntry.outward(repository) { throw .strangeEntry(entry) }
    guard let place = UnsafeSetting.directory(at: repository) else { return }
    if let entry = RepositoryEntry.first(in: place) { throw .strangeEntry(entry) }
    if let setting = try UnsafeSetting.first(in: place, isRemote: false, git) {
      throw .unsafeSetting(setting, isRemote: false)
    }
  }

  var repository: String { FileSystem.join(folder.path, ".git") }

  /// Whether there is a repository whose creation was not interrupted.
  var hasRepository: Bool {
    guard FileSystem.isFolder(repository) else { return FileSystem.exists(repository) }
    return ["HEAD", "config", "objects", "refs"].allSatisfy {
      FileSystem.exists(FileSystem.join(repository, $0))
    }
  }

  /// Turns the folder into a repository if it is not one, and returns the remote to sync with.
  ///
  /// - Parameters:
  ///   - remote: The remote to sync with from now on, if it answers; nil for the known one.
  ///   - create: Whether to create a missing folder.
  package func connect(to remote: Remote?, create: Bool = false) throws(SyncError) -> Remote {
    let isNew = !hasRepository
    guard !isNew || remote != nil else { throw .noRemote }
    guard try git.ask(["--version"], isElsewhere: true).succeeded else { throw .noGit }
    try remote?.refuseWithin(folder.path)
    // If the folder is missing, or not a folder, nothing may change here.
    try remote?.makeIfEmpty(git, create: create)
    if isNew { try makeRepository() }
    try refuseUnsafeSettings()
    let git = isNew ? git.reread() : git
    let known = try git.ask("config", "--local", "--get", "remote.origin.url")
    guard remote != nil || known.succeeded else { throw .noRemote }
    let remote = if let remote { remote } else { try knownRemote(known.line) }
    try remote.refuseWithin(folder.path)
    if remote.isPath, !FileSystem.exists(remote.address) { throw .folderIsGone(remote.address) }
    try remote.refuseUnsafeSettings(git)
    if !known.succeeded || known.line != remote.address {
      // A mistyped remote must not replace a working one.
      let options = try git.options(to: remote, for: "upload-pack")
      let answer = try git.ask(["ls-remote", "--quiet"] + options + ["--", remote.address])
      guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
      try git.run("config", "--local", "remote.origin.url", remote.address)
      try git.run("config", "--local", "remote.origin.fetch", Self.refspec)
    }
    return remote
  }

  func makeRepository() throws(SyncError) {
    let words = ["init", "--quiet", "--template=", "--initial-branch=main", "--", folder.path]
    let answer = try git.ask(words, isElsewhere: true)
    guard answer.succeeded else { throw .git(command: "init", said: GitText.gist(answer.errors)) }
  }

  private static let refspec = "+refs/heads/*:refs/remotes/origin/*"

  private func knownRemote(_ address: String) throws(SyncError) -> Remote {
    try Remote(address) { path in
      path.hasPrefix("/") ? path : FileSystem.join(folder.path, path)
    }
  }

  // MARK: Fetching and pushing

  /// Fetches what other machines have sent. This needs the network, and no lock.
  package func fetch(_ remote: Remote) throws(SyncError) {
    let options =
      ["--quiet", "--no-tags", "--prune", "--update-shallow", "--no-write-fetch-head"]
      + (try git.options(to: remote, for: "upload-pack"))
    let words = ["fetch"] + options + ["--", remote.address, Self.refspec]
    var answer = try git.ask(words)
    // If another sync of the same collection fetches too, one of them has to wait.
    for _ in 0..<3 where answer.errors.contains("cannot lock ref") { answer = try git.ask(words) }
    guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
    let branches = try remoteBranches()
    if branches.count > 1, !branches.contains(try git.ask("symbolic-ref", "--short", "HEAD").line) {
      try noteMainBranch(of: remote)
    }
  }

  /// Records the main branch of a remote.
  private func noteMainBranch(of remote: Remote) throws(SyncError) {
    let options = try git.options(to: remote, for: "upload-pack")
    let answer = try git.ask(
      ["ls-remote", "--quiet", "--symref"] + options + ["--", remote.address, "HEAD"])
    let start = "ref: refs/heads/"
    guard let line = answer.lines.first(where: { $0.hasPrefix(start) }) else { return }
    let branch = line.dropFirst(start.count).prefix { $0 != "\t" }
    _ = try git.ask(
      "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/\(branch)")
  }

  /// The number of events that the remote does not have yet.
  package func unsent() throws(SyncError) -> Int {
    guard let head = try commit("HEAD") else { return 0 }
    let theirs = try theirs(try branch())
    let sent = try theirs.map { (theirs) throws(SyncError) in try FileTree(of: theirs, git) }
    var count = 0
    for (path, entry) in try FileTree(of: head, git).files
    where SyncFiles.kind(of: path) == .journal && sent?[path]?.hash != entry.hash {
      let hashes = [entry.hash, sent?[path]?.hash].compactMap { $0 }
      let contents = try git.contents(of: hashes)
      let known = sent?[path].flatMap { contents[$0.hash] } ?? []
      count += JournalLines.news(in: contents[entry.hash] ?? [], since: known)
    }
    return count
  }

  /// Sends what this machine has.
  ///
  /// - Returns: False if another machine has sent something in the meantime.
  package func push(_ remote: Remote) throws(SyncError) -> Bool {
    let branch = try branch()
    let head = try git.run("rev-parse", "HEAD").line
    if try head == theirs(branch) { return true }
    let options =
      ["--quiet", "--no-verify", "--no-signed"]
      + (try git.options(to: remote, for: "receive-pack"))
    let answer = try git.ask(
      ["push"] + options + ["--", remote.address, "\(head):refs/heads/\(branch)"])
    if answer.succeeded {
      try git.run("update-ref", tracked(branch), head)
      return true
    }
    let isOvertaken = [
      "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref",
    ]
    .contains { answer.errors.contains($0) }
    guard isOvertaken, !answer.errors.contains("File exists") else {
      throw SyncError(of: remote, answer.errors)
    }
    return false
  }

  // MARK: Branches and commits

  /// The synced branch, which is the one that is checked out.
  func branch() throws(SyncError) -> String {
    let recorded = try git.ask("config", "--local", "--get", "rounds.branch").line
    let synced = try hasBranch(recorded) ? recorded : nil
    let branches = try remoteBranches()
    let head = try git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
    guard head.succeeded else {
      throw .noBranchCheckedOut(
        synced: synced ?? branches.first ?? "main", folder: folder.path)
    }
    let branch = head.line
    if let synced, synced != branch {
      throw .otherBranch(branch, synced: synced, folder: folder.path)
    }
    if branches.isEmpty || branches.contains(branch) {
      if recorded != branch { try git.run("config", "--local", "rounds.branch", branch) }
      return branch
    }
    // In a repository made by others, the branch may have another name.
    let main = try git.ask("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD").line
      .split(separator: "/", maxSplits: 3).last.map(String.init)
    guard let name = branches.count == 1 ? branches[0] : main, branches.contains(name) else {
      throw .noBranch(branch, branches: branches)
    }
    if try hasBranch(name) { throw .otherBranch(branch, synced: name, folder: folder.path) }
    if try commit("HEAD") == nil {
      try git.run("symbolic-ref", "HEAD", "refs/heads/\(name)")
    } else {
      try git.run("branch", "-m", "--", branch, name)
    }
    try git.run("config", "--local", "rounds.branch", name)
    return name
  }

  private func hasBranch(_ name: String) throws(SyncError) -> Bool {
    if name.isEmpty { return false }
    return try commit("refs/heads/\(name)") != nil
  }

  private func remoteBranches() throws(SyncError) -> [String] {
    try git.run("for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/origin").lines
      .filter { $0 != "HEAD" }
  }

  private func tracked(_ branch: String) -> String { "refs/remotes/origin/\(branch)" }

  /// The fetched commit; nil if the remote is empty.
  func theirs(_ branch: String) throws(SyncError) -> String? { try commit(tracked(branch)) }

  /// The commit that a name refers to.
  func commit(_ name: String) throws(SyncError) -> String? {
    let answer = try git.ask("rev-parse", "--verify", "--quiet", "\(name)^{commit}")
    return answer.succeeded ? answer.line : nil
  }
}

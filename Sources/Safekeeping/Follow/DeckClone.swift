package import Collection
internal import Files

/// This machine's copy of a repository of decks that others keep.
///
/// It is a repository of its own in `.cache`, which is never synced and may be deleted at any time:
/// a machine that learns by sync what is followed fetches for itself. Git runs as for sync: without
/// hooks, filters and programs of the remote, and with nothing checked out.
package struct DeckClone: Sendable {
  /// What was fetched.
  package struct Version: Sendable {
    package let commit: String
    package let branch: String
    package let decks: DeckFiles
    /// The decks that the commit taken last had, and this one has no more.
    package let deleted: [String]
    /// Whether the commit taken last is no longer part of the history.
    package let isRewritten: Bool
  }

  private let collection: CollectionFolder
  private let name: String
  private let environment: [String: String]
  private let mayAsk: Bool

  /// - Parameters:
  ///   - name: The name under which the decks are followed.
  ///   - mayAsk: Whether git may ask the user for a password.
  package init(
    of name: String, in collection: CollectionFolder, environment: [String: String], mayAsk: Bool
  ) {
    self.collection = collection
    self.name = name
    self.environment = environment
    self.mayAsk = mayAsk
  }

  /// Fetches a branch and reads its decks.
  /// - Parameters:
  ///   - branch: The branch; nil for the repository's main one.
  ///   - last: The commit that was taken last.
  package func fetch(
    _ remote: Remote, branch: String?, since last: String?
  ) throws(FollowError) -> Version {
    guard !remote.hasSecret else { throw .hasSecret(remote) }
    let git = try asking { () throws(SyncError) in
      try remote.refuseWithin(collection.path)
      if remote.isPath, !FileSystem.exists(remote.address) { throw .noFolder(remote.address) }
      return try repository()
    }
    let options = try asking { () throws(SyncError) in
      try remote.refuseUnsafeSettings(git)
      return try git.options(to: remote, for: "upload-pack")
    }
    let branch = try chosen(branch, remote, git, options)
    return try version(remote, branch, since: last, git, options)
  }

  /// Removes the copy.
  package func remove() {
    if let folder = try? folder() { try? FileSystem.removeFolder(folder) }
  }

  private func asking<Value>(
    _ body: () throws(SyncError) -> Value
  ) throws(FollowError) -> Value {
    do throws(SyncError) {
      return try body()
    } catch {
      throw .sync(error)
    }
  }

  // MARK: The repository

  /// Its folder, with no link on the way to it.
  private func folder() throws(FileError) -> String {
    let sum = CRC32C.checksum(Array(name.utf8))
    return try RelativePath(".cache/followed/\(String(sum, radix: 16))").path(in: collection.path)
  }

  /// Git for the copy, which is made if it is missing, damaged, or not as we make it.
  private func repository() throws(SyncError) -> Git {
    let folder: String
    do throws(FileError) {
      folder = try self.folder()
      try FileSystem.makeFolder(folder)
    } catch {
      throw .file(error)
    }
    var git = Git(folder: folder, machine: "follower", environment: environment, mayAsk: mayAsk)
    let repository = FileSystem.join(folder, ".git")
    if FileSystem.exists(repository) || FileSystem.isLink(repository) {
      if try isSound(repository, git) { return git }
      do throws(FileError) {
        try FileSystem.removeFolder(folder)
        try FileSystem.makeFolder(folder)
      } catch {
        throw .file(error)
      }
    }
    let words = ["init", "--quiet", "--template=", "--initial-branch=main", "--", folder]
    let answer = try git.ask(words, isElsewhere: true)
    guard answer.succeeded else { throw .git(command: "init", said: GitText.gist(answer.errors)) }
    git = git.reread()
    return git
  }

  private func isSound(_ repository: String, _ git: Git) throws(SyncError) -> Bool {
    guard FileKind.of(repository) == .folder, RepositoryEntry.outward(repository) == nil,
      RepositoryEntry.first(in: repository) == nil,
      try UnsafeSetting.first(in: repository, isRemote: false, git) == nil
    else { return false }
    return try git.ask("rev-parse", "--git-dir").succeeded
  }

  // MARK: Fetching

  /// The wanted branch, or the main one.
  private func chosen(
    _ branch: String?, _ remote: Remote, _ git: Git, _ options: [String]
  ) throws(FollowError) -> String {
    let lines = try asking { () throws(SyncError) in
      let answer = try git.ask(
        ["ls-remote", "--quiet", "--symref"] + options
          + ["--", remote.address, "HEAD", "refs/heads/*"])
      guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
      return answer.lines
    }
    var heads: [String: String] = [:]
    var main: String?
    for line in lines {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 2 else { continue }
      if parts[1] == "HEAD", parts[0].hasPrefix("ref: refs/heads/") {
        main = String(parts[0].dropFirst("ref: refs/heads/".count))
      } else if parts[1].hasPrefix("refs/heads/") {
        heads[String(parts[1].dropFirst("refs/heads/".count))] = parts[0]
      }
    }
    guard !heads.isEmpty else { throw .empty(remote) }
    let names = heads.keys.sorted()
    let wanted = branch ?? [main, "main", "master"].compactMap(\.self).first { heads[$0] != nil }
    guard let wanted = wanted ?? names.first, heads[wanted] != nil else {
      throw .noBranch(branch ?? "main", of: remote, name: branch.map { _ in name }, branches: names)
    }
    return wanted
  }

  private static let tracked = "refs/heads/followed"

  private func version(
    _ remote: Remote, _ branch: String, since last: String?, _ git: Git, _ options: [String]
  ) throws(FollowError) -> Version {
    let (commit, tree) = try asking { () throws(SyncError) in
      // The branch is the repository's, and its name may have any shape that git allows.
      let words =
        ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--update-shallow"] + options
        + ["--", remote.address, "+refs/heads/\(branch):\(Self.tracked)"]
      let answer = try git.ask(words)
      guard answer.succeeded else { throw SyncError(of: remote, answer.errors) }
      let commit = try git.run("rev-parse", "--verify", "\(Self.tracked)^{commit}").line
      return (commit, try FileTree(of: commit, git))
    }
    let decks = try DeckFiles(of: tree, git)
    let (deleted, isRewritten) = try asking { () throws(SyncError) in
      try changes(since: last, to: commit, git)
    }
    return Version(
      commit: commit, branch: branch, decks: decks, deleted: deleted, isRewritten: isRewritten)
  }

  /// What only the history says: deleted decks, and whether it was rewritten.
  private func changes(
    since last: String?, to commit: String, _ git: Git
  ) throws(SyncError) -> (deleted: [String], isRewritten: Bool) {
    guard let last, last != commit else { return ([], false) }
    guard try git.ask("cat-file", "-e", "\(last)^{commit}").succeeded else { return ([], true) }
    let gone = try git.run(
      "diff-tree", "-r", "-z", "-M", "--diff-filter=D", "--name-only", "--no-ext-diff",
      "--no-textconv", last, commit)
    let decks = gone.names.filter {
      $0.lowercased().hasSuffix(".md") || $0.lowercased().hasSuffix(".markdown")
    }
    let isPart = try git.ask("merge-base", "--is-ancestor", last, commit)
    return (decks, isPart.ending == .exited(1))
  }
}

extension Remote {
  /// Whether the address has something in it that is not shown.
  var hasSecret: Bool { shown != address }
}

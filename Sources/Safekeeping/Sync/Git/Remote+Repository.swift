internal import Files

extension Remote {
  /// Creates a repository in a folder that is empty or does not exist yet.
  ///
  /// - Parameter create: Whether the folder may be created too: a mistyped name would create one.
  func makeIfEmpty(_ git: Git, create: Bool) throws(SyncError) {
    guard isPath else { return }
    let isThere = FileSystem.exists(address)
    guard FileSystem.isFolder(address) || !isThere else { throw .unsuitableRemote(address) }
    guard isThere || create else { throw .noFolder(address) }
    let names = isThere ? try? FileSystem.names(in: address) : []
    let isBesideSomething = FileSystem.parent(of: address).map { FileSystem.isFolder($0) } ?? false
    guard names == [] else {
      let isRepository = !UnsafeSetting.directories(of: address).isEmpty
      if names != nil, !isRepository { throw .notEmpty(address) }
      return
    }
    guard isBesideSomething else { throw .noParent(FileSystem.parent(of: address) ?? address) }
    let words = [
      "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "--", address,
    ]
    let answer = try git.ask(words, isElsewhere: true)
    guard answer.succeeded else { throw .git(command: "init", said: GitText.gist(answer.errors)) }
  }

  /// Throws for a repository within the collection, which would contain itself.
  func refuseWithin(_ collection: String) throws(SyncError) {
    guard let folder = Self.folder(at: address) else { return }
    var path = folder
    // A missing path is located by its parent folder.
    while !FileSystem.exists(path), let parent = FileSystem.parent(of: path) { path = parent }
    let (place, root) = (GitLocks.resolved(path), GitLocks.resolved(collection))
    if place == root || place.hasPrefix(root + "/") { throw .withinCollection(folder) }
  }

  /// Throws for a repository on this machine whose configuration could make git run a program.
  func refuseUnsafeSettings(_ git: Git) throws(SyncError) {
    let target = try git.run("ls-remote", "--get-url", "--", address).line
    guard let folder = Self.folder(at: target) else { return }
    if let entry = RepositoryEntry.first(ofRemote: folder) { throw .strangeEntry(entry) }
    for directory in UnsafeSetting.directories(of: folder) {
      if let setting = try UnsafeSetting.first(in: directory, isRemote: true, git) {
        throw .unsafeSetting(setting, isRemote: true)
      }
    }
  }
}

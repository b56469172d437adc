internal import Files

extension Remote {
  /// Makes a repository of a folder that is empty, or of one that is not there yet.
  ///
  /// - Parameter create: Whether the folder may be made, too: a name that is mistyped would make one.
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

  /// Refuses a repository within a collection, which would hold itself.
  func refuseWithin(_ collection: String) throws(SyncError) {
    guard let folder = Self.folder(at: address) else { return }
    var path = folder
    // What is not there yet is where the folder above it is.
    while !FileSystem.exists(path), let parent = FileSystem.parent(of: path) { path = parent }
    let (place, root) = (GitLocks.resolved(path), GitLocks.resolved(collection))
    if place == root || place.hasPrefix(root + "/") { throw .withinCollection(folder) }
  }

  /// Refuses a repository on this machine whose configuration could make git run a program.
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

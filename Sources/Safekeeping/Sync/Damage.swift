package import Collection
internal import Files

/// Recovery from a repository damaged by a power failure or a disk.
///
/// It contains nothing that is not in the folder or at the remote, except for commits of syncs that
/// could not reach the remote, and the folder has those changes too. So it is replaced with a new
/// one.
extension CollectionSync {
  /// Replaces a damaged repository with a new one that has the same remote.
  ///
  /// - Parameters:
  ///   - writer: The right to write, which nobody else has in the meantime.
  ///   - remote: The remote that the learner has named, if any.
  ///   - error: The error of a failed sync; nil before the first sync, when only damage that shows
  ///     without reading everything is detected.
  /// - Returns: Where the damaged one is now; nil if it is intact.
  package func replaceDamaged(
    holding writer: borrowing Writer, connecting remote: Remote?, after error: SyncError? = nil
  ) throws(SyncError) -> String? {
    // A link, or the repository of a work tree, belongs to somebody else.
    guard FileKind.of(repository) == .folder else { return nil }
    if let entry = RepositoryEntry.outward(repository) ?? RepositoryEntry.first(in: repository) {
      throw .strangeEntry(entry)
    }
    guard try error == nil ? Damage.shows(in: repository) : isDamaged(error) else { return nil }
    let known = try setting("remote.origin.url", in: repository)
    guard known != nil || (remote != nil && hasRepository) else { return nil }
    if try isReadable(FileSystem.join(repository, "config")) { try refuseUnsafeSettings() }
    var number = 1
    while FileSystem.exists(repository + ".damaged-\(number)") { number += 1 }
    let aside = repository + ".damaged-\(number)"
    do throws(FileError) {
      try FileSystem.rename(repository, to: aside)
    } catch {
      throw .file(error)
    }
    try makeRepository()
    try takeOver(from: aside)
    return aside
  }

  private func isDamaged(_ error: SyncError?) throws(SyncError) -> Bool {
    guard let error, error.mayComeOfDamage else { return false }
    if Damage.shows(in: repository) { return true }
    // The remote may be the damaged one, so only this one is checked.
    let answer = try git.ask("fsck", "--full", "--no-dangling", "--no-progress")
    return !answer.succeeded
      && Damage.isTold(by: answer.errors + String(decoding: answer.bytes, as: UTF8.self))
  }

  /// Whether git can read a settings file.
  private func isReadable(_ file: String) throws(SyncError) -> Bool {
    try git.ask(["config", "--file", file, "--list"], isElsewhere: true).succeeded
  }

  private func setting(_ name: String, in directory: String) throws(SyncError) -> String? {
    let words = ["config", "--file", FileSystem.join(directory, "config"), "--get", name]
    let answer = try git.ask(words, isElsewhere: true)
    return answer.succeeded && !answer.line.isEmpty ? answer.line : nil
  }

  /// Copies everything except commits from a damaged repository to a new one.
  private func takeOver(from aside: String) throws(SyncError) {
    let hasSettings = try isReadable(FileSystem.join(aside, "config"))
    do throws(FileError) {
      for name in (hasSettings ? ["config"] : []) + [HeldFiles.fileName, OwnVersions.fileName] {
        let path = FileSystem.join(aside, name)
        guard FileSystem.exists(path) else { continue }
        let bytes = try FileSystem.readFile(path)
        try AtomicFile.write(bytes, to: FileSystem.join(repository, name))
      }
      let info = FileSystem.join(repository, "info")
      try FileSystem.makeFolder(info)
      try AtomicFile.write(
        Array("/.git.damaged-*\n".utf8), to: FileSystem.join(info, "exclude"))
    } catch {
      throw .file(error)
    }
    if let branch = try setting("rounds.branch", in: aside) {
      try git.run("symbolic-ref", "HEAD", "refs/heads/\(branch)")
    }
    let commits = Damage.commits(in: aside)
    try git.run("config", "--local", "rounds.synced", commits.joined(separator: " "))
  }

  /// Starts the branch of a new repository where the damaged one had last synced, as far as the
  /// remote has it, to distinguish what has changed since then.
  func resume(since theirs: String?) throws(SyncError) {
    let noted = try git.ask("config", "--local", "--get", "rounds.synced")
    guard noted.succeeded else { return }
    if let theirs, try commit("HEAD") == nil {
      for name in noted.line.split(separator: " ").map(String.init) {
        guard let commit = try commit(name),
          try git.ask("merge-base", "--is-ancestor", commit, theirs).succeeded
        else { continue }
        try git.run("update-ref", "-m", "rounds sync", "HEAD", commit)
        break
      }
    }
    try git.run("config", "--local", "--unset-all", "rounds.synced")
  }
}

extension SyncError {
  /// Whether git's error could be due to a damaged repository.
  package var mayComeOfDamage: Bool {
    switch self {
    case .git, .failed, .refused: true
    default: false
    }
  }
}

/// The signs of damage in a repository.
enum Damage {
  /// Whether a file that is never empty is empty, as happens to newly written files in a power
  /// failure.
  static func shows(in directory: String) -> Bool {
    guard FileSystem.exists(FileSystem.join(directory, "config")) else { return false }
    guard text(FileSystem.join(directory, "HEAD")).map(isReference) ?? false,
      ["objects", "refs"].allSatisfy({ FileSystem.isFolder(FileSystem.join(directory, $0)) })
    else { return true }
    let isTable = FileSystem.isFolder(FileSystem.join(directory, "reftable"))
    return !isTable && hasBrokenReference(FileSystem.join(directory, "refs"))
      || hasEmptyObject(FileSystem.join(directory, "objects"))
  }

  /// Whether git's message reports that a repository lacks something.
  static func isTold(by words: String) -> Bool {
    [
      "bad object", "corrupt", "missing ", "is empty", "invalid sha1 pointer", "broken link",
      "not a git repository", "unable to read", "unable to unpack", "cannot be accessed",
      "hash mismatch", "bad config", "bad tree", "does not point to a valid object", "inflate",
    ].contains { words.contains($0) }
  }

  /// The previous commits of a repository, latest first.
  static func commits(in directory: String) -> [String] {
    var names: [String] = []
    for path in ["logs/HEAD", "logs/refs/heads/main", "logs/refs/remotes/origin/main"] {
      guard let log = text(FileSystem.join(directory, path)) else { continue }
      // A line begins with the old and the new commit.
      names += log.split(separator: "\n").suffix(20).reversed().compactMap {
        $0.split(separator: " ").dropFirst().first.map(String.init)
      }
    }
    var known: Set<String> = []
    return names.filter { isName($0) && known.insert($0).inserted }
  }

  private static func hasBrokenReference(_ folder: String) -> Bool {
    ((try? FileSystem.names(in: folder)) ?? []).contains { name in
      let path = FileSystem.join(folder, name)
      if FileSystem.isFolder(path) { return hasBrokenReference(path) }
      guard !name.hasSuffix(".lock") else { return false }
      return !(text(path).map(isReference) ?? true)
    }
  }

  private static func hasEmptyObject(_ folder: String) -> Bool {
    for name in (try? FileSystem.names(in: folder)) ?? []
    where name == "pack" || (name.utf8.count == 2 && name.allSatisfy(\.isHexDigit)) {
      let inner = FileSystem.join(folder, name)
      for file in (try? FileSystem.names(in: inner)) ?? []
      where name == "pack" ? file.hasSuffix(".pack") || file.hasSuffix(".idx") : isRest(file) {
        if (try? FileStamp.ofFile(FileSystem.join(inner, file)))??.size == 0 { return true }
      }
    }
    return false
  }

  private static func isReference(_ text: String) -> Bool {
    let line = text.prefix { $0 != "\n" }
    return line.hasPrefix("ref: refs/") || isName(String(line))
  }

  private static func isName(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count) && text.allSatisfy(\.isHexDigit)
      && text.contains { $0 != "0" }
  }

  private static func isRest(_ name: String) -> Bool {
    [38, 62].contains(name.utf8.count) && name.allSatisfy(\.isHexDigit)
  }

  private static func text(_ path: String) -> String? {
    (try? FileSystem.readFile(path)).map { String(decoding: $0, as: UTF8.self) }
  }
}

internal import Files

/// An entry in a repository on this machine that git must not touch: git would wait for pipes
/// forever, and write through symbolic and hard links into files elsewhere.
///
/// Git makes none of these itself, except hard links among its objects, which it only reads.
package struct RepositoryEntry: Hashable, Sendable {
  /// The kind of entry.
  package enum Kind: String, Sendable {
    case link = "a symbolic link"
    case otherName = "a file with another name elsewhere (a hard link)"
    case other = "a pipe or a device"
    case elsewhere = "a file that leads to the repository of another folder"
  }

  package let path: String
  package let kind: Kind

  /// The first such entry in a repository.
  /// - Parameter directory: Git's directory.
  static func first(in directory: String) -> RepositoryEntry? {
    first(in: directory, isTop: true, isObjects: false)
  }

  /// Folders that contain files of git's own, which it does not touch here.
  private static let passedOver: Set = ["hooks", "modules", "lfs", "annex"]

  private static func first(in folder: String, isTop: Bool, isObjects: Bool) -> RepositoryEntry? {
    for name in (try? FileSystem.names(in: folder)) ?? []
    where !(isTop && passedOver.contains(name)) {
      let path = FileSystem.join(folder, name)
      if let entry = fault(at: path, mayHaveOtherNames: isObjects) { return entry }
      guard FileKind.of(path) == .folder else { continue }
      let isObjects = isObjects || (isTop && name == "objects")
      if let entry = first(in: path, isTop: false, isObjects: isObjects) { return entry }
    }
    return nil
  }

  private static func fault(at path: String, mayHaveOtherNames: Bool) -> RepositoryEntry? {
    switch FileKind.of(path) {
    case .link: RepositoryEntry(path: path, kind: .link)
    case .other: RepositoryEntry(path: path, kind: .other)
    case .file where !mayHaveOtherNames && FileSystem.hasOtherNames(path):
      RepositoryEntry(path: path, kind: .otherName)
    default: nil
    }
  }

  /// The collection's `.git` if it is not a folder of its own: whoever has filled a collection may
  /// have made it lead to one of the learner's repositories. A work tree's `.git` may lead to a
  /// place that refers back to it.
  static func outward(_ repository: String) -> RepositoryEntry? {
    switch FileKind.of(repository) {
    case nil: return nil
    case .folder: return shared(repository)
    case .link: return RepositoryEntry(path: repository, kind: .link)
    case .other: return RepositoryEntry(path: repository, kind: .other)
    case .file:
      guard let place = UnsafeSetting.directory(at: repository),
        let bytes = try? FileSystem.readFile(FileSystem.join(place, "gitdir"), in: 0..<4096),
        String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) == repository
      else { return RepositoryEntry(path: repository, kind: .elsewhere) }
      return nil
    }
  }

  /// The file by which a repository shares the branches of another one.
  static func shared(_ directory: String) -> RepositoryEntry? {
    let path = FileSystem.join(directory, "commondir")
    return FileSystem.exists(path) ? RepositoryEntry(path: path, kind: .elsewhere) : nil
  }

  /// The first such entry in a remote on this machine, or on the way from its folder to the
  /// repository.
  static func first(ofRemote folder: String) -> RepositoryEntry? {
    for place in [folder + "/.git", folder + ".git/.git"] {
      if let entry = outward(place) { return entry }
    }
    for place in [folder, folder + ".git"] where !FileSystem.isFolder(place) {
      if let entry = outward(place) { return entry }
    }
    return UnsafeSetting.directories(of: folder).lazy.compactMap { directory in
      shared(directory) ?? first(in: directory)
    }.first
  }

  /// What happened, in one sentence without a period.
  var message: String { "\(path) is \(kind.rawValue)" }

  /// What to do about it, in one sentence without a period.
  var hint: String {
    switch kind {
    case .link, .otherName:
      "if you know what it is, put a copy in its place; else remove it: git would write there"
    case .other: "remove it: git would wait for it"
    case .elsewhere:
      "if the other repository is meant, move it here in place of the file; else remove the file: git "
        + "would write there"
    }
  }
}

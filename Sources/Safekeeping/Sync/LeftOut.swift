/// A file or a folder that does not take part in sync.
package struct LeftOut: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case link
    case repository
    /// Neither a file nor a folder, or one of them instead of the other.
    case kind(expected: String)
    case tooLarge(bytes: Int, limit: Int)
    /// The file cannot be read; the system's message.
    case unreadable(String)
    case unsuitableName
    /// A settings file that is not a JSON object.
    case notJSON
    /// A journal of a newer version of the program.
    case newerFormat(version: Int)
    /// A per-machine file.
    case machinesOwn
    /// A file with rules for git.
    case rules
    /// Another name differs only in case or spelling.
    case sameName(String)
  }

  /// The path within the collection.
  package let path: String
  package let reason: Reason
  /// Whether it is the remote that has it.
  package let isRemote: Bool
  /// Whether the remote loses it with the next push.
  let isDropped: Bool

  init(_ path: TreePath, _ reason: Reason, isRemote: Bool = false, isDropped: Bool = false) {
    self.path = path.text
    self.reason = reason
    self.isRemote = isRemote
    self.isDropped = isDropped
  }

  /// What happened, in one sentence without a period.
  package var message: String {
    let what =
      switch reason {
      case .link: "it is a symbolic link"
      case .repository: "it is a git repository of its own"
      case .kind(let expected): "it is not a \(expected)"
      case .tooLarge(let bytes, let limit):
        "it has \(Self.megabytes(bytes)), and sync takes up to \(Self.megabytes(limit))"
      case .unreadable(let said): said
      case .unsuitableName: "git or a file system cannot have this name"
      case .notJSON: "it is not a JSON object"
      case .newerFormat(let version):
        "it has format \(version), which this version of rounds does not know"
      case .machinesOwn: "each machine has its own"
      case .rules: "it would change how git treats files"
      case .sameName(let other): "some disks treat it as \(other)"
      }
    return isRemote
      ? "\(path) of the remote is not taken: \(what)" : "\(path) is not synced: \(what)"
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch reason {
    case _ where isDropped:
      "the remote no longer has it; git log in the collection's folder still shows it"
    case .link: "put the files themselves there in place of the link"
    case .repository: "to sync the files in it, move the .git folder in it elsewhere"
    case .kind: "move it out of the collection"
    case .tooLarge where isRemote:
      "on the machine that has it, split it into several files, or move it out of the collection"
    case .tooLarge: "split it into several files, or move it out of the collection"
    case .notJSON: "correct it, or get it back with rounds backup restore"
    case .newerFormat: "install the version of rounds that wrote it; everything else is synced"
    case .unreadable: "check who owns it and who may read it"
    case .unsuitableName, .machinesOwn, .rules, .sameName: "give it another name"
    }
  }

  /// `64 MB`; a size that is just over a limit is shown as over it.
  private static func megabytes(_ bytes: Int) -> String {
    "\((bytes + 1_000_000 - 1) / 1_000_000) MB"
  }
}

internal import Files
import Text

/// A setting in the configuration of a repository that could make git run a program or go to another
/// place than the one that was named.
///
/// What a learner set for all repositories counts; what came with a folder, which anybody may have
/// filled, does not.
package struct UnsafeSetting: Hashable, Sendable {
  /// The configuration file.
  package let file: String
  /// The line in it, from 1; nil if it could not be found.
  package let line: Int?
  package let name: String

  /// The first one in a repository on this machine.
  /// - Parameters:
  ///   - directory: Where git keeps everything of the repository.
  ///   - isRemote: Whether it is another one than the collection's.
  static func first(
    in directory: String, isRemote: Bool, _ git: Git
  ) throws(SyncError) -> UnsafeSetting? {
    var folders = [directory]
    if let common = text(of: FileSystem.join(directory, "commondir")) {
      folders.append(common.hasPrefix("/") ? common : FileSystem.join(directory, common))
    }
    for folder in folders {
      for name in ["config", "config.worktree"] {
        let file = FileSystem.join(folder, name)
        guard FileSystem.exists(file) else { continue }
        let answer = try git.ask(
          ["config", "--file", file, "--no-includes", "--name-only", "--list", "-z"],
          isElsewhere: true)
        guard answer.succeeded else {
          throw .git(command: "config", said: Git.gist(answer.errors))
        }
        if let name = answer.names.first(where: { isUnsafe($0, isRemote: isRemote) }) {
          return UnsafeSetting(file: file, line: line(of: name, in: file), name: name)
        }
      }
    }
    return nil
  }

  /// The places where git keeps everything of the repository at a path, as git looks for them.
  static func directories(of path: String) -> [String] {
    ["/.git", "", ".git/.git", ".git"].compactMap { directory(at: path + $0) }
  }

  /// The place that a `.git` is or leads to.
  static func directory(at path: String) -> String? {
    if FileSystem.isFolder(path) {
      return FileSystem.exists(FileSystem.join(path, "HEAD")) ? path : nil
    }
    guard let link = text(of: path), link.hasPrefix("gitdir: ") else { return nil }
    let target = String(link.dropFirst(8))
    return target.hasPrefix("/")
      ? target : FileSystem.join(FileSystem.parent(of: path) ?? ".", target)
  }

  private static func text(of file: String) -> String? {
    guard let bytes = try? FileSystem.readFile(file, in: 0..<4096) else { return nil }
    return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  // MARK: Which

  private static let sections: Set = [
    "alias", "browser", "bundle", "credential", "difftool", "filter", "guitool", "hook", "http",
    "imap", "include", "includeif", "instaweb", "man", "mergetool", "pager", "sendemail", "trailer",
    "uploadpack", "url", "web",
  ]

  /// The last parts of names, in whatever section, that name a program, a place or a file of rules.
  private static let lastParts: Set = [
    "alternaterefscommand", "askpass", "attributesfile", "bundleuri", "clean", "cmd", "command",
    "defaultkeycommand", "driver", "editor", "external", "gitproxy", "helper", "hookspath",
    "insteadof", "packobjectshook", "pager", "path", "process", "procreceiverefs", "program",
    "proxy", "pushinsteadof", "receivepack", "recentobjectshook", "smudge", "sshcommand",
    "templatedir", "textconv", "uploadpack", "vcs", "worktree",
  ]

  /// Some of these sections' settings that learners have.
  private static let harmless: Set = [
    "http.lowspeedlimit", "http.lowspeedtime", "http.postbuffer", "http.version",
  ]

  static func isUnsafe(_ name: String, isRemote: Bool) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map {
      $0.lowercased()
    }
    guard let section = parts.first, let last = parts.last, parts.count > 1 else { return true }
    if harmless.contains(name.lowercased()) { return false }
    if sections.contains(section) || lastParts.contains(last) { return true }
    switch (section, last) {
    case ("core", "fsmonitor"), ("submodule", "update"), ("core", "virtualfilesystem"): return true
    case ("extensions", "partialclone"), ("remote", "promisor"): return isRemote
    default: return last.hasSuffix("command") || last.hasSuffix("hook")
    }
  }

  /// Where a setting is written, as far as it is written plainly.
  private static func line(of name: String, in file: String) -> Int? {
    guard let bytes = try? FileSystem.readFile(file) else { return nil }
    let wanted = name.lowercased()
    var section = ""
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var text = String(decoding: line, as: UTF8.self).trimmed()
      if text.hasPrefix("["), let end = text.lastIndex(of: "]") {
        let inner = text[text.index(after: text.startIndex)..<end]
        let parts = inner.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false)
        section = parts[0].lowercased().trimmed()
        if parts.count > 1 {
          let name = parts[1].hasSuffix("\"") ? parts[1].dropLast() : parts[1]
          section += "." + name.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        text = String(text[text.index(after: end)...]).trimmed()
      }
      let key = text.prefix { $0 != "=" && $0 != " " && $0 != "\t" }
      if !key.isEmpty, (section + "." + key).lowercased() == wanted { return index + 1 }
    }
    return nil
  }
}

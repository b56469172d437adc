internal import Files
import Text

extension UnsafeSetting {
  /// The first unsafe setting in a repository on this machine.
  /// - Parameters:
  ///   - directory: Git's directory of the repository.
  ///   - isRemote: Whether it is not the collection's own.
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
          throw .git(command: "config", said: GitText.gist(answer.errors))
        }
        if let name = answer.names.first(where: { isUnsafe($0, isRemote: isRemote) }) {
          return UnsafeSetting(file: file, line: line(of: name, in: file), name: name)
        }
      }
    }
    return nil
  }

  /// The possible locations of git's directory for the repository at a path, in git's order.
  static func directories(of path: String) -> [String] {
    ["/.git", "", ".git/.git", ".git"].compactMap { directory(at: path + $0) }
  }

  /// The directory that a `.git` is or leads to.
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

  /// The line of a setting, if it is written in the usual form.
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

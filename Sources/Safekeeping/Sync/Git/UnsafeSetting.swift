/// A setting in the configuration of a repository that could make git run a program or go to
/// another place than the one named.
///
/// What a learner set for all repositories is fine; what came with a folder, which anybody may have
/// filled, is not.
package struct UnsafeSetting: Hashable, Sendable {
  /// The configuration file.
  package let file: String
  /// The line in it, from 1; nil if it could not be found.
  package let line: Int?
  package let name: String

  private static let sections: Set = [
    "alias", "browser", "bundle", "credential", "difftool", "filter", "guitool", "hook", "http",
    "imap", "include", "includeif", "instaweb", "man", "mergetool", "pager", "sendemail", "trailer",
    "uploadpack", "url", "web",
  ]

  /// The last parts of keys, in any section, that name a program, a place or a file of rules.
  private static let lastParts: Set = [
    "alternaterefscommand", "askpass", "attributesfile", "bundleuri", "clean", "cmd", "command",
    "defaultkeycommand", "driver", "editor", "external", "gitproxy", "helper", "hookspath",
    "insteadof", "packobjectshook", "pager", "path", "process", "procreceiverefs", "program",
    "proxy", "pushinsteadof", "receivepack", "recentobjectshook", "smudge", "sshcommand",
    "templatedir", "textconv", "uploadpack", "vcs", "worktree",
  ]

  /// Settings of these sections that learners commonly have.
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
}

internal import Files

/// The settings under which git runs: our own, plus those of the learner that git needs to reach a
/// remote.
struct GitSettings: Sendable {
  /// The environment variables for git.
  let variables: [String: String]
  /// Folders of other users that the learner has told git to trust.
  let trustedFolders: [String]

  /// Settings that override the configuration of the collection's repository.
  static let own = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null", "core.autocrlf=false", "core.fileMode=false",
    "core.quotePath=false", "core.symlinks=false", "core.protectHFS=false",
    "core.protectNTFS=false", "core.splitIndex=false", "core.untrackedCache=false",
    "core.alternateRefsCommand=true", "core.fsync=all", "core.fsyncMethod=batch",
    "commit.gpgSign=false", "push.gpgSign=false", "push.followTags=false",
    "push.recurseSubmodules=no", "push.pushOption=", "submodule.recurse=false",
    "fetch.recurseSubmodules=false", "fetch.fsckObjects=false", "fetch.unpackLimit=100",
    "fetch.writeCommitGraph=false", "fetch.prune=true", "fetch.pruneTags=false",
    "transfer.fsckObjects=false", "transfer.bundleURI=false", "merge.conflictStyle=merge",
    "gc.autoDetach=false", "maintenance.autoDetach=false", "index.sparse=false",
    "core.sparseCheckout=false", "http.lowSpeedLimit=1",
    "http.lowSpeedTime=30",
  ]

  /// Settings for a git that runs in the repository of a remote on this machine.
  static let other = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.alternateRefsCommand=true",
    "core.attributesFile=/dev/null", "receive.autogc=false", "gc.auto=0", "maintenance.auto=false",
    "core.fsync=all",
  ]

  /// The learner's settings that git receives: keys, or their prefixes.
  private static let taken = [
    "core.askpass", "core.gitproxy", "core.sshcommand", "credential.", "http.", "protocol.version",
    "safe.directory", "ssh.", "url.",
  ]

  /// The environment variables that git receives: names, or their prefixes. Others would lead it to
  /// another folder, or change its behavior.
  private static let passed = [
    "GIT_ASKPASS", "GIT_CURL_", "GIT_EXEC_PATH", "GIT_HTTP_", "GIT_PROXY_", "GIT_SSH", "GIT_SSL_",
    "GIT_TERMINAL_PROMPT", "GIT_TRACE",
  ]

  init(folder: String, environment: [String: String], mayAsk: Bool) {
    var variables = environment.filter { name, _ in
      name != "LANGUAGE"
        && (!name.hasPrefix("GIT_") || Self.passed.contains { name.hasPrefix($0) })
    }
    variables["LC_ALL"] = "C"
    variables["GIT_EDITOR"] = "true"
    if !mayAsk { variables["GIT_TERMINAL_PROMPT"] = "0" }
    let learners = Self.learners(folder, environment)
    trustedFolders = learners.filter { $0.name == "safe.directory" }.map(\.value)
    variables["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh"
    variables["GIT_CONFIG_NOSYSTEM"] = "1"
    variables["GIT_CONFIG_SYSTEM"] = "/dev/null"
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    variables["GIT_ATTR_NOSYSTEM"] = "1"
    variables["GIT_NO_REPLACE_OBJECTS"] = "1"
    variables["GIT_GRAFT_FILE"] = "/dev/null"
    variables["GIT_CONFIG_COUNT"] = String(learners.count)
    for (number, setting) in learners.enumerated() {
      variables["GIT_CONFIG_KEY_\(number)"] = setting.name
      variables["GIT_CONFIG_VALUE_\(number)"] = setting.value
    }
    self.variables = variables
  }

  /// Whether git reads only a single file of a repository's configuration.
  private static func mayBeRead(_ repository: String) -> Bool {
    guard RepositoryEntry.outward(repository) == nil else { return false }
    guard let place = UnsafeSetting.directory(at: repository) else {
      return !FileSystem.exists(repository)
    }
    guard RepositoryEntry.first(in: place) == nil else { return false }
    let bytes = (try? FileSystem.readFile(FileSystem.join(place, "config"))) ?? []
    return !String(decoding: bytes, as: UTF8.self).lowercased().contains("[include")
  }

  /// The learner's settings for reaching a remote, from the configuration of the machine, the
  /// learner and the environment, and from what these include.
  private static func learners(
    _ folder: String, _ environment: [String: String]
  ) -> [(name: String, value: String)] {
    var variables = environment
    variables["LC_ALL"] = "C"
    // Some includes apply to one repository only. One that sync is going to reject is not read at
    // all.
    let repository = FileSystem.join(folder, ".git")
    variables["GIT_DIR"] = mayBeRead(repository) ? repository : "/dev/null"
    variables["GIT_WORK_TREE"] = nil
    let words = ["git", "config", "--includes", "--show-scope", "--list", "-z"]
    guard let said = ChildProcess.output(of: words, environment: variables) else { return [] }
    let fields = said.output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var settings: [(name: String, value: String)] = []
    for index in stride(from: 0, to: fields.count - 1, by: 2)
    where ["system", "global", "command"].contains(fields[index]) {
      let parts = fields[index + 1].split(
        separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard taken.contains(where: { $0.hasSuffix(".") ? name.hasPrefix($0) : name == $0 }) else {
        continue
      }
      // A key without a value is true.
      settings.append((name, parts.count > 1 ? String(parts[1]) : "true"))
    }
    return settings
  }
}

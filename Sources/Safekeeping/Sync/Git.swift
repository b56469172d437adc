/// The git program, on one folder.
///
/// Nothing that others wrote makes it run a program: no hooks, no remotes that are programs; what
/// others named is never taken for an option.
package struct Git: Sendable {
  private let folder: String
  private let environment: [String: String]
  /// The name of this machine in what is committed.
  private let machine: String

  /// Variables that would lead git to another folder.
  private static let misleading = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "LANGUAGE",
  ]

  private static let settings = [
    "core.hooksPath=/dev/null", "core.autocrlf=false", "core.fileMode=false",
    "core.quotePath=false", "core.symlinks=false", "commit.gpgSign=false", "merge.renames=false",
    "merge.conflictStyle=merge", "submodule.recurse=false", "core.fsync=all",
    "core.fsyncMethod=batch", "http.lowSpeedLimit=1",
    "http.lowSpeedTime=30",
  ]

  /// - Parameters:
  ///   - folder: The collection's folder.
  ///   - machine: The name of this machine.
  ///   - environment: The variables that git gets, but for those that would lead it elsewhere.
  ///   - mayAsk: Whether somebody is there whom git may ask for a password.
  package init(folder: String, machine: String, environment: [String: String], mayAsk: Bool) {
    self.folder = folder
    self.machine = machine
    var variables = environment.filter { !Self.misleading.contains($0.key) }
    variables["LC_ALL"] = "C"
    variables["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh"
    variables["GIT_EDITOR"] = "true"
    if !mayAsk { variables["GIT_TERMINAL_PROMPT"] = "0" }
    self.environment = variables
  }

  /// What git said.
  struct Answer {
    let succeeded: Bool
    let bytes: [UInt8]
    let errors: String

    /// The first line of the output.
    var line: String {
      String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// The output as names that NUL ends.
    var names: [String] {
      bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Runs a command of git, whatever comes of it.
  func ask(_ words: String...) throws(SyncError) -> Answer { try ask(words) }

  /// Runs a command of git that has to succeed.
  @discardableResult
  func run(_ words: String...) throws(SyncError) -> Answer { try run(words) }

  @discardableResult
  func run(_ words: [String]) throws(SyncError) -> Answer {
    let answer = try ask(words)
    guard answer.succeeded else { throw .git(command: words[0], said: Self.gist(answer.errors)) }
    return answer
  }

  private func ask(_ words: [String]) throws(SyncError) -> Answer {
    let identity = ["user.name=rounds on \(machine)", "user.email=\(machine)@rounds.invalid"]
    let options = (Self.settings + identity).flatMap { ["-c", $0] }
    guard
      let said = ChildProcess.output(
        of: ["git", "-C", folder] + options + words, environment: environment)
    else { throw .noGit }
    return Answer(succeeded: said.ending == .exited(0), bytes: said.output, errors: said.errors)
  }

  /// What a user needs of git's complaints, on one line.
  static func gist(_ errors: String) -> String {
    // Programs that git runs end their lines with a carriage return, too.
    let lines = errors.split(whereSeparator: \.isNewline).map(String.init)
      .filter { line in !line.hasPrefix("hint:") && !boilerplate.contains { line.contains($0) } }
    let telling = lines.filter { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") }
    let gist = (telling.isEmpty ? lines.suffix(3) : telling.suffix(3)).joined(separator: "; ")
    return gist.hasSuffix(".") ? String(gist.dropLast()) : gist
  }

  /// What git says below the reason, whatever the reason is.
  private static let boilerplate = [
    "Could not read from remote repository", "Please make sure you have the correct access rights",
    "and the repository exists.",
  ]
}

internal import Files
import Study

/// The git program, for one collection.
///
/// It sees only the settings of ``GitSettings``, so that it works the same for every learner. No
/// hooks, filters or remote programs run; names from others are never interpreted as options.
package struct Git: Sendable {
  let folder: String
  /// The name of this machine in commits.
  private let machine: String
  private let settings: GitSettings
  private let environment: [String: String]
  private let mayAsk: Bool
  /// Our own index while a tree is built.
  private var index: String?

  /// - Parameters:
  ///   - folder: The collection's folder.
  ///   - machine: The name of this machine.
  ///   - environment: The variables of this program.
  ///   - mayAsk: Whether git may ask the user for a password.
  package init(folder: String, machine: String, environment: [String: String], mayAsk: Bool) {
    self.folder = folder
    self.machine = machine
    self.environment = environment
    self.mayAsk = mayAsk
    settings = GitSettings(folder: folder, environment: environment, mayAsk: mayAsk)
  }

  /// This value with the learner's current settings: some apply only to one repository, once it
  /// exists.
  func reread() -> Git {
    Git(folder: folder, machine: machine, environment: environment, mayAsk: mayAsk)
  }

  /// The output of a command.
  struct Answer {
    let ending: ChildProcess.Ending
    let bytes: [UInt8]
    let errors: String

    var succeeded: Bool { ending == .exited(0) }

    /// The first line of the output.
    var line: String {
      String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// The lines of the output.
    var lines: [String] {
      bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The output as names, each ended by NUL.
    var names: [String] {
      bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Runs a git command, whatever its result.
  func ask(_ words: String...) throws(SyncError) -> Answer { try ask(words) }

  /// Runs a git command that must succeed.
  @discardableResult
  func run(_ words: String...) throws(SyncError) -> Answer { try run(words) }

  @discardableResult
  func run(_ words: [String], input: [UInt8] = []) throws(SyncError) -> Answer {
    let answer = try ask(words, input: input)
    guard answer.succeeded else { throw failure(of: words[0], answer) }
    return answer
  }

  private func failure(of command: String, _ answer: Answer) -> SyncError {
    Self.isOfFullDisk(answer.errors)
      ? .file(.noSpace(FileSystem.join(folder, ".git")))
      : .git(command: command, said: GitText.gist(answer.errors))
  }

  /// Whether git reports a full disk.
  static func isOfFullDisk(_ errors: String) -> Bool {
    errors.contains("No space left on device") || errors.contains("Disk quota exceeded")
  }

  /// - Parameter isElsewhere: Whether the command is for another repository than the collection's,
  ///   or for none; then the collection's configuration is not read.
  /// - Parameter limit: The bytes of output after which git is terminated.
  func ask(
    _ words: [String], input: [UInt8] = [], isElsewhere: Bool = false, limit: Int = .max
  ) throws(SyncError) -> Answer {
    let identity = ["user.name=rounds on \(machine)", "user.email=\(machine)@rounds.invalid"]
    let options = (GitSettings.own + identity).flatMap { ["-c", $0] }
    var variables = settings.variables
    if !isElsewhere {
      variables["GIT_DIR"] = FileSystem.join(folder, ".git")
      variables["GIT_WORK_TREE"] = folder
    }
    variables["GIT_INDEX_FILE"] = index
    guard
      let said = ChildProcess.output(
        of: ["git", "-C", isElsewhere ? "/" : folder] + options + words, environment: variables,
        input: input, limit: limit)
    else { throw .noGit }
    return Answer(ending: said.ending, bytes: said.output, errors: said.errors)
  }

  /// The options for a command that reaches a remote: no program named by a repository on this
  /// machine may run.
  func options(to remote: Remote, for service: String) throws(SyncError) -> [String] {
    let address = try run("ls-remote", "--get-url", "--", remote.address).line
    guard Remote.folder(at: address) != nil else { return [] }
    let trusted = settings.trustedFolders.map { "safe.directory=\($0)" }
    let words = (GitSettings.other + trusted).map { "-c " + GitText.quoted($0) }
      .joined(separator: " ")
    return ["--\(service)=GIT_NO_LAZY_FETCH=1 git \(words) \(service)"]
  }

  /// Runs a closure with our own index, which is empty at first. The learner's index is for those
  /// who use git themselves.
  func withOwnIndex<Result>(
    _ body: (Git) throws(SyncError) -> Result
  ) throws(SyncError) -> Result {
    var git = self
    let path = FileSystem.join(try directory(), "rounds-index")
    git.index = path
    defer { try? FileSystem.removeFile(path) }
    do throws(FileError) {
      try FileSystem.removeFile(path)
    } catch {
      throw .file(error)
    }
    return try body(git)
  }

  /// Git's directory, usually `.git`.
  func directory() throws(SyncError) -> String { try run("rev-parse", "--absolute-git-dir").line }

  // MARK: Contents

  /// The contents of files, by git's names for them; all of them must exist.
  func contents(of hashes: some Sequence<String>) throws(SyncError) -> [String: [UInt8]] {
    let wanted = Array(Set(hashes))
    guard !wanted.isEmpty else { return [:] }
    let input = wanted.map { $0 + "\n" }.joined()
    var rest = try run(["cat-file", "--batch"], input: Array(input.utf8)).bytes[...]
    var contents: [String: [UInt8]] = [:]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[(end + 1)...]
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else {
        continue
      }
      contents[String(decoding: words[0], as: UTF8.self)] = Array(rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
    // A missing file must not be mistaken for an empty one.
    if let missing = wanted.first(where: { contents[$0] == nil }) {
      throw .git(command: "cat-file", said: "the repository lacks \(missing)")
    }
    return contents
  }

  /// Stores a file's content.
  /// - Returns: Git's name for it.
  func keep(_ bytes: [UInt8]) throws(SyncError) -> String {
    try run(["hash-object", "-w", "--no-filters", "--stdin"], input: bytes).line
  }

  /// Stores the contents of files of the collection.
  /// - Returns: Git's names for them; nil if one of the files could not be read.
  func keep(filesAt paths: [TreePath]) throws(SyncError) -> [String]? {
    guard !paths.isEmpty else { return [] }
    let input = paths.flatMap { Self.quoted($0) + [UInt8(ascii: "\n")] }
    let answer = try ask(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"], input: input)
    // Otherwise each file would count as unreadable.
    if !answer.succeeded, Self.isOfFullDisk(answer.errors) {
      throw failure(of: "hash-object", answer)
    }
    let hashes = answer.lines
    return answer.succeeded && hashes.count == paths.count ? hashes : nil
  }

  /// A path as git reads it from a list of lines.
  private static func quoted(_ path: TreePath) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let escaped = path.bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case quote, UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): Array("\\n".utf8)
      default: [byte]
      }
    }
    return [quote] + escaped + [quote]
  }
}

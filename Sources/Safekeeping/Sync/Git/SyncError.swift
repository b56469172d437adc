package import Files
package import Text

/// Why a sync failed.
package enum SyncError: ExplainedError, Hashable, Sendable {
  /// The git program is missing.
  case noGit
  /// The collection was never synced, and no remote was named.
  case noRemote
  /// The given address is not suitable for git.
  case unsuitableRemote(String)
  /// The remote does not answer.
  case unreachable(Remote, said: String)
  /// The remote answers, but has no repository there or shows none to this user.
  case noRepository(Remote, said: String)
  case notAllowed(Remote, said: String)
  /// The remote is a folder of another user, which git does not trust.
  case notOwned(Remote, folder: String)
  /// The folder to sync with has files but no repository.
  case notEmpty(String)
  /// The remote has branches, but not this collection's.
  case noBranch(String, branches: [String])
  /// The folder to sync with does not exist.
  case noFolder(String)
  /// The parent of the folder to create does not exist.
  case noParent(String)
  /// The folder that the collection was synced with before no longer exists.
  case folderIsGone(String)
  /// The remote answers, but does not accept what is sent.
  case refused(Remote, said: String)
  /// Another error of git with a remote.
  case failed(Remote, said: String)
  /// The branch that is checked out is not the one that is synced.
  case otherBranch(String, synced: String, folder: String)
  /// No branch is checked out.
  case noBranchCheckedOut(synced: String, folder: String)
  /// Another git operation is in progress in the collection.
  case inTheMiddle(GitActivity, folder: String)
  /// Another git is working on the collection.
  case gitAtWork(processID: Int, folder: String)
  /// The configuration of a repository would make git run a program.
  case unsafeSetting(UnsafeSetting, isRemote: Bool)
  /// A repository has an entry that git must not touch.
  case strangeEntry(RepositoryEntry)
  /// A version of the collection has more files and folders than sync accepts.
  case tooManyFiles(limit: Int)
  /// The repository to sync with would be inside the collection.
  case withinCollection(String)
  /// A file was changed during the sync.
  case changedMeanwhile(String)
  /// Decks were changed in the same place here and on another machine: the places of the marks.
  case conflicts([SourceLocation])
  /// Another machine was faster each time.
  case overtaken
  case file(FileError)
  /// Any other error of git.
  case git(command: String, said: String)

  /// What happened, in one sentence without a period.
  package var message: String {
    switch self {
    case .noGit: "there is no git on this machine"
    case .noRemote: "this collection does not know yet what to sync with"
    case .unsuitableRemote(let text):
      "`\(Remote.shown(text))` is not the address of a repository"
    case .unreachable(let remote, let said):
      Self.line("\(remote.shown) cannot be reached", said)
    case .noRepository(let remote, let said):
      Self.line("there is no repository at \(remote.shown)", said)
    case .notAllowed(let remote, let said): Self.line("\(remote.shown) does not let you in", said)
    case .notOwned(let remote, _):
      "\(remote.shown) belongs to another user of this machine, and git does not trust it"
    case .notEmpty(let path): "the folder \(path) is not empty and holds no repository"
    case .noBranch(let branch, let branches):
      "the remote has no branch \(branch); it has \(branches.joined(separator: ", "))"
    case .noFolder(let path), .noParent(let path), .folderIsGone(let path):
      "there is no folder \(path)"
    case .refused(let remote, let said):
      Self.line("\(remote.shown) refused what was sent", said)
    case .failed(let remote, let said): Self.line("git failed to sync with \(remote.shown)", said)
    case .otherBranch(let branch, let synced, _):
      "the branch \(branch) is checked out in the collection, and \(synced) is the one that is synced"
    case .noBranchCheckedOut: "no branch is checked out in the collection (a detached HEAD)"
    case .inTheMiddle(let activity, _):
      "a git \(activity.rawValue) is not finished in the collection"
    case .gitAtWork(let process, let folder): "git is at work in \(folder) (process \(process))"
    case .unsafeSetting(let setting, let isRemote):
      "\(setting.file)\(setting.line.map { ":\($0)" } ?? ""): the setting \(setting.name) of "
        + (isRemote ? "the remote" : "the collection's repository")
        + " could make git run a program or go elsewhere"
    case .strangeEntry(let entry): entry.message
    case .tooManyFiles(let limit):
      "what was last sent to the remote has more than \(limit / 1_000_000) MB of file names"
    case .withinCollection(let path): "\(path) is in the collection itself"
    case .changedMeanwhile(let name): "\(name) was changed while sync was at work"
    case .conflicts(let places):
      "decks were changed here and on another machine: "
        + places.map { "\($0.file):\($0.line)" }.joined(separator: ", ")
    case .overtaken: "another machine synced at the same time, again and again"
    case .file(let error): error.message
    case .git(let command, let said): Self.line("git \(command) failed", said)
    }
  }

  /// The output of git or the remote, if it is more than one line and therefore not part of the
  /// message.
  package var details: [String] {
    switch self {
    case .unreachable(_, let said), .noRepository(_, let said), .notAllowed(_, let said),
      .refused(_, let said), .failed(_, let said), .git(_, let said):
      said.contains("\n") ? said.split(separator: "\n").map(String.init) : []
    default: []
    }
  }

  private static func line(_ message: String, _ said: String) -> String {
    said.contains("\n") ? message : "\(message): \(said)"
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .noGit: "install git; until then every answer is safe on this machine"
    case .noRemote:
      "name a private repository or a folder, such as rounds sync git@example.org:me/rounds.git, "
        + "or rounds sync /media/stick/rounds"
    case .unsuitableRemote:
      "write an address such as git@example.org:me/rounds.git, https://…, or a folder"
    case .unreachable:
      "every answer is safe here; run rounds sync again when there is a network"
    case .noRepository: "make an empty private repository there, or name another one"
    case .notAllowed: "give this machine a key or a password for it, as for any use of git"
    case .notOwned(_, let folder):
      "if you trust whoever owns it, run git config --global --add safe.directory "
        + "\(GitText.quoted(folder)), then rounds sync again"
    case .notEmpty: "name an empty folder, or with --create one that is not there yet"
    case .noBranch: "in the collection's folder, run git branch -m NAME with the right one"
    case .noFolder:
      "check that the name is right and the disk is mounted; to make a new repository there, add "
        + "--create"
    case .noParent:
      "check that the name is right and the disk is mounted, or make this folder first"
    case .folderIsGone:
      "is its disk mounted? Every answer is safe here; connect it and run rounds sync again, or name "
        + "another REMOTE"
    case .refused:
      "every answer is safe here; do what the remote asks for, then run rounds sync again"
    case .failed: "every answer is safe here; run rounds sync again"
    case .otherBranch(_, let synced, let folder), .noBranchCheckedOut(let synced, let folder):
      "run git -C \(GitText.quoted(folder)) switch \(GitText.quoted(synced)), then rounds sync again; "
        + "every answer is safe here"
    case .inTheMiddle(let activity, let folder):
      "to give it up, run git -C \(GitText.quoted(folder)) \(activity.wayOut) and then rounds sync, which "
        + "brings back every answer given until now; answer no cards in between"
    case .gitAtWork: "run rounds sync again when it has finished"
    case .unsafeSetting(let setting, _):
      "delete this line if you do not know it; if it is yours, put it into your own configuration "
        + "with git config --global \(GitText.quoted(setting.name)) VALUE"
    case .strangeEntry(let entry): entry.hint
    case .tooManyFiles:
      "every answer is safe here; find out who sent it (git log in a clone of the remote) and have "
        + "the commit undone there, or sync with another repository"
    case .withinCollection: "name a folder elsewhere, best on another disk"
    case .changedMeanwhile: "nothing is lost; run rounds sync again"
    case .conflicts:
      "in these files keep what is right between <<<<<<< and >>>>>>>, delete the marks, and run "
        + "rounds sync again; everything else is synced, and reviews go on"
    case .overtaken: "run rounds sync again"
    case .file(let error): error.hint
    case .git: "nothing is lost; look with git status in the collection's folder"
    }
  }

  /// The error for git's output about a remote.
  init(of remote: Remote, _ errors: String) {
    let errors = remote.withoutSecrets(errors)
    let said = GitText.gist(errors)
    func says(_ texts: String...) -> Bool { texts.contains { errors.contains($0) } }
    if let words = Self.refusal(errors) {
      self = .refused(remote, said: words)
    } else if let folder = Self.folderOfAnother(errors) {
      self = .notOwned(remote, folder: folder)
    } else if says(
      "Permission denied", "Authentication failed", "could not read Username", "403",
      "could not read Password")
    {
      self = .notAllowed(remote, said: said)
    } else if says(
      "Could not resolve", "unreachable", "timed out", "Connection refused", "Couldn't connect",
      "Failed to connect", "Temporary failure", "Could not connect", "Connection closed",
      "Connection reset")
    {
      self = .unreachable(remote, said: said)
    } else if says(
      "not found", "does not appear to be a git repository", "does not exist", "No such")
    {
      self = .noRepository(remote, said: said)
    } else {
      self = .failed(remote, said: said)
    }
  }

  /// The folder that git does not trust because another user owns it.
  private static func folderOfAnother(_ errors: String) -> String? {
    guard let start = errors.firstRange(of: "dubious ownership in repository at '") else {
      return nil
    }
    let rest = errors[start.upperBound...].prefix { !$0.isNewline }
    return rest.lastIndex(of: "'").map { String(rest[..<$0]) }
  }

  /// The remote's own message, if it has rejected a push.
  private static func refusal(_ errors: String) -> String? {
    let lines = errors.split(whereSeparator: \.isNewline)
    guard lines.contains(where: { $0.contains("[remote rejected]") || $0.contains("[rejected]") })
    else { return nil }
    var words: [String] = []
    for line in lines {
      if line.hasPrefix("remote:") {
        // A server pads its lines with spaces to cover the progress on a terminal.
        let text = line.dropFirst("remote:".count).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
        // Git explains its own reasons at length.
        let isExplanation = text.hasPrefix("error: ") && words.contains { $0.hasPrefix("error: ") }
        if !text.isEmpty, !isExplanation { words.append(text) }
      } else if line.contains("rejected]"), let open = line.lastIndex(of: "(") {
        words.append(String(line[line.index(after: open)...].prefix { $0 != ")" }))
      }
    }
    return words.isEmpty ? GitText.gist(errors) : words.joined(separator: "\n")
  }
}

/// An unfinished git operation of the learner.
package enum GitActivity: String, Hashable, Sendable {
  case merge, rebase, am
  case cherryPick = "cherry-pick"
  case revert, bisect

  /// The operation in progress in git's directory.
  static func inProgress(_ directory: String) -> GitActivity? {
    let signs: [(String, GitActivity)] = [
      ("rebase-merge", .rebase), ("rebase-apply/applying", .am), ("rebase-apply", .rebase),
      ("MERGE_HEAD", .merge), ("CHERRY_PICK_HEAD", .cherryPick), ("REVERT_HEAD", .revert),
      ("BISECT_LOG", .bisect),
    ]
    return signs.first { FileSystem.exists(FileSystem.join(directory, $0.0)) }?.1
  }

  /// The arguments of `git` that end it.
  var wayOut: String {
    switch self {
    case .bisect: "bisect reset"
    case .merge, .rebase, .am, .cherryPick, .revert: "\(rawValue) --abort"
    }
  }
}

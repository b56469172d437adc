package import Flashcards
package import Journal

/// Why machines cannot be brought to the same state.
package enum SyncError: Error, Hashable, Sendable {
  /// The program git is not there.
  case noGit
  /// The collection was never synced, and no remote was given.
  case noRemote
  /// What was given is no address that git may be given.
  case unsuitableRemote(String)
  /// The remote does not answer.
  case unreachable(Remote, said: String)
  /// The remote answers, and has no repository there or shows none to this user.
  case noRepository(Remote, said: String)
  case notAllowed(Remote, said: String)
  /// The remote has branches, and none of them is this collection's.
  case noBranch(String, branches: [String])
  /// The remote has files that each machine has for itself.
  case ownFiles([String])
  /// Decks were changed here and on another machine in the same place: where the marks stand.
  case conflicts([SourceLocation])
  /// Another machine was always quicker.
  case overtaken
  case file(FileError)
  /// Anything else that git complains of.
  case git(command: String, said: String)

  /// What happened, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .noGit: "there is no git on this machine"
    case .noRemote: "this collection does not know yet what to sync with"
    case .unsuitableRemote(let text): "`\(text)` is no address of a repository"
    case .unreachable(let remote, let said): "\(remote.shown) cannot be reached: \(said)"
    case .noRepository(let remote, let said): "there is no repository at \(remote.shown): \(said)"
    case .notAllowed(let remote, let said): "\(remote.shown) does not let you in: \(said)"
    case .noBranch(let branch, let branches):
      "the remote has no branch \(branch); it has \(branches.joined(separator: ", "))"
    case .ownFiles(let names):
      "the remote has files that each machine has for itself: "
        + names.prefix(3).joined(separator: ", ")
    case .conflicts(let places):
      "decks were changed here and on another machine: "
        + places.map { "\($0.file):\($0.line)" }.joined(separator: ", ")
    case .overtaken: "another machine synced at the same time, again and again"
    case .file(let error): error.message
    case .git(let command, let said): "git \(command) failed: \(said)"
    }
  }

  /// What to do about it, in one sentence without a full stop.
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
    case .noBranch: "in the collection's folder, run git branch -m NAME with the right one"
    case .ownFiles:
      "on the machine that committed them run git rm -r --cached on them, commit and push"
    case .conflicts:
      "in these files keep what is right of the parts between <<<<<<< and >>>>>>>, take the marks "
        + "out, and run rounds sync again; answers are merged already, and reviews go on"
    case .overtaken: "run rounds sync again"
    case .file(let error): error.hint
    case .git: "nothing is lost; look with git status in the collection's folder"
    }
  }

  /// What git said of a remote.
  init(of remote: Remote, _ errors: String) {
    let said = Git.gist(errors)
    func says(_ texts: String...) -> Bool { texts.contains { errors.contains($0) } }
    if says("Permission denied", "Authentication failed", "could not read Username", "403") {
      self = .notAllowed(remote, said: said)
    } else if says(
      "Could not resolve", "unreachable", "timed out", "Connection refused", "Couldn't connect",
      "Failed to connect", "Temporary failure", "Could not connect")
    {
      self = .unreachable(remote, said: said)
    } else {
      self = .noRepository(remote, said: said)
    }
  }
}

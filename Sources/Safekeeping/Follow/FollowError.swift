internal import Files
import Text

/// Why the decks of a followed repository could not be fetched. Nothing changes then.
package enum FollowError: ExplainedError, Hashable, Sendable {
  /// The address has a password or a token in it.
  case hasSecret(Remote)
  /// The repository has no commits.
  case empty(Remote)
  /// The followed branch is gone.
  case noBranch(String, of: Remote, name: String?, branches: [String])
  /// The repository has more decks than are taken.
  case tooManyDecks(Int, limit: Int)
  /// Its decks are too large together.
  case tooLarge(bytes: Int, limit: Int)
  /// Git, the remote or the disk.
  case sync(SyncError)

  /// What happened, in one sentence without a period.
  package var message: String {
    switch self {
    case .hasSecret(let remote):
      "the address of \(remote.shown) has a password or a token in it, which backups and sync would carry"
    case .empty(let remote): "the repository at \(remote.shown) is empty"
    case .noBranch(let branch, let remote, _, let branches):
      "\(remote.shown) has no branch \(branch) any more; it has "
        + branches.prefix(5).joined(separator: ", ")
    case .tooManyDecks(let count, let limit):
      "the repository has \(counted(count, "Markdown file")), and at most "
        + "\(counted(limit, "file")) can be followed"
    case .tooLarge(let bytes, let limit):
      "the repository's Markdown files have \(bytes >> 20) MB together, and at most "
        + "\(limit >> 20) MB can be followed"
    case .sync(.failed(let remote, let said)):
      said.contains("\n")
        ? "git failed to fetch \(remote.shown)" : "git failed to fetch \(remote.shown): \(said)"
    case .sync(.tooManyFiles(let limit)):
      "the repository has more than \(limit / 1_000_000) MB of names of files"
    case .sync(.withinCollection(let path)): "\(path) is in your own collection"
    case .sync(let error): error.message
    }
  }

  /// Git's output if it has more than one line.
  package var details: [String] {
    if case .sync(let error) = self { error.details } else { [] }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .hasSecret:
      "leave it out and let git keep it (git help credentials), or use an address with ssh"
    case .empty: "follow it once it has decks"
    case .noBranch(_, _, let name, _):
      name.map {
        "to follow the branch that it has now, run rounds decks remove \(GitText.quoted($0)) and add "
          + "it again under the same name; cards and history stay"
      } ?? "name another repository"
    case .tooManyDecks, .tooLarge:
      "import the folders that you want from a clone instead: rounds import FOLDER"
    case .sync(.noGit): "install git, then run the command again"
    case .sync(.unsuitableRemote):
      "write an address such as https://example.org/decks.git, or a folder"
    case .sync(.unreachable):
      "your decks are as they were; run the command again when there is a network"
    case .sync(.noRepository), .sync(.noFolder), .sync(.folderIsGone):
      "check the address; if the repository has moved, run rounds decks remove NAME and add it from "
        + "its new address under the same name: cards and history stay"
    case .sync(.notAllowed):
      "give this machine a key or a password for it, as for any use of git; your decks are as they "
        + "were"
    case .sync(.notOwned(_, let folder)):
      "if you trust whoever owns it, run git config --global --add safe.directory "
        + "\(GitText.quoted(folder)), then run the command again"
    case .sync(.withinCollection): "decks in the collection are read anyway"
    case .sync(.tooManyFiles): "nothing was taken; tell whoever keeps the repository"
    case .sync(.failed), .sync(.git): "your decks are as they were; run the command again"
    case .sync(.unsafeSetting), .sync(.strangeEntry):
      "clone the repository and follow the clone, if you trust it"
    case .sync(let error): error.hint
    }
  }
}

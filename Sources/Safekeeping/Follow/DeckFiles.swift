internal import Files

/// The decks of one version of a followed repository, taken from git's objects.
///
/// Nothing is checked out: no file of the repository is written anywhere, no link is followed, and
/// no attribute, hook or submodule of it means anything.
package struct DeckFiles: Sendable {
  /// A Markdown file.
  package struct File: Sendable {
    /// Its path in the repository.
    package let path: String
    package let bytes: [UInt8]
  }

  /// The files in the order of their paths.
  package private(set) var files: [File] = []
  /// Files with a reason why they are left out.
  package private(set) var leftOut: [(path: String, reason: String)] = []

  /// The most files, the most bytes of one, and of all together.
  static let (mostFiles, largestFile, mostBytes) = (5000, 16 << 20, 128 << 20)

  /// Reads the Markdown files of a commit.
  init(of tree: FileTree, _ git: Git) throws(FollowError) {
    let decks = tree.files.filter { path, _ in Self.isMarkdown(path) }
      .sorted { $0.key < $1.key }
    guard decks.count <= Self.mostFiles else {
      throw .tooManyDecks(decks.count, limit: Self.mostFiles)
    }
    var taken: [(path: String, hash: String)] = []
    var bytes = 0
    for (path, entry) in decks {
      if let reason = Self.fault(of: path, entry) {
        leftOut.append((path.text, reason))
        continue
      }
      bytes += entry.size ?? 0
      taken.append((path.text, entry.hash))
    }
    guard bytes <= Self.mostBytes else { throw .tooLarge(bytes: bytes, limit: Self.mostBytes) }
    do throws(SyncError) {
      let contents = try git.contents(of: taken.map(\.hash))
      files = taken.map { File(path: $0.path, bytes: contents[$0.hash] ?? []) }
    } catch {
      throw .sync(error)
    }
  }

  private static func isMarkdown(_ path: TreePath) -> Bool {
    let name = path.text.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  private static func fault(of path: TreePath, _ entry: FileTree.Entry) -> String? {
    guard entry.isFile else {
      return entry.mode == "120000" ? "it is a symbolic link" : "it is not a file"
    }
    let isStrange = path.text.unicodeScalars.contains {
      [.control, .format].contains($0.properties.generalCategory)
    }
    guard path.isText, !isStrange, RelativePath(exactly: path.text) != nil,
      path.components.allSatisfy({ $0.count <= 255 })
    else { return "its name is not one for a deck" }
    guard entry.size ?? 0 <= largestFile else {
      return "it has \((entry.size ?? 0) >> 20) MB, and a deck may have \(largestFile >> 20) MB"
    }
    return nil
  }
}

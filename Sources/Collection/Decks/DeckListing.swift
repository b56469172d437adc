import Files
import Text

/// A deck file's path, with a stamp that shows whether the file has changed since.
struct DeckPath: Hashable, Sendable {
  let path: String
  /// The path within the folder of decks.
  let relativePath: String
  let isBuiltIn: Bool
  /// Nil if the file cannot be examined, or was changed so recently that another change might not
  /// show.
  var stamp: FileStamp?
}

/// The deck files of a collection: the learner's own first, then the built-in ones that none of the
/// learner's shadows under the same name, each group in path order.
struct DeckListing: Sendable {
  private(set) var paths: [DeckPath] = []
  /// Errors for folders that cannot be listed.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Complexity: O(n log n) in the number of files; reads none of them.
  init(learner: String, builtIn: String?) {
    var found: [String: DeckPath] = [:]
    for (folder, isBuiltIn) in [(learner, false), (builtIn, true)] {
      guard let folder else { continue }
      let listed = Self.list(folder, isBuiltIn: isBuiltIn)
      diagnostics += listed.diagnostics
      found.merge(listed.paths.map { ($0.relativePath, $0) }) { own, _ in own }
    }
    paths = found.values.sorted { left, right in
      left.isBuiltIn != right.isBuiltIn ? right.isBuiltIn : left.relativePath < right.relativePath
    }
  }

  /// The deck files at `path`: the file itself, or all `.md` files in the folder.
  static func list(
    _ path: String, isBuiltIn: Bool
  ) -> (paths: [DeckPath], diagnostics: [Diagnostic]) {
    func deckPath(_ file: String, _ relative: String) -> DeckPath {
      DeckPath(
        path: file, relativePath: relative, isBuiltIn: isBuiltIn,
        stamp: (try? FileStamp.ofSettledFile(file)) ?? nil)
    }
    guard FileSystem.isFolder(path) else {
      if (try? FileStamp.ofFile(path)) == .some(nil) { return ([], []) }
      return ([deckPath(path, String(path.split(separator: "/").last ?? ""))], [])
    }
    do throws(FileError) {
      let names = try FileSystem.listFiles(path).filter(isDeck)
      return (names.map { deckPath(FileSystem.join(path, $0), $0) }, [])
    } catch {
      return ([], [DeckFile.unreadable(path, error)])
    }
  }

  /// Whether this is a Markdown file with no hidden name in its path.
  private static func isDeck(_ relativePath: String) -> Bool {
    relativePath.lowercased().hasSuffix(".md")
      && !relativePath.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}

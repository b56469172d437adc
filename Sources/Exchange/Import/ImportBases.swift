import Flashcards
import Journal
import Study

/// What earlier imports had of the decks, read when a deck is first asked for.
struct ImportBases {
  private let folder: CollectionFolder
  private let imports: [Event]
  private var known: [String: ImportBase] = [:]

  init(_ collection: Collection) {
    folder = collection.folder
    imports = collection.history.imports
  }

  /// - Parameter path: A deck's path within the learner's folder of decks.
  subscript(path: String) -> ImportBase {
    mutating get {
      if let base = known[path] { return base }
      let base =
        RelativePath(exactly: path).map { ImportBase(of: $0, imports, in: folder) }
        ?? ImportBase(of: "deck.md", [], in: folder)
      known[path] = base
      return base
    }
  }
}

import Flashcards
import Journal
import Study

/// What earlier imports had of the decks, read when a deck is first asked for.
struct ImportBases {
  private let folder: CollectionFolder
  private let imports: [Event]
  private let source: String
  private var known: [String: ImportBase] = [:]
  private var versions: [String: [CardID: [Note]]] = [:]

  /// - Parameter source: The file that is imported now, as the user names it.
  init(_ collection: Collection, source: String) {
    self.source = source
    folder = collection.folder
    imports = collection.history.imports
  }

  /// - Parameter path: A deck's path within the learner's folder of decks.
  subscript(path: String) -> ImportBase {
    mutating get {
      if let base = known[path] { return base }
      let base = ImportBase(of: path, for: source, imports, in: folder)
      known[path] = base
      return base
    }
  }

  /// Whether any file that was imported into a deck had a note as it is: then it is an old text, and
  /// not one that has changed since.
  mutating func hold(_ note: Note, in path: String) -> Bool {
    if versions[path] == nil { versions[path] = ImportBase.versions(of: path, imports, in: folder) }
    return versions[path]?[note.cardIDs[0]]?.contains { $0.isSame(as: note) } ?? false
  }
}

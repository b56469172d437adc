import Collection
import Files
import Flashcards
import Journal

/// The imported versions of the decks, read when a deck is first needed.
struct ImportBases {
  private let folder: CollectionFolder
  private let imports: [Event]
  /// All imports, including undone ones: their notes may still be there, edited.
  private let allImports: [Event]
  private let source: String
  let exported: ExportedNotes
  private var known: [String: ImportBase] = [:]
  private var versions: [String: [CardID: [Note]]] = [:]
  /// The decks in which the last version of the file had each card.
  private lazy var homes = cardsByDeck()

  /// - Parameter source: The file being imported, as the user names it.
  init(_ collection: Collection, source: String) {
    self.source = source
    folder = collection.folder
    imports = collection.history.imports
    allImports = collection.history.importsAndUndoneOnes
    exported = ExportedNotes(folder)
  }

  /// - Parameter path: A deck's path within the learner's folder of decks.
  subscript(path: String) -> ImportBase {
    mutating get {
      if let base = known[path] { return base }
      let base =
        RelativePath(exactly: path).map { ImportBase(of: $0, for: source, imports, in: folder) }
        ?? ImportBase(of: "deck.md", for: source, [], in: folder)
      known[path] = base
      return base
    }
  }

  /// The deck in which the last version of the file had any of some cards.
  mutating func home(ofAny cards: [CardID]) -> String? {
    let homes = homes
    return cards.lazy.compactMap { homes[$0] }.first
  }

  private mutating func cardsByDeck() -> [CardID: String] {
    var result: [CardID: String] = [:]
    for path in ImportBase.decks(of: source, imports, in: folder) {
      let base = self[path.text]
      for note in base.latest {
        for id in note.cardIDs where base.isOwn([id]) { result[id] = path.text }
      }
    }
    return result
  }

  /// Whether any file imported into a deck had exactly this note: then it is an old text, and not
  /// one that has changed since.
  mutating func hold(_ note: Note, in path: String) -> Bool {
    allVersions(of: note, in: path).contains { $0.isSame(as: note) }
  }

  /// Whether the learner has edited a note since it was imported or exported; nil if unknown.
  /// - Parameter incoming: The note in the file.
  mutating func isEdited(_ note: Note, _ incoming: Note, in path: String) -> Bool? {
    let versions = allVersions(of: incoming, in: path)
    let card = incoming.cardIDs[0]
    if exported.hold(note, as: note.cardIDs[0]) { return false }
    guard !versions.isEmpty || exported.knows(card) else { return nil }
    return !versions.contains { $0.isSame(as: note) } && !exported.hold(note, as: card)
  }

  private mutating func allVersions(of note: Note, in path: String) -> [Note] {
    if versions[path] == nil {
      versions[path] =
        RelativePath(exactly: path).map { ImportBase.versions(of: $0, allImports, in: folder) }
        ?? [:]
    }
    return versions[path]?[note.cardIDs[0]] ?? []
  }

  /// Merges a note that is imported again.
  /// - Parameters:
  ///   - base: The note as an earlier import had it.
  ///   - isSameFile: Whether that was a version of the same file.
  mutating func merge(
    _ incoming: Note, into current: Note, base: Note?, isSameFile: Bool, in path: String
  ) -> NoteMerge {
    if current.hasSameContent(as: incoming), current.hasSameDetails(as: incoming),
      current.whyNot == incoming.whyNot
    {
      return .unchanged
    }
    // Text that a deck cannot express exactly comes back from it in another form.
    guard let printed = incoming.printedAndRead else { return .unchanged }
    let isEdited = base == nil ? isEdited(current, printed, in: path) : nil
    let merged = NoteMerge(
      printed, into: current, base: base, isSameFile: isSameFile, isOwnText: isEdited == nil)
    guard case .updated = merged, !isSameFile else { return merged }
    // An old text is not a change, whatever file it is in.
    if hold(printed, in: path) || exported.hold(printed, as: incoming.cardIDs[0]) {
      return .unchanged
    }
    return isEdited == true ? .conflict(field: "text") : merged
  }
}

extension ImportBase {
  /// Whether notes are another version of the imported ones: of the cards that both name, at least
  /// half ask or answer the same. Files that number their notes give the same names to different
  /// notes.
  func isEarlierVersion(of later: [Note]) -> Bool {
    let pairs = later.compactMap { note in
      note.details.id == nil ? nil : self.note(withAnyOf: note.cardIDs).map { ($0, note) }
    }
    let same = pairs.count { before, note in
      let (old, new) = (before.firstCard, note.firstCard)
      return old.question == new.question || old.answer == new.answer
    }
    return same > 0 && same * 2 >= pairs.count
  }
}

extension Note {
  /// The card of the note's first face.
  var firstCard: Card { Card(note: self, face: faces[0]) }
}

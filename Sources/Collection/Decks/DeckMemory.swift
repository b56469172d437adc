import Files
import Flashcards
package import Journal
import Text

/// The decks as they were last read, kept as copies under `.cache/decks`.
///
/// Comparing the copy of a deck with the deck as it is now shows which card an edited card has
/// become. The copies are written only after these links are in the journal. Losing the copies
/// loses only the links between cards and what they were before edits made in the meantime.
package struct DeckMemory: Sendable {
  private let folder: String
  /// The files that have changed, with their old content; nil for a new file.
  private var changed: [(file: DeckFile, old: [UInt8]?)] = []
  /// The content of files that are gone.
  private var gone: [(relative: RelativePath, old: [UInt8])] = []

  /// A memory in which every deck equals its copy.
  init(folder: String) {
    self.folder = folder
  }

  /// Compares deck files with the copies in `folder`.
  /// - Parameter unchanged: Files known to equal their copies, which are not read.
  init(folder: String, files: [DeckFile], unchanged: [DeckPath] = []) {
    self.folder = folder
    // Only files that this type writes count as copies, and only those are ever removed.
    var copies = Set(
      ((try? RelativePath.files(in: folder)) ?? []).filter { path in
        Self.roots.contains { path.within($0) != nil } && path.text.lowercased().hasSuffix(".md")
      })
    copies.subtract(unchanged.compactMap(Self.name))
    for file in files {
      let name = Self.name(of: file.place)
      let isKnown = name.map { copies.remove($0) != nil } ?? false
      let old = isKnown ? name.flatMap { Self.content($0, folder) } : nil
      if old != file.bytes { changed.append((file, old)) }
    }
    for name in copies.sorted() {
      guard let old = Self.content(name, folder) else { continue }
      gone.append((name, old))
    }
  }

  private static func content(_ name: RelativePath, _ folder: String) -> [UInt8]? {
    guard let path = try? name.path(in: folder) else { return nil }
    return try? FileSystem.readFile(path, followsLinks: false)
  }

  /// The copies, in the order in which the decks themselves are listed.
  static func listing(in folder: String) -> DeckListing {
    DeckListing(
      learner: FileSystem.join(folder, roots[0]), builtIn: FileSystem.join(folder, roots[1]))
  }

  /// Whether any file differs from its copy.
  package var isStale: Bool { !changed.isEmpty || !gone.isEmpty }

  /// The relinks that the edits call for, of cards that have a history.
  package func actions(library: Library, history: History) -> [Action] {
    guard !history.events.isEmpty else { return [] }
    let old: [[Card]] = changed.map { $0.old.map(cards) ?? [] } + gone.map { cards($0.old) }
    let isNewOnly = old.allSatisfy(\.isEmpty)
    // New decks say nothing to a history that has no cards.
    guard !changed.isEmpty, !isNewOnly || history.recordCount > 0 else { return [] }
    let new: [[Card]] = changed.map { cards($0.file.bytes) }
    let oldNames = Set(old.joined().map(\.id))
    var matches: [Relinking.Match] = []
    var actions = unlinks(new.flatMap(\.self), oldNames, library, history)
    let separated = Set(
      actions.compactMap { if case .unlink(let card) = $0 { card } else { nil } })

    func relinking(_ old: [Card], _ new: [Card], byPlace: Bool) {
      let done = (old: Set(matches.map(\.old)), new: Set(matches.map(\.new)))
      matches +=
        Relinking(
          from: old, to: new, byPlace: byPlace,
          isStillThere: { old in
            library.contains(old) || done.old.contains(old)
              // An import may already have recorded what became of it.
              || history.names(of: old).contains { library.contains($0) }
          },
          wasThere: {
            oldNames.contains($0) || history.knows($0) || separated.contains($0)
              || done.new.contains($0)
          }
        ).matches
    }
    if isNewOnly { return actions }
    for (old, new) in zip(old, new) { relinking(old, new, byPlace: true) }
    // A card may also have moved to another file while it was edited.
    relinking(Array(old.joined()), Array(new.joined()), byPlace: false)
    actions += matches.filter { history.knows($0.old) }
      .map { .relink(from: $0.old, to: $0.new) }
    return actions
  }

  /// Unlinks a card that comes back while the card that took over its history is still there: it
  /// starts as a new card.
  private func unlinks(
    _ new: [Card], _ oldNames: Set<CardID>, _ library: Library, _ history: History
  ) -> [Action] {
    new.map(\.id).filter { id in
      !oldNames.contains(id) && history.knows(id)
        && history.names(of: id).contains { $0 != id && library.contains($0) }
    }.map { .unlink($0) }
  }

  private func cards(_ bytes: [UInt8]) -> [Card] {
    DeckParser.parse(bytes, file: "").deck.cards
  }

  /// Saves copies of the files as they are now.
  ///
  /// A file with errors that has lost cards keeps its old copy until it is fixed and shows what
  /// became of them.
  /// - Parameter history: The history, including the relinks that the edits call for.
  /// - Returns: The paths of the files that kept their old copies.
  func save(library: Library, history: History) throws(FileError) -> Set<String> {
    // Deletions first: a deck may have become a folder, and a folder a deck.
    for (relative, _) in gone {
      let path = try relative.path(in: folder)
      try FileSystem.removeFile(path)
      FileSystem.removeEmptyFolders(above: path, upTo: folder)
    }
    var heldBack: Set<String> = []
    for (file, old) in changed {
      if isBeingEdited(file, old, library, history) {
        heldBack.insert(file.path)
        continue
      }
      guard let path = try Self.name(of: file.place)?.path(in: folder) else { continue }
      do throws(FileError) {
        if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
        try AtomicFile.write(file.bytes, to: path)
      } catch {
        // A path that is too long under our folder does not stop the other decks.
        guard error.isOfName else { throw error }
        heldBack.insert(file.path)
      }
    }
    return heldBack
  }

  private func isBeingEdited(
    _ file: DeckFile, _ old: [UInt8]?, _ library: Library, _ history: History
  ) -> Bool {
    let hasLostCards = old.map(cards)?.contains { card in
      history.knows(card.id) && !history.names(of: card.id).contains { library.contains($0) }
    }
    return hasLostCards == true
      && DeckParser.parse(file.bytes, file: "").diagnostics.contains { $0.severity == .error }
  }

  private static let roots = ["own", "built-in"]

  private static func name(of file: DeckPath) -> RelativePath? {
    RelativePath(exactly: "\(roots[file.isBuiltIn ? 1 : 0])/\(file.relativePath)")
  }
}

import Files
import Text

/// Reads the decks that have changed.
struct DeckReading {
  let library: Library
  let diagnostics: [Diagnostic]
  let memory: DeckMemory
  /// Whether any deck differs from the known one.
  let isChanged: Bool
  /// The files that are now known by their stamps and were not before, and those that are gone.
  let news: Set<String>

  init(_ place: CollectionPlace, known: Snapshot?) {
    let listing = DeckListing(learner: place.folder.decks, builtIn: place.builtInDecks)
    let folder = place.folder.deckMemory
    guard let known else {
      let read = DeckFile.read(listing.paths)
      library = Library(read.files)
      diagnostics = listing.diagnostics + read.diagnostics
      memory = DeckMemory(folder: folder, files: read.files)
      isChanged = true
      news = []
      return
    }
    let kept = KeptDecks(listing.paths, known.library)
    isChanged = !kept.isComplete
    // A file that may still change goes into the next snapshot.
    news = kept.gone.union(kept.changed.filter { $0.stamp != nil }.map(\.path))
    let read = DeckFile.read(kept.changed)
    diagnostics = listing.diagnostics + read.diagnostics
    // If two decks share a card, it takes all decks to decide which one counts.
    library =
      (isChanged ? kept.library(with: read.files) : known.library)
      ?? Library(DeckFile.read(listing.paths).files)
    if !known.isRemembered {
      memory = DeckMemory(folder: folder, files: DeckFile.read(listing.paths).files)
    } else if isChanged {
      memory = DeckMemory(folder: folder, files: read.files, unchanged: kept.unchanged)
    } else {
      memory = DeckMemory(folder: folder)
    }
  }
}

/// The unchanged decks of an earlier library.
private struct KeptDecks {
  private let paths: [DeckPath]
  private let old: Library
  /// The sources of unchanged files, by path.
  private let sources: [String: Library.Source]
  let changed: [DeckPath]

  init(_ paths: [DeckPath], _ old: Library) {
    self.paths = paths
    self.old = old
    let known = Dictionary(old.sources.map { ($0.place.path, $0) }) { first, _ in first }
    var sources: [String: Library.Source] = [:]
    changed = paths.filter { path in
      guard let source = known[path.path], path.stamp != nil, source.place == path else {
        return true
      }
      sources[path.path] = source
      return false
    }
    self.sources = sources
  }

  /// Whether nothing is new and nothing is gone.
  var isComplete: Bool { changed.isEmpty && sources.count == old.sources.count }

  /// The paths of files that no longer exist.
  var gone: Set<String> {
    Set(old.sources.map(\.place.path)).subtracting(paths.map(\.path))
  }

  var unchanged: [DeckPath] { paths.filter { sources[$0.path] != nil } }

  /// The library of the decks as they are now; nil if two of them share a card.
  func library(with files: [DeckFile]) -> Library? {
    guard !old.sources.contains(where: \.hasRepeats) else { return nil }
    let parsed = Dictionary(
      inParallel(files, ParsedDeck.init).map { ($0.place.path, $0) }
    ) { first, _ in first }
    var builder = LibraryBuilder()
    for path in paths {
      if let source = sources[path.path] {
        guard builder.add(source, of: old, at: path) else { return nil }
      } else if let deck = parsed[path.path] {
        builder.add(deck)
      }
    }
    return builder.hasRepeats ? nil : builder.library
  }
}

import Flashcards
import Journal
import SpacedRepetition

/// Reads what is in a collection's folder now, as far as it is not known already.
struct CollectionReading {
  /// What decks and journals come to.
  let snapshot: Snapshot
  /// Whether the snapshot on the disk says so little of it that the next start would be slower.
  let isSnapshotDue: Bool
  /// The deck files that cannot be read, and what is wrong with the others.
  let diagnostics: [Diagnostic]
  let memory: DeckMemory

  /// So many events behind the snapshot are read at each start before there is a new one.
  private static let mostEventsBehind = 2000

  /// - Parameter known: What an earlier reading has found; without it the snapshot on the disk is
  ///   read.
  init(
    _ place: Collection.Place, _ settings: Settings, known: Snapshot?
  ) throws(StudyError) {
    let fold = Fold(settings, place)
    guard let known = known ?? Snapshot(place, fold) else {
      self = try Self.readingAll(place, fold)
      return
    }
    let decks = DeckReading(place, known: known)
    let journals = try Self.journals(place.folder.journal, known, fold)
    self.init(decks, journals, fold, isSnapshotDue: decks.isChanged || journals.isChanged)
  }

  private init(_ decks: DeckReading, _ journals: Journals, _ fold: Fold, isSnapshotDue: Bool) {
    snapshot = Snapshot(
      library: decks.library, history: journals.history, fold: fold, marks: journals.marks,
      problems: journals.problems, eventsFromNewerVersion: journals.fromNewerVersion,
      isRemembered: !decks.memory.isStale)
    self.isSnapshotDue = isSnapshotDue
    diagnostics = decks.diagnostics
    memory = decks.memory
  }

  /// Reads everything; the journals while the decks are parsed.
  private static func readingAll(
    _ place: Collection.Place, _ fold: Fold
  ) throws(StudyError) -> CollectionReading {
    let folder = place.folder.journal
    let journals = InBackground { () throws(JournalError) in
      Journals(all: try JournalReader.read(folder), fold)
    }
    let decks = DeckReading(place, known: nil)
    do throws(JournalError) {
      return CollectionReading(decks, try journals.result(), fold, isSnapshotDue: true)
    } catch {
      throw .journal(error)
    }
  }

  private struct Journals: Sendable {
    let history: History
    let marks: [JournalMark]
    let problems: [JournalProblem]
    let fromNewerVersion: Int
    /// Whether it is much that is new.
    let isChanged: Bool

    init(all contents: JournalContents, _ fold: Fold) {
      history = History(
        events: contents.events, scheduler: fold.scheduler, dayEnds: fold.dayEnds)
      marks = contents.marks
      problems = contents.problems
      fromNewerVersion = contents.fromNewerVersion
      isChanged = true
    }

    init(_ tail: JournalContents, since known: Snapshot, _ fold: Fold) {
      var history = known.history
      let isSameFold = known.fold.isSame(as: fold)
      if !isSameFold {
        history = History(
          events: history.events, scheduler: fold.scheduler, dayEnds: fold.dayEnds)
      }
      history.append(contentsOf: tail.events)
      self.history = history
      marks = tail.marks
      problems = (known.lastingProblems + tail.problems).sorted { $0.location < $1.location }
      fromNewerVersion = known.eventsFromNewerVersion + tail.fromNewerVersion
      isChanged = !isSameFold || tail.events.count > mostEventsBehind
    }
  }

  private static func journals(
    _ folder: String, _ known: Snapshot, _ fold: Fold
  ) throws(StudyError) -> Journals {
    do throws(JournalError) {
      guard let tail = try JournalReader.read(folder, since: known.marks) else {
        return Journals(all: try JournalReader.read(folder), fold)
      }
      return Journals(tail, since: known, fold)
    } catch {
      throw .journal(error)
    }
  }
}

/// What a fold of events depends on besides them.
struct Fold: Sendable {
  let scheduler: Scheduler
  let rolloverHour: Int
  let dayEnds: DayEnds

  init(_ settings: Settings, _ place: Collection.Place) {
    scheduler = settings.scheduler
    rolloverHour = settings.rolloverHour
    dayEnds = DayEnds { [dayEnd = place.dayEnd, hour = settings.rolloverHour] in dayEnd($0, hour) }
  }

  /// Whether two give the same, where one process has made both.
  func isSame(as other: Fold) -> Bool {
    scheduler == other.scheduler && (!scheduler.hasSteps || rolloverHour == other.rolloverHour)
  }
}

/// Reads the decks that are not known as they are.
private struct DeckReading {
  let library: Library
  let diagnostics: [Diagnostic]
  let memory: DeckMemory
  /// Whether any deck is another than the one that is known.
  let isChanged: Bool

  init(_ place: Collection.Place, known: Snapshot?) {
    let listing = DeckListing(learner: place.folder.decks, builtIn: place.builtInDecks)
    let folder = place.folder.deckMemory
    guard let known, let kept = KeptDecks(listing.paths, known.library) else {
      let read = DeckFile.read(listing.paths)
      library = Library(read.files)
      diagnostics = listing.diagnostics + read.diagnostics
      memory = DeckMemory(folder: folder, files: read.files)
      isChanged = true
      return
    }
    isChanged = !kept.isComplete
    let read = DeckFile.read(kept.changed)
    diagnostics = listing.diagnostics + read.diagnostics
    // Where two decks have one card it takes all of them to say which one counts.
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

/// Which decks of an earlier library are still as they were.
private struct KeptDecks {
  private let paths: [DeckPath]
  private let old: Library
  /// The sources of files that have not changed, by their paths.
  private let sources: [String: Library.Source]
  let changed: [DeckPath]

  /// - Returns: Nil if the library cannot be taken apart, since two of its decks have one card.
  init?(_ paths: [DeckPath], _ old: Library) {
    guard !old.sources.contains(where: \.hasRepeats) else { return nil }
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

  /// Whether nothing is new and nothing gone.
  var isComplete: Bool { changed.isEmpty && sources.count == old.sources.count }

  var unchanged: [DeckPath] { paths.filter { sources[$0.path] != nil } }

  /// The library of the decks as they are now; nil if two of them have one card.
  func library(with files: [DeckFile]) -> Library? {
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

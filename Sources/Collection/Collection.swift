import Files
package import Flashcards
import JSON
package import Journal
package import SpacedRepetition
package import Text

/// A learner's decks and what the learner did with them, as they are on disk now.
package struct Collection: Sendable {
  package let place: CollectionPlace
  package let settings: Settings
  package let library: Library
  package private(set) var history: History
  /// How likely cards are to be remembered, for the date of an exam: what SM-2 aims at, unless
  /// it was measured.
  package var recall = Recall.aim
  private var records: RecordNumbers
  /// What is wrong with decks, settings and journals.
  package private(set) var problems: Problems

  /// What was read, without what was journalled since.
  private var snapshot: Snapshot
  private let memory: DeckMemory
  /// What of it the snapshot on the disk does not say, if there is one.
  private var news: (isMuch: Bool, decks: Set<String>)

  package var folder: CollectionFolder { place.folder }

  /// Everything wrong that was found while reading, none of it fatal.
  package struct Problems: Sendable {
    package var diagnostics: [Diagnostic] = []
    package var journal: [JournalProblem] = []
    /// Events that only a newer version understands.
    package var eventsFromNewerVersion = 0
    /// What could not be remembered between runs, such as on a read-only disk.
    package var notices: [String] = []

    /// How many errors there are in decks, settings and journals.
    package var errorCount: Int {
      diagnostics.count { $0.severity == .error }
        + journal.count { $0.diagnostic.severity == .error }
    }
  }

  private init(
    _ place: CollectionPlace, since old: Collection? = nil
  ) throws(StudyError) {
    self.place = place
    if let old { recall = old.recall }
    try asStudyError { () throws(FileError) in try place.folder.refuseLinks() }
    let settingsFile = SettingsFile.readable(place.folder.settings, over: place.userSettings)
    settings = settingsFile.settings
    let reading = try CollectionReading(place, settings, known: old?.snapshot)
    snapshot = reading.snapshot
    news = (
      reading.isNews || old?.news.isMuch ?? false,
      reading.newDecks.union(old?.news.decks ?? [])
    )
    library = snapshot.library
    history = snapshot.history
    if settings.policy == .fsrs { history.take(settings.exceptions(in: library)) }
    problems = Problems(
      diagnostics: settingsFile.diagnostics + reading.diagnostics + library.diagnostics,
      journal: snapshot.problems, eventsFromNewerVersion: snapshot.eventsFromNewerVersion)
    if !settingsFile.isReadable {
      problems.notices.append(
        "config.json cannot be read, and the default settings are in force; `rounds check` says what "
          + "is wrong")
    }
    memory = reading.memory
    records = snapshot.records
  }

  /// Opens a collection to look at it.
  ///
  /// Edits of decks are followed; they are journalled if nobody else is writing and the folder
  /// can be written, else the next one to write does it. An import that was cut off is not
  /// finished by it.
  /// - Parameter old: The same collection as it was read before, so that only what has changed since
  ///   is read.
  package init(
    reading place: CollectionPlace, at now: Int, since old: Collection? = nil
  ) throws(StudyError) {
    try self.init(place, since: old)
    let imports = ImportStore(place.folder)
    if let notice = imports.notice { problems.notices.append(notice) }
    if imports.isCutOff {
      problems.notices.append(
        imports.hasNote
          ? "an import was cut off; the next command that writes finishes it"
          : "\(imports.pendingPath) is not a note of an import; the next command that writes "
            + "removes it")
    }
    guard memory.isStale else { return }
    // Decks of which an import has changed some tell nothing of what became of a card.
    if !imports.isCutOff, FileSystem.isFolder(place.folder.path),
      var writer = try? Writer(place, waitingUpTo: 0, at: now)
    {
      do throws(StudyError) {
        self = try Collection(place, writer: &writer, at: now, since: self)
        return
      } catch {
        problems.notices.append(error.message)
      }
    }
    previewEdits(at: now)
  }

  /// Opens a collection to study or change it.
  ///
  /// What follows from edited decks is journalled, and the decks are remembered as they are.
  /// - Parameter old: The same collection as it was read before.
  package init(
    _ place: CollectionPlace, writer: inout Writer, at now: Int, since old: Collection? = nil
  ) throws(StudyError) {
    try self.init(place, since: old)
    problems.notices += writer.notices
    writer.follow(history)
    let imports = ImportStore(place.folder)
    if let notice = imports.notice { problems.notices.append(notice) }
    if imports.isCutOff {
      do throws(StudyError) {
        let hasNote = imports.hasNote
        try imports.recover(history, &writer, at: now)
        writer.unfinished = nil
        problems.notices.append(
          hasNote
            ? "an import that was cut off is finished or taken out again"
            : "\(imports.pendingPath) was not a note of an import, and is removed")
      } catch {
        // Whatever stands in the way of decks, answers go on.
        guard error.leavesJournal else { throw error }
        if case .unfinished = error { writer.unfinished = error }
        problems.notices.append("\(error.message); \(error.hint)")
      }
      let notices = problems.notices
      try self.init(place, since: self)
      problems.notices = notices
    }
    guard memory.isStale else { return }
    let actions = memory.actions(library: library, history: history)
    for event in try writer.append(actions, at: now) { take(event) }
    do {
      let heldBack = try memory.save(library: library, history: history)
      snapshot = snapshot.remembered(except: heldBack)
      news.decks.subtract(heldBack)
    } catch {
      problems.notices.append("\(error.message); \(error.hint)")
    }
  }

  /// The collection as it is on the disk now; only what has changed since is read.
  package func reopened(_ writer: inout Writer, at now: Int) throws(StudyError) -> Collection {
    try Collection(place, writer: &writer, at: now, since: self)
  }

  /// Follows edits without journalling them.
  private mutating func previewEdits(at now: Int) {
    guard let device = DeviceID("preview") else { return }
    for (number, action) in memory.actions(library: library, history: history).enumerated() {
      take(Event(id: EventID(device: device, number: number + 1), at: now, action: action))
    }
  }

  /// Whether the next start would be slower than it can be, unless a snapshot is kept.
  package var isSnapshotDue: Bool {
    (news.isMuch || !news.decks.isEmpty) && snapshot.isRemembered
      && FileSystem.isFolder(folder.path)
  }

  /// Writes down what decks and journals came to. Nothing is lost if that cannot be, so nothing is
  /// said.
  /// - Complexity: Linear in the size of the collection: for a time when nobody waits.
  package func keepSnapshot() {
    try? snapshot.write(place)
  }

  /// The same once its snapshot is kept, or is being written.
  package var withSnapshotKept: Collection {
    var result = self
    result.news = (false, [])
    return result
  }

  /// Makes ready what else the first card that is looked for by name would have to wait for.
  /// - Complexity: Linear in the number of cards.
  package func prepareLooking() {
    history.events.names.prepareLooking()
    library.shelf.names.prepareLooking()
  }

  /// Takes in an event that has just been journalled.
  package mutating func take(_ event: Event) {
    records.update(history.append(event), library, history)
  }

  /// The card that has the history of `id`: the card of this name, or what an edit has made of it;
  /// nil if it is in no deck.
  package func entry(of id: CardID) -> Library.Entry? {
    library[id] ?? history.names(of: id).lazy.compactMap { library[$0] }.first
  }

  package func record(of entry: Library.Entry) -> CardRecord {
    record(at: entry.position)
  }

  /// The number of the record of a card of the library, by its place there; nil for a new card.
  func recordNumber(ofCardAt position: Int) -> Int? { records[position] }

  /// The record of a card of the library, by its place there.
  func record(at position: Int) -> CardRecord {
    records[position].map { history.record(at: $0).record } ?? .new
  }

  package func state(of entry: Library.Entry, on day: Day) -> CardState {
    CardState(record(of: entry), on: day)
  }

  /// The names of cards that have a history but are in no deck: cards that were taken out, or
  /// edited beyond recognition.
  package var orphans: [CardID] {
    history.knownNames.filter { names in !names.contains { library.contains($0) } }
      .compactMap(\.last).sorted()
  }
}

import Files
package import Flashcards
import JSON
package import Journal
package import SpacedRepetition
package import Text

/// A learner's decks and history, as they are on disk now.
package struct Collection: Sendable {
  package let place: CollectionPlace
  package let settings: Settings
  package let library: Library
  package private(set) var history: History
  /// How likely cards are to be remembered, for the date of an exam: SM-2's aim, unless it was
  /// measured.
  package var recall = Recall.aim
  private var agenda: Agenda
  /// The problems of decks, settings and journals.
  package private(set) var problems: Problems

  /// What was read, without the events journaled since.
  private var snapshot: Snapshot
  private let memory: DeckMemory
  /// What the snapshot on disk is missing.
  private var news: (isMuch: Bool, decks: Set<String>)

  package var folder: CollectionFolder { place.folder }

  /// Problems found while reading, none of them fatal.
  package struct Problems: Sendable {
    package var diagnostics: [Diagnostic] = []
    package var journal: [JournalProblem] = []
    /// Events that only a newer version understands.
    package var eventsFromNewerVersion = 0
    /// What could not be saved between runs, for example on a read-only disk.
    package var notices: [String] = []

    /// The number of errors in decks, settings and journals.
    package var errorCount: Int {
      diagnostics.count { $0.severity == .error }
        + journal.count { $0.diagnostic.severity == .error }
    }
  }

  private init(
    _ place: CollectionPlace, since old: Collection? = nil, file: PackedFile? = nil
  ) throws(StudyError) {
    self.place = place
    if let old { recall = old.recall }
    try asStudyError { () throws(FileError) in try place.folder.refuseLinks() }
    let settingsFile = SettingsFile.readable(place.folder.settings, over: place.userSettings)
    settings = settingsFile.settings
    let reading = try CollectionReading(place, settings, known: old?.snapshot, file: file)
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
        "config.json cannot be read, so the default settings are used; `rounds check` says what "
          + "is wrong")
    }
    memory = reading.memory
    agenda = snapshot.agenda
    agenda.update(Array(history.exceptions.cards), library, history)
  }

  /// Opens a collection for reading.
  ///
  /// Edits of decks are followed. They are journaled if nobody else is writing and the folder is
  /// writable; otherwise the next writer does that. An interrupted import stays unfinished.
  /// - Parameter old: The same collection as read before, so that only changes are read.
  package init(
    reading place: CollectionPlace, at now: Int, since old: Collection? = nil
  ) throws(StudyError) {
    try self.init(place, since: old)
    let imports = ImportStore(place.folder)
    if let notice = imports.notice { problems.notices.append(notice) }
    if imports.isCutOff {
      problems.notices.append(
        imports.hasNote
          ? "an import was interrupted; the next command that writes finishes it"
          : "\(imports.pendingPath) does not describe an import; the next command that writes "
            + "removes it")
    }
    guard memory.isStale else { return }
    // While an import has changed only some of the decks, they do not show what became of a card.
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
  /// The effects of edited decks are journaled, and the decks are remembered as they are.
  /// - Parameter old: The same collection as read before.
  package init(
    _ place: CollectionPlace, writer: inout Writer, at now: Int, since old: Collection? = nil
  ) throws(StudyError) {
    try self.init(place, since: old, file: writer.takeSnapshotFile())
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
            ? "an interrupted import was completed or undone"
            : "\(imports.pendingPath) did not describe an import and was removed")
      } catch {
        // Answers can go on, whatever is wrong with the decks.
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

  /// The collection as it is on disk now; reads only changes.
  package func reopened(_ writer: inout Writer, at now: Int) throws(StudyError) -> Collection {
    try Collection(place, writer: &writer, at: now, since: self)
  }

  /// Follows edits without journaling them.
  private mutating func previewEdits(at now: Int) {
    guard let device = DeviceID("preview") else { return }
    for (number, action) in memory.actions(library: library, history: history).enumerated() {
      take(Event(id: EventID(device: device, number: number + 1), at: now, action: action))
    }
  }

  /// Whether the next start would be slower than necessary without a new snapshot.
  package var isSnapshotDue: Bool {
    (news.isMuch || !news.decks.isEmpty) && snapshot.isRemembered
      && FileSystem.isFolder(folder.path)
  }

  /// Saves the result of reading decks and journals. Failures are silent, since nothing is lost.
  /// - Complexity: Linear in the size of the collection; call it when nobody is waiting.
  package func keepSnapshot() {
    try? snapshot.write(place)
  }

  /// This collection, with its snapshot marked as saved or being saved.
  package var withSnapshotKept: Collection {
    var result = self
    result.news = (false, [])
    return result
  }

  /// Adds an event that has just been journaled.
  package mutating func take(_ event: Event) {
    agenda.update(history.append(event), library, history)
  }

  /// The card that has the history of `id`: the card of this name, or what an edit has turned it
  /// into; nil if it is in no deck.
  package func entry(of id: CardID) -> Library.Entry? {
    if let entry = library[id] { return entry }
    // A closure that may outlive the call would copy the collection.
    for name in history.names(of: id) {
      if let entry = library[name] { return entry }
    }
    return nil
  }

  package func record(of entry: Library.Entry) -> CardRecord {
    record(at: entry.position)
  }

  /// The record number of a card, by its place in the library; nil for a new card.
  func recordNumber(ofCardAt position: Int) -> Int? { agenda.record(ofCardAt: position) }

  /// The record of a card, by its place in the library.
  func record(at position: Int) -> CardRecord {
    recordNumber(ofCardAt: position).map { history.record(at: $0).record } ?? .new
  }

  /// Gives the cards that may be asked on a day, in no order, without new cards.
  /// - Parameter last: The day by which they are due; nil for those without a day.
  /// - Complexity: Linear in the number of these cards.
  package func forEachDue(on day: Day, by last: Day?, _ body: (Agenda.Turn) -> Void) {
    agenda.forEachDue(on: day, by: last, body)
  }

  /// Whether cards may have a memory, by which they are ordered; if not, none has.
  package var mayKnowMemory: Bool { agenda.mayKnowMemory }

  /// The places of the new cards that may be asked on a day, in the order of the decks.
  /// - Parameter last: The day by which those are due that were given one.
  package func newCards(on day: Day, by last: Day?) -> AnyIterator<Int> {
    agenda.newCards(on: day, by: last)
  }

  /// The cards that are due or come back by a day, in no order.
  /// - Complexity: Linear in their number.
  package func cards(dueBy day: Day) -> [Library.Entry] {
    agenda.due(by: day).map { library.entries[$0] }
  }

  package func state(of entry: Library.Entry, on day: Day) -> CardState {
    CardState(record(of: entry), on: day)
  }

  /// The names of cards with a history that are in no deck: cards that were deleted, or edited
  /// beyond recognition.
  package var orphans: [CardID] {
    history.knownNames.filter { names in !names.contains { library.contains($0) } }
      .compactMap(\.last).sorted()
  }
}

import Files
import Flashcards
import Journal
import SpacedRepetition
import Text

/// Reads what a collection's folder holds now, except what is already known.
struct CollectionReading {
  /// The result of reading decks and journals.
  let snapshot: Snapshot
  /// Whether the snapshot on disk misses much of it.
  let isNews: Bool
  /// The deck files that a new snapshot would know more about, and those that are gone.
  let newDecks: Set<String>
  /// Errors for deck files that cannot be read, and the problems of the others.
  let diagnostics: [Diagnostic]
  let memory: DeckMemory

  /// The most events after the snapshot that are read at each start before a new one is written.
  private static let mostEventsBehind = 2000

  /// - Parameters:
  ///   - known: The result of an earlier reading; without it the snapshot on disk is read.
  ///   - file: The file of that, if it is open.
  init(
    _ place: CollectionPlace, _ settings: Settings, known: Snapshot?, file: PackedFile?
  ) throws(StudyError) {
    let rules = FoldRules(settings, place)
    guard let known = known ?? Snapshot(place, rules, file) else {
      self = try Self.readingAll(place, rules)
      return
    }
    let decks = DeckReading(place, known: known)
    let journals = try Self.journals(place.folder.journal, known, rules)
    var agenda = known.agenda
    let isSameNumbering = !decks.isChanged && journals.changedCards != nil
    agenda.update(
      isSameNumbering ? journals.changedCards : nil, decks.library, journals.history)
    self.init(decks, journals, agenda, rules, isNews: known.isRefolded || journals.isChanged)
  }

  private init(
    _ decks: DeckReading, _ journals: Journals, _ agenda: Agenda, _ rules: FoldRules,
    isNews: Bool
  ) {
    snapshot = Snapshot(
      library: decks.library, history: journals.history, agenda: agenda, rules: rules,
      marks: journals.marks, problems: journals.problems,
      eventsFromNewerVersion: journals.fromNewerVersion, isRemembered: !decks.memory.isStale)
    self.isNews = isNews
    newDecks = decks.news
    diagnostics = decks.diagnostics
    memory = decks.memory
  }

  /// Reads everything; the journals while the decks are parsed.
  private static func readingAll(
    _ place: CollectionPlace, _ rules: FoldRules
  ) throws(StudyError) -> CollectionReading {
    let folder = place.folder.journal
    let journals = InBackground { () throws(JournalError) in
      Journals(all: try JournalReader.read(folder), rules)
    }
    let decks = DeckReading(place, known: nil)
    do throws(JournalError) {
      let journals = try journals.result()
      return CollectionReading(
        decks, journals, Agenda(decks.library, journals.history), rules, isNews: true)
    } catch {
      throw .journal(error)
    }
  }

  private struct Journals: Sendable {
    let history: History
    let marks: [JournalMark]
    let problems: [JournalProblem]
    let fromNewerVersion: Int
    /// Whether much of it is new.
    let isChanged: Bool
    /// The cards whose records may have new numbers; nil for all.
    let changedCards: [CardID]?

    init(all contents: JournalContents, _ rules: FoldRules) {
      history = History(
        events: contents.events, scheduler: rules.scheduler, dayEnds: rules.dayEnds,
        settings: rules.settings)
      marks = contents.marks
      problems = contents.problems
      fromNewerVersion = contents.fromNewerVersion
      isChanged = true
      changedCards = nil
    }

    init(
      _ tail: JournalContents, since known: Snapshot, in folder: String, _ rules: FoldRules
    ) {
      var history = known.history
      let isSameFold = known.rules.isSame(as: rules, for: known.history.trials)
      if !isSameFold {
        history = History(
          events: history.events, scheduler: rules.scheduler, dayEnds: rules.dayEnds,
          settings: rules.settings)
      }
      let cards = history.append(contentsOf: tail.events)
      changedCards = isSameFold ? cards : nil
      self.history = history
      marks = tail.marks
      problems = (known.lastingProblems.withoutKnownLosses(in: folder) + tail.problems)
        .sorted { $0.location < $1.location }
      fromNewerVersion = known.eventsFromNewerVersion + tail.fromNewerVersion
      isChanged = !isSameFold || tail.events.count > mostEventsBehind
    }
  }

  private static func journals(
    _ folder: String, _ known: Snapshot, _ rules: FoldRules
  ) throws(StudyError) -> Journals {
    do throws(JournalError) {
      guard let tail = try JournalReader.read(folder, since: known.marks) else {
        return Journals(all: try JournalReader.read(folder), rules)
      }
      return Journals(tail, since: known, in: folder, rules)
    } catch {
      throw .journal(error)
    }
  }
}

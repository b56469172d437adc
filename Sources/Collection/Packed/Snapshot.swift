import Files
import Flashcards
import Journal
import SpacedRepetition

/// What the decks and the journals of a collection came to when they were last read: so a start
/// reads only what has changed since.
///
/// It may be deleted at any time; the next start makes the same again. It belongs to one build of the
/// program, to one folder, and to the settings that a fold depends on; any other takes it for none.
struct Snapshot: Sendable {
  private(set) var library: Library
  let history: History
  let agenda: Agenda
  /// What the history was folded by.
  let rules: FoldRules
  /// How far each journal was read.
  let marks: [JournalMark]
  /// What was wrong with the journals up to there.
  let problems: [JournalProblem]
  let eventsFromNewerVersion: Int
  /// Whether ``DeckMemory`` has every deck as it is here.
  private(set) var isRemembered: Bool
  /// Whether it comes from a file that was folded by other rules.
  private(set) var isRefolded = false

  init(
    library: Library, history: History, agenda: Agenda, rules: FoldRules,
    marks: [JournalMark],
    problems: [JournalProblem], eventsFromNewerVersion: Int, isRemembered: Bool
  ) {
    self.library = library
    self.history = history
    self.agenda = agenda
    self.rules = rules
    self.isRemembered = isRemembered
    self.marks = marks
    self.problems = problems
    self.eventsFromNewerVersion = eventsFromNewerVersion
  }

  /// The problems before the marks. A line that is not finished is behind its file's, and is found
  /// again if it is there still.
  var lastingProblems: [JournalProblem] { problems.filter(\.isLasting) }

  /// The same once the memory has the decks, but for some files that it holds back: those are looked at
  /// again by the next reading, whatever their stamps.
  func remembered(except heldBack: Set<String>) -> Snapshot {
    var result = self
    result.isRemembered = true
    if !heldBack.isEmpty { result.library = library.unsettled(heldBack) }
    return result
  }

  /// Reads the snapshot of a collection; nil if there is none that is of use.
  /// - Parameter file: Its file, if that is open.
  init?(_ place: CollectionPlace, _ rules: FoldRules, _ file: PackedFile? = nil) {
    // Without the copies of the decks nothing would tell later what an edited card was.
    guard FileSystem.isFolder(place.folder.deckMemory),
      let file = file ?? PackedFile(place.folder.snapshot)
    else { return nil }
    let read = file.unpacked { unpacker throws(UnpackingError) -> Snapshot? in
      guard try unpacker.isSnapshot(of: place) else { return nil }
      return try Snapshot(from: &unpacker, place, rules)
    }
    guard let snapshot = read ?? nil else { return nil }
    self = snapshot
  }

  /// How far the journal of a machine was read when a snapshot was made; nil if there is none, or if
  /// all has to be read to tell whose events they are.
  static func mark(
    of device: DeviceID, in file: PackedFile?, of place: CollectionPlace
  ) -> JournalMark? {
    let read = file?.unpacked {
      unpacker throws(UnpackingError) -> JournalMark? in
      guard try unpacker.isSnapshot(of: place) else { return nil }
      let (marks, problems) = try unpacker.journals()
      let hasTwins = problems.contains { if case .conflict = $0.reason { true } else { false } }
      return hasTwins ? nil : marks.first { $0.device == device }
    }
    return read ?? nil
  }

  private init(
    from unpacker: inout ByteUnpacker, _ place: CollectionPlace, _ rules: FoldRules
  ) throws(UnpackingError) {
    let (scheduler, dayEnds) = (rules.scheduler, rules.dayEnds)
    self.rules = rules
    isRemembered = true
    (marks, problems) = try unpacker.journals()
    let policy = try unpacker.text()
    let ends = FoldedDays(from: try unpacker.value(), to: try unpacker.value())
    let endsChecksum: Int = try unpacker.value()
    eventsFromNewerVersion = try unpacker.int(in: 0...LineBounds.count.range.upperBound)
    let marks = marks
    unpacker.remakeNext(isExact: false) { Self.rememberedDecks(place) }
    library = try Library(from: &unpacker)
    unpacker.remakeNext(isExact: true) {
      let events = (try? JournalReader.read(place.folder.journal, upTo: marks))?.events
      return events.map { Self.packed(History(canonical: $0, rules)) }
    }
    let history = try History(
      from: &unpacker, scheduler: scheduler, dayEnds: dayEnds, settings: rules.settings)
    let isSameFold =
      endsChecksum
      == Int(ends.checksum(dayEnds, hasSteps: rules.hasSteps(for: history.trials)))
      && policy == rules.foldName(for: history.trials)
    let agenda = try Agenda(from: &unpacker, library, history)
    isRefolded = !isSameFold
    // All events are needed at once, and the journals still tell them if the file does not.
    if isRefolded, !history.events.isWhole { throw UnpackingError() }
    self.history =
      isRefolded
      ? History(
        events: history.events, scheduler: scheduler, dayEnds: dayEnds, settings: rules.settings)
      : history
    self.agenda = isRefolded ? Agenda(library, self.history) : agenda
  }

  private static func packed(_ history: History) -> BytePacker {
    var packer = BytePacker()
    history.pack(to: &packer)
    return packer
  }

  /// The decks as they were when a snapshot was made, packed.
  private static func rememberedDecks(_ place: CollectionPlace) -> BytePacker {
    let listing = DeckMemory.listing(in: place.folder.deckMemory)
    var packer = BytePacker()
    Library(DeckFile.read(listing.paths).files).pack(to: &packer)
    return packer
  }

  /// Writes the snapshot of a collection in place of the one that is there.
  ///
  /// All is folded and packed anew, so that the file does not depend on how its content was come by.
  func write(_ place: CollectionPlace) throws(FileError) {
    var packer = BytePacker(capacity: 1 << 16)
    let (days, trials) = (FoldedDays(history), history.trials)
    packer.append(place.program, place.folder.path, marks, lastingProblems)
    packer.append(
      rules.foldName(for: trials), days.first, days.last,
      Int(days.checksum(rules.dayEnds, hasSteps: rules.hasSteps(for: trials))),
      eventsFromNewerVersion)
    library.pack(to: &packer)
    let folded = History(canonical: history.events, rules)
    folded.pack(to: &packer)
    Agenda(library, folded).pack(to: &packer)
    try FileSystem.makeFolder(place.folder.cache)
    try PackedFile.write(packer, to: place.folder.snapshot)
  }
}

extension History {
  /// A fold from the beginning. It does not depend on the order in which the events were read.
  fileprivate init(canonical events: Events, _ rules: FoldRules) {
    self.init(
      events: events.canonical, scheduler: rules.scheduler, dayEnds: rules.dayEnds,
      settings: rules.settings)
  }
}

extension FoldRules {
  /// Tells a fold of a history with these trials from one that came to other schedules.
  fileprivate func foldName(for trials: Trials) -> String {
    schedulers(for: trials).map(\.foldName).joined(separator: "; ")
  }
}

extension Scheduler {
  /// Tells a fold from one that came to other schedules: the policy and what is set of it.
  fileprivate var foldName: String {
    guard case .fsrs(let fsrs) = self else { return policy.rawValue }
    let options = fsrs.options
    return "fsrs \(fsrs.parameters) \(options.desiredRetention) \(options.learningSteps)"
      + " \(options.relearningSteps) \(options.waitsHours)"
  }
}

/// The study days of the answers that were folded. Under Anki's policy what they came to depends on
/// when these days end, which a learner's journey may change.
private struct FoldedDays {
  /// Numbers of days; the last is before the first if there is none.
  private(set) var first: Int
  private(set) var last: Int

  init(from first: Int, to last: Int) {
    self.first = first
    self.last = last
  }

  init(_ history: History) {
    first = Int.max
    last = Int.min
    for review in history.reviews {
      first = min(first, review.day.number)
      last = max(last, review.day.number)
    }
  }

  /// 2134, as the number of a day.
  private static let lastAsked = 60_000

  /// A checksum of when each of the days ends, if a scheduler has steps and so asks for it.
  func checksum(_ dayEnds: DayEnds, hasSteps: Bool) -> UInt32 {
    // A line may say any of ten thousand years; no clock was set that far, and to ask for all of their
    // days takes seconds.
    let (first, last) = (max(first, 0), min(last, Self.lastAsked))
    guard hasSteps, first <= last else { return 0 }
    var dayEnds = dayEnds
    let ends = (Day(number: first)...Day(number: last)).map { dayEnds.moment(0, on: $0).dayEnd }
    return ends.withUnsafeBytes { CRC32C.checksum($0) }
  }
}

extension ByteUnpacker {
  /// Whether a snapshot was made by this build of the program of this folder.
  fileprivate mutating func isSnapshot(of place: CollectionPlace) throws(UnpackingError) -> Bool {
    let program = try text()
    return try text() == place.folder.path && program == place.program
  }

  fileprivate mutating func journals() throws(UnpackingError)
    -> (marks: [JournalMark], problems: [JournalProblem])
  {
    (try value(), try value())
  }
}

import Collection
import Files
import JSON
import Journal
import Posix
import Safekeeping
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// The environment of every command: paths, the time, and the terminal.
@MainActor
struct Context {
  let surroundings: Surroundings
  let clock: Clock
  let terminal: TerminalSession
  /// The collection that the prompt was opened on; nil outside the prompt.
  var promptCollection: String?
  /// The colors of the output.
  var theme = Theme.standard
  /// Whether links and the like may be shown: not to who hears the screen.
  var mayDecorate = true
  /// The collection that was read, for the next line and the next start.
  private let kept = CollectionKeeper()
  private let backups = BackupKeeper()
  /// Whether opening a collection reports its problems; the prompt does so only once.
  var tellsProblems = true
  /// Whether it reports events such as an unfinished import.
  var tellsNotices = true

  init() throws(Failure) {
    surroundings = Surroundings()
    terminal = TerminalSession(environment: surroundings.environment)
    clock = try Clock(now: surroundings.set("ROUNDS_NOW"))
  }

  // MARK: The collection

  func place(_ options: CollectionOptions) throws -> CollectionPlace {
    let folder = try surroundings.collectionFolder(
      named: options.collection ?? promptCollection)
    // Whatever a command does next, it must not follow a link out of the collection.
    try asStudyError { () throws(FileError) in try folder.refuseLinks() }
    return surroundings.place(of: folder)
  }

  /// Opens the collection for reading.
  func read(_ options: CollectionOptions) throws -> Collection {
    let place = try place(options)
    let collection = try Collection(reading: place, at: clock.now, since: kept.known(at: place))
    kept.keep(collection, isAtPrompt: promptCollection != nil)
    warn(of: collection.allProblems)
    return collection
  }

  /// How long a command waits while another process writes, in milliseconds.
  private static let patience = 5000
  /// The part of ``patience`` without a message.
  private static let silence = 200

  /// When the first writing command of a day makes the day's backup.
  enum BackupTime {
    /// Before it changes decks, or much at once.
    case before
    /// In the background: it only appends to the journal, and nobody has to wait.
    case meanwhile
    case never
  }

  /// Takes the right to write; if that takes a while, tells a learner at a terminal why.
  func writer(
    _ options: CollectionOptions, backup: BackupTime = .before,
    waitingUpTo patience: Int = patience
  ) throws -> Writer {
    if backup != .meanwhile { finishBackup() }
    let place = try place(options)
    let writer = try patientWriter(place, waitingUpTo: patience)
    if backup != .never {
      let today = today(place)
      backups.keep(BackupStore(place.folder), on: today, at: clock.now)
      if backup == .before { finishBackup() }
    }
    return writer
  }

  private func patientWriter(
    _ place: CollectionPlace, waitingUpTo patience: Int
  ) throws -> Writer {
    let silence = min(patience, Self.silence)
    do throws(StudyError) {
      return try Writer(place, waitingUpTo: silence, at: clock.now)
    } catch {
      guard case .journal(.locked) = error, patience > silence else { throw error }
      if isatty(2) == 1 {
        note("rounds: \(error.message); waiting up to \(patience / 1000) s …")
      }
      return try Writer(place, waitingUpTo: patience - silence, at: clock.now)
    }
  }

  private func finishBackup() {
    if let error = backups.finish() {
      note("rounds: no backup was made: \(error.message); \(error.hint)")
    }
  }

  /// Opens the collection for changes.
  func open(_ options: CollectionOptions, writer: inout Writer) throws -> Collection {
    let place = try place(options)
    let collection = try Collection(
      place, writer: &writer, at: clock.now, since: kept.known(at: place))
    kept.keep(collection, isAtPrompt: promptCollection != nil)
    warn(of: collection.allProblems)
    return collection
  }

  /// Waits until nothing is being written any more.
  func finish() {
    kept.finish()
    finishBackup()
  }

  func today(_ collection: Collection) -> Day {
    clock.today(rolloverHour: collection.settings.rolloverHour)
  }

  /// The study day by the settings of a collection that is not open.
  func today(_ place: CollectionPlace) -> Day {
    let settings = SettingsFile.readable(place.folder.settings, over: nil).settings
    return clock.today(rolloverHour: settings.rolloverHour)
  }

  /// Reports on standard error that there are problems, and how to list them.
  private func warn(of problems: Collection.Problems) {
    if tellsNotices {
      for notice in problems.notices { note("rounds: \(notice)") }
    }
    guard tellsProblems else { return }
    let errors = problems.errorCount
    if errors > 0 {
      note("rounds: \(counted(errors, "problem")) found; `rounds check` lists them")
    }
    if problems.eventsFromNewerVersion > 0 {
      let events = counted(problems.eventsFromNewerVersion, "event")
      note("rounds: \(events) of a newer version kept and passed over; install that version")
    }
  }

  // MARK: Output

  /// Styles for standard output.
  var style: Styler {
    Styler(support: colorSupport(on: 1), theme: theme, showsLinks: showsLinks(on: 1))
  }

  private func colorSupport(on descriptor: Int32) -> ColorSupport {
    ColorSupport.decide(
      environment: surroundings.environment, isTerminal: isatty(descriptor) == 1)
  }

  /// Whether a text on the descriptor may have links in it.
  func showsLinks(on descriptor: Int32) -> Bool {
    mayDecorate && isatty(descriptor) == 1 && colorSupport(on: descriptor) != .none
      && TerminalKind.passesOverUnknownSequences(environment: surroundings.environment)
  }

  /// Gives the window a title until the terminal is released, where it may have one.
  func showTitle(_ title: String) {
    if showsLinks(on: 1) { terminal.showTitle("rounds: " + title) }
  }

  /// The same with the theme of the settings; says what of it cannot be.
  /// - Parameter isPlain: Whether line after line is wanted, as a screen reader reads it.
  func themed(by settings: Settings, isPlain: Bool = false) -> Context {
    var context = self
    context.mayDecorate = settings.screen == .full && !isPlain
    do {
      let name = settings.theme == .auto ? context.themeOfBackground : settings.theme
      let chosen = try Theme.named(name.rawValue).overridden(by: settings.styles)
      context.theme = chosen.theme
      for problem in chosen.problems {
        note("rounds: \(problem.message), in `styles` of config.json")
        note(problem.hint, indent: "  ")
      }
    } catch {
      note("rounds: \(error.message)")
    }
    return context
  }

  /// The theme that fits the terminal's background; the one for both where it does not say.
  private var themeOfBackground: Settings.ThemeName {
    guard showsLinks(on: 1) else { return .default }
    return terminal.backgroundIsDark().map { $0 ? .dark : .light } ?? .default
  }

  /// The columns of a line on standard output.
  var width: Int { terminal.width }

  /// The columns of prose lines: longer ones are hard to read.
  var proseWidth: Int { min(width, Self.longestLine) }

  /// The most columns of a prose line.
  nonisolated static let longestLine = 90

  /// Whether standard output is a terminal.
  var isOnTerminal: Bool { isatty(1) == 1 }

  /// The columns after which text is wrapped: not at all in a pipe, unless `COLUMNS` sets them.
  var textWidth: Int {
    isOnTerminal || surroundings.set("COLUMNS") != nil ? width : 1_000_000
  }

  /// Writes a line to standard output, which may be styled; other terminal control characters are
  /// made visible.
  func print(_ line: String = "") {
    terminal.write(line + "\n")
  }

  /// Writes one object as a line of JSON.
  func print(_ object: JSONObject) {
    terminal.writeData(object.line + "\n")
  }

  /// Writes a message to standard output, on a terminal wrapped to the window's width. It stays one
  /// line even if a name in it has line breaks.
  func printWrapped(_ message: String, indent: String = "") {
    printText(sanitized(message, keepNewlines: false), indent: indent)
  }

  /// Writes the text of a card, keeping its lines, to standard output, on a terminal wrapped to the
  /// window's width, each line styled.
  func printText(
    _ text: String, indent: String = "", style: (String) -> String = { $0 }
  ) {
    let clean = sanitized(text)
    guard isOnTerminal else { return print(style(indent + clean)) }
    for line in wrapped(clean, width: proseWidth, firstIndent: indent, indent: indent) {
      print(style(line))
    }
  }

  /// Writes a message to standard error, as one line even if a file name in it has line breaks.
  /// - Parameter link: What the message begins with, as a link.
  func note(_ message: String, indent: String = "", link: StandardError.Link? = nil) {
    StandardError.write(message, width: proseWidth, indent: indent, link: link)
  }

  /// Reports a failure and what to do about it on standard error.
  func note(_ failure: Failure) {
    guard !failure.message.isEmpty else { return }
    note("rounds: \(failure.message)")
    if let hint = failure.hint { note(hint, indent: "  ") }
  }

  /// A text with its lines wrapped to the window's width.
  func fittingLines(of text: String) -> String {
    sanitized(text).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { displayWidth($0) > width ? wrapped(String($0), width: width) : [String($0)] }
      .joined(separator: "\n")
  }
}

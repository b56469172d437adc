import ArgumentParser
import Collection
import Flashcards
import SpacedRepetition
import Statistics
import Study
import Terminal
import Text

/// The day's review.
struct Review: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review the cards that are due, and learn new ones.",
    discussion: """
      Space shows the answer, 0 to 5 grade it, u undoes, q leaves, ? lists all keys. Each answer \
      is on disk before the next card appears. Cards graded under 4 come back at the end.

      --cram, --failed, --leeches, --expired and --confusions are practice: they change no \
      schedule.

      More: rounds help reviewing

      Examples:  rounds review billing --new 5
                 rounds review --ahead 3 --minutes 20
                 rounds review --cram --tag modifiers
      """)

  @OptionGroup var choice: CardChoiceOptions
  @Option(
    name: .long,
    help: ArgumentHelp("Learn this many new cards, whatever the day's limit.", valueName: "n"))
  var new: Int?
  @Option(name: .long, help: ArgumentHelp("Review at most this many cards.", valueName: "n"))
  var limit: Int?
  @Option(help: ArgumentHelp("End the session after this many minutes.", valueName: "n"))
  var minutes: Int?
  @Option(help: ArgumentHelp("Also review what is due in the next days.", valueName: "days"))
  var ahead: Int?
  @Flag(help: "Only new cards.")
  var newOnly = false
  @Flag(help: "Practice all cards of the choice, due or not.")
  var cram = false
  @Flag(help: "Practice what you failed today.")
  var failed = false
  @Flag(help: "Practice leeches: cards forgotten 8 times or more.")
  var leeches = false
  @Flag(help: "Practice cards whose fact has expired.")
  var expired = false
  @Flag(help: "Practice what you mix up, side by side.")
  var confusions = false
  @Flag(help: "Look at the cards, and keep nothing.")
  var readOnly = false
  @Flag(help: "Show line after line, and never move the cursor.")
  var plain = false
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--new", new, 0...Int.max)
    try checkOption("--limit", limit, 1...Int.max)
    try checkOption("--minutes", minutes, .minutesOfSitting)
    try checkOption("--ahead", ahead, 1...36_500)
    let kinds = [newOnly, cram, failed, leeches, expired, confusions, ahead != nil].count { $0 }
    if kinds > 1 {
      throw ValidationError(
        "choose one of --ahead, --new-only, --cram, --failed, --leeches, --expired and --confusions"
      )
    }
  }

  func run(in context: Context) throws {
    context.terminal.takeTerminal()
    defer { context.terminal.releaseTerminal() }
    var writer = try writer(context)
    var collection: Collection
    if writer == nil {
      collection = try context.read(self.collection)
    } else {
      collection = try context.open(self.collection, writer: &writer!)
    }
    try collection.checkTags(choice.tag)
    var options = DayQueue.Options()
    options.decks = try collection.decks(named: choice.decks)
    options.tags = choice.tag
    options.isFocused = choice.isFocused
    options.newCards = new
    options.limit = limit
    let today = context.today(collection)
    choose(&options, in: collection, on: today)
    if let search = choice.search {
      let search = try context.search(search, saved: collection.settings.searches)
      let found = search.matches(in: collection, on: today).map(\.id)
      guard !found.isEmpty else {
        context.tellStrangers(search, in: collection)
        throw Failure("no card matches the search", hint: "`rounds find` tries a search")
      }
      options.cards = options.cards.map { $0.intersection(found) } ?? Set(found)
    }
    if confusions, !chooseConfusions(&options, in: collection, on: today) {
      context.printWrapped(Self.noConfusions)
      return
    }
    if writer != nil { collection.measureRecall(on: today) }
    let session = Session(collection, on: today, at: context.clock.now, options: options)
    guard session.current != nil else {
      tellNothingIsDue(session, today: today, options, context)
      return
    }
    var loop = ReviewLoop(
      context.themed(by: collection.settings, isPlain: plain), session: session,
      recorder: Recorder(writer, of: collection), options: self.collection, day: today,
      minutes: minutes, isPlain: plain)
    try loop.run()
  }

  /// How long a learner at a terminal waits for another program before being asked, in
  /// milliseconds.
  private static let patience = 1000

  /// The right to write; nil if the review is read-only, as requested or because nothing can be
  /// written now.
  @MainActor
  private func writer(_ context: Context) throws -> Writer? {
    if readOnly { return nil }
    guard context.terminal.isInteractive else {
      return try context.writer(collection, backup: .meanwhile)
    }
    do {
      return try context.writer(
        collection, backup: .meanwhile, waitingUpTo: Self.patience)
    } catch let error as StudyError where error.isOfWritingOnly {
      context.note(Failure(error))
      guard
        case .line(let reply) = context.terminal.readLine(
          prompt: "Open read-only? [y/N] "),
        ["y", "yes"].contains(reply.trimmed().lowercased())
      else { throw Failure.reported }
      return nil
    }
  }

  /// Sets the kind of session.
  private func choose(
    _ options: inout DayQueue.Options, in collection: Collection, on today: Day
  ) {
    if let ahead { options.purpose = .ahead(ahead) }
    if newOnly { options.purpose = .new }
    guard cram || failed || leeches || expired else { return }
    options.purpose = .practice
    if failed { options.cards = collection.failed(on: today) }
    if leeches || expired {
      options.cards = Set(
        collection.library.entries.lazy.filter {
          leeches
            ? collection.record(of: $0).progress.isLeech
            : $0.head.validUntil.map { $0.lastDay < today } ?? false
        }.map(\.id))
    }
  }

  /// Reports what is due outside the focus.
  private func others(_ session: Session, _ options: DayQueue.Options, _ today: Day) -> String {
    guard options.isFocused, let focus = session.collection.focus else { return "" }
    var all = options
    all.isFocused = false
    let count = DayQueue(session.collection, on: today, options: all).dueInAll
    return count > 0
      ? " \(counted(count, "card")) due that \(focus.title) does not ask: rounds review --all." : ""
  }

  @MainActor
  private func tellNothingIsDue(
    _ session: Session, today: Day, _ options: DayQueue.Options, _ context: Context
  ) {
    let collection = session.collection
    guard !collection.library.entries.isEmpty else {
      context.printWrapped(
        "There are no cards yet. Put Markdown decks into \(collection.folder.decks), or bring "
          + "some in: rounds import FILE.")
      return
    }
    if options.purpose == .practice {
      let what =
        leeches
        ? "No leeches" : failed ? "Nothing was failed today" : expired ? "Nothing has expired" : nil
      let isAll = choice.decks.isEmpty && choice.tag.isEmpty && choice.search == nil
      context.printWrapped(
        what.map { isAll ? "\($0)." : "\($0) in this choice." } ?? "No card matches this choice.")
      return
    }
    var ahead = options
    ahead.newCards = .max
    let rest = DayQueue(collection, on: today, options: ahead)
    let (waiting, siblings) = (rest.new.count, DueCounts(rest).dueSiblings)
    let tomorrow = counted(collection.dueCount(by: today + 1, isFocused: options.isFocused), "card")
    let more = choice.review((newOnly ? ["--new-only"] : []) + ["--new", "10"])
    context.printWrapped(
      "Nothing to review now."
        + (session.nextStepAt.map {
          " The next card comes in \(minutesText(from: context.clock.now, to: $0))."
        } ?? "")
        + (rest.dueBeyondLimit > 0
          ? " \(counted(rest.dueBeyondLimit, "card")) more due today, over reviews-per-day." : "")
        + (siblings > 0
          ? " \(counted(siblings, "sibling")) put off to another day." : "")
        + others(session, options, today)
        + " Due tomorrow: \(tomorrow)\(session.dueScope)."
        + (waiting > 0 ? " More new cards today: \(more)" : ""))
  }
}

import ArgumentParser
import Collection
import JSON
import SpacedRepetition
import Study
import Text

/// Shows what is due today, or moves cards to another day.
struct Due: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Show how many cards are due, or put cards on another day.",
    discussion: """
      Counts what `review` would show, and says why it puts cards off: `200 of 510 due (310 \
      over reviews-per-day)`. --on moves cards to a day; their intervals stay.

      Examples:  rounds due --on 2026-12-01 b-denial-vs-rejection
                 rounds due --on tomorrow is:due deck:modifiers
                 rounds due --quiet && echo 'time for a review'  (in ~/.profile)
      """)

  @OptionGroup var selection: CardSelection
  @OptionGroup var breadth: BreadthOptions
  @Option(
    help: ArgumentHelp(
      "A date, today, tomorrow, or how many days from today.",
      valueName: "day"))
  var on: String?

  @Flag(help: "Print one line, or nothing and exit 3 if no card is due.")
  var quiet = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if on == nil, !selection.cards.isEmpty {
      throw ValidationError("say which day to put the cards on: --on 2026-12-01, or --on tomorrow")
    }
    if on != nil, quiet || output.json || breadth.all {
      throw ValidationError("--on does not go together with --quiet, --json and --all")
    }
  }

  func run(in context: Context) throws {
    if let on { return try put(on: on, context) }
    let place = try context.place(collection)
    // An unreadable file is reported when the collection is read.
    let today = context.today(place)
    let (counts, others) = try counts(on: today, context)
    if output.json {
      var object: JSONObject = [
        "day": JSONValue(today), "due": .integer(counts.due), "new": .integer(counts.new),
        "learning": .integer(counts.learning), "dueInAll": .integer(counts.dueInAll),
        "dueBeyondLimit": .integer(counts.dueBeyondLimit),
      ]
      if let focus = counts.focus, !breadth.all { object["exam"] = .string(focus) }
      context.print(object)
    } else if !counts.isEmpty || (!quiet && counts.dueInAll > 0) {
      context.print(text(counts))
    } else if !quiet {
      context.printWrapped("Nothing is due today.")
    }
    if others > 0, !quiet, !output.json {
      context.printWrapped(
        "\(counted(others, "card")) of other decks \(others == 1 ? "is" : "are") due too: "
          + "`review --all` includes them.")
    }
    if quiet && counts.isEmpty { throw Failure.noCardWaits }
  }

  /// Moves the chosen cards to a day.
  @MainActor
  private func put(on text: String, _ context: Context) throws {
    let settings = try SettingsFile(path: try context.place(collection).folder.settings).settings
    let today = context.clock.today(rolloverHour: settings.rolloverHour)
    let words = ["today": today, "tomorrow": today + 1]
    let day = words[text.lowercased()] ?? Int(text).map { today + $0 } ?? Day(text)
    guard let day, day >= today, day - today <= 36_500 else {
      throw Failure(
        .usage, "`\(text)` is not a day from today on",
        hint: "write a date such as \(today + 7), today, tomorrow, or how many days from today")
    }
    let name = day == today ? "due today" : "due on \(day)"
    let wording = CardSelection.Wording(
      verb: "Put", rest: " on \(day)", done: name, already: "\(name) already")
    try selection.change(in: context, collection, wording) { collection, entry, today in
      collection.record(of: entry).progress.due == day
        ? nil : collection.moved(entry.id, to: day, today: today)
    }
  }

  /// What is due, and how many cards are besides that are not of the learner's exam.
  @MainActor
  private func counts(
    on today: Day, _ context: Context
  ) throws -> (counts: DueCounts, others: Int) {
    var reading = context
    reading.tellsProblems = !quiet
    reading.tellsNotices = !quiet
    let collection = try reading.read(collection)
    let counts = DueCounts(
      DayQueue(collection, on: today, options: breadth.all ? .init() : .focused),
      focus: collection.focus)
    guard !quiet, !breadth.all, collection.focus != nil else { return (counts, 0) }
    let all = collection.dueCount(by: today)
    return (counts, all - collection.dueCount(by: today, isFocused: true))
  }

  /// `12 due, 5 new`, without zeros; a shell prompt has no room for reasons.
  private func text(_ counts: DueCounts) -> String {
    let due = counts.dueInAll > 0 ? [quiet ? counts.dueText : counts.explainedDueText] : []
    let others = [(counts.new, "new"), (counts.learning, "learning")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return (due + others).joined(separator: ", ")
  }
}

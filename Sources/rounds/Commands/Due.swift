import ArgumentParser
import JSON
import SpacedRepetition
import Study

/// Shows what there is to do today.
struct Due: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Show how many cards are due, for a shell prompt or a login script.",
    discussion: """
      Counts what `review` would show: due cards and the day's new ones. Where reviews-per-day puts \
      some off it says `200 of 510 due`. With --quiet it prints one line if there is something to \
      review and exits 0, else prints nothing and exits 3.

      In ~/.profile:  rounds due --quiet && echo 'time for a review'
      """)

  @Flag(help: "Print a line only if there is something to review, and no messages.")
  var quiet = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let place = try context.place(collection)
    // A file that cannot be read has its say when the collection is.
    let settings = (try? SettingsFile(path: place.folder.settings))?.settings ?? Settings()
    let today = context.clock.today(rolloverHour: settings.rolloverHour)
    let counts = try counts(place, on: today, context)
    if output.json {
      context.print([
        "day": JSONValue(today), "due": .integer(counts.due), "new": .integer(counts.new),
        "learning": .integer(counts.learning), "dueInAll": .integer(counts.dueInAll),
        "dueBeyondLimit": .integer(counts.dueBeyondLimit),
      ])
    } else if !counts.isEmpty || (!quiet && counts.dueBeyondLimit > 0) {
      context.print(Self.text(counts))
    } else if !quiet {
      context.printWrapped("Nothing is due today.")
    }
    if quiet && counts.isEmpty { throw Failure.noCardWaits }
  }

  @MainActor
  private func counts(
    _ place: Collection.Place, on today: Day, _ context: Context
  ) throws -> DueCounts {
    let memory = DueMemory(place, on: today)
    if let counts = memory.counts { return counts }
    var reading = context
    reading.tellsProblems = !quiet
    reading.tellsNotices = !quiet
    let counts = DueCounts(DayQueue(try reading.read(collection), on: today))
    // Reading may have journalled what follows from edits.
    if DueMemory(place, on: today).isSame(as: memory) { memory.keep(counts) }
    return counts
  }

  /// `12 due, 5 new`, without zeros.
  private static func text(_ counts: DueCounts) -> String {
    let due = counts.due > 0 || counts.dueBeyondLimit > 0 ? [counts.dueText] : []
    let others = [(counts.new, "new"), (counts.learning, "learning")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return (due + others).joined(separator: ", ")
  }
}

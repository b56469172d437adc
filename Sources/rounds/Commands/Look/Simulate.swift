import ArgumentParser
import Collection
import JSON
import SpacedRepetition
import Statistics

/// Simulates the days ahead.
struct Simulate: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Play out the coming days from your cards.",
    discussion: """
      Answers your cards day by day, with your usual grades and times, and writes nothing. \
      --policies plays them under SM-2, Anki's variant, and FSRS at several retentions.

      Example:  rounds simulate --days 365 --new 20 --minutes 30
      """)

  @Option(help: ArgumentHelp("Days to play, 1 to 3650.", valueName: "n"))
  var days = 365
  @Option(help: ArgumentHelp("New cards a day (default: the setting new-per-day).", valueName: "n"))
  var new: Int?
  @Option(help: ArgumentHelp("Minutes a day (default: as long as it takes).", valueName: "n"))
  var minutes: Int?
  @Option(help: ArgumentHelp("The same seed plays the same days.", valueName: "n"))
  var seed: UInt64 = 1
  @Flag(help: "Compare how much work each policy takes.")
  var policies = false
  @Option(help: ArgumentHelp("Only the deck of this name.", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("Only the cards with this tag.", valueName: "tag"))
  var tag: String?
  @OptionGroup var breadth: BreadthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--days", days, 1...3650)
    try checkOption("--new", new, 0...Int.max)
    try checkOption("--minutes", minutes, 1...Int.max)
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let scope = try StatsScope(
      asking: deck, tag: tag, all: breadth.all, in: collection, on: today)
    let settings = collection.settings
    let done = DayTally(collection.history, on: today)
    let plan = Simulation.Plan(
      days: days, newPerDay: new ?? settings.newPerDay, reviewsPerDay: settings.reviewsPerDay,
      learnedToday: done.learned, reviewedToday: done.reviewed, minutes: minutes, seed: seed)
    let habits = GradeHabits([ReviewColumns(collection, scope)])
    if policies {
      let race = PolicyRace(collection, scope, habits: habits, today: today, plan: plan)
      if output.json { return context.print(race.json) }
      for line in race.lines(context.chartPage, plan) { context.print(line) }
      return
    }
    let report = SimulationReport(
      Simulation(collection, scope, habits: habits, today: today, plan: plan), plan, habits,
      today: today,
      cards: scope.cards.count {
        !collection.record(of: collection.library.entries[$0]).isSuspended
      })
    if output.json {
      context.print(report.json)
    } else {
      for line in report.lines(context.chartPage) { context.print(line) }
    }
  }
}

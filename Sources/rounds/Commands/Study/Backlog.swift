import ArgumentParser
import Collection
import Study
import Text

/// Spreads overdue cards over the coming days.
struct Backlog: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "backlog",
    abstract: "Spread overdue cards over the next days.",
    discussion: """
      The most overdue for their interval stay today, the next come tomorrow, and so on. Without \
      --days it takes a week, or as many days as it needs so that none has more than \
      reviews-per-day. With an exam set, only its cards move, unless you say --all. A card keeps its \
      interval. One `undo` undoes all of it.

      Example:  rounds backlog --days 7 --dry-run
      """)

  @Option(help: ArgumentHelp("Spread over this many days, today included.", valueName: "n"))
  var days: Int?
  @OptionGroup var breadth: BreadthOptions
  @OptionGroup var spreading: SpreadingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    if let days, !(1...SpreadingOptions.longest ~= days) {
      throw Failure(
        .usage, "a backlog cannot be spread over \(days) days",
        hint: "write a number from 1 to \(SpreadingOptions.longest)")
    }
    try spreading.carryOut(in: context, collection, json: output.json) { collection, today, tense in
      let limit = collection.settings.reviewsPerDay
      if days == nil, limit == 0 {
        throw Failure(
          "no days are enough while reviews-per-day is 0",
          hint: "say over how many days: rounds backlog --days 7")
      }
      let plan = Spreading.backlog(
        collection, over: days, today: today, isFocused: !breadth.all)
      guard let busiest = plan.days.map(\.after).max(), !plan.moves.isEmpty else {
        let due = plan.days[0].before
        let isOverdue = Workload(collection, on: today, isFocused: !breadth.all).overdue > 0
        return (
          plan,
          "Nothing to spread: \(due == 0 ? "no card is" : due == 1 ? "1 card is" : "\(due) cards are")"
            + " due today\(due == 0 || isOverdue ? "" : ", none overdue")."
            + (!breadth.all && collection.focus != nil
              && Workload(collection, on: today).overdue > 0
              ? " Cards that are not of your exam are overdue: backlog --all." : "")
        )
      }
      let moved =
        "\(counted(plan.moves.count, "card")) \(tense.verb("go", "went")) to a later day"
      let warning =
        busiest > limit
        ? "; some days have more than reviews-per-day (\(limit)), so that not all fit" : ""
      return (plan, moved + warning + ".")
    }
  }
}

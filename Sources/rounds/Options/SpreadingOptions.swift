import ArgumentParser
import Collection
import JSON
import SpacedRepetition
import Study

/// Options shared by the commands that move many cards to other days.
struct SpreadingOptions: ParsableArguments {
  @Flag(help: "Show what it would do, and do nothing.")
  var dryRun = false

  /// The most days to spread cards over.
  static let longest = 366

  /// The words for a plan, before and after it is carried out.
  func verb(_ planned: String, _ done: String) -> String { dryRun ? planned : done }

  /// Makes a plan, shows its days and a summary sentence, and carries it out.
  @MainActor
  func carryOut(
    in context: Context, _ options: CollectionOptions, json: Bool,
    _ plan: (Collection, _ today: Day) throws -> (Spreading, sentence: String)
  ) throws {
    if dryRun {
      let collection = try context.read(options)
      let (plan, sentence) = try plan(collection, context.today(collection))
      show(plan, sentence, json: json, context)
      if !json, !plan.moves.isEmpty { context.printWrapped("Nothing is done yet.") }
      return
    }
    var writer = try context.writer(options)
    let collection = try context.open(options, writer: &writer)
    let (plan, sentence) = try plan(collection, context.today(collection))
    try writer.append(plan.actions, at: context.clock.now)
    show(plan, sentence, json: json, context)
    if !json, !plan.moves.isEmpty {
      context.printWrapped("`undo` undoes all of it.")
    }
  }

  @MainActor
  private func show(_ plan: Spreading, _ sentence: String, json: Bool, _ context: Context) {
    if json {
      for day in plan.days {
        context.print([
          "day": .string(day.day.description), "before": .integer(day.before),
          "after": .integer(day.after),
        ])
      }
      return
    }
    if !plan.moves.isEmpty {
      context.printTable(
        [
          TableColumn(title: "day"), TableColumn(title: "due", isNumber: true),
          TableColumn(title: "then", isNumber: true),
        ], plan.days.map { ["\($0.day)", "\($0.before)", "\($0.after)"] })
    }
    context.printWrapped(sentence)
  }
}

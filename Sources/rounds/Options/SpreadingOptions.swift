import ArgumentParser
import Collection
import JSON
import SpacedRepetition
import Study
import Terminal
import Text

/// Options shared by the commands that move many cards to other days.
struct SpreadingOptions: ParsableArguments {
  @Flag(help: "Show what it would do, and do nothing.")
  var dryRun = false

  @Flag(help: "Move more than 10 cards without asking.")
  var yes = false

  /// The most days to spread cards over.
  static let longest = 366

  /// Whether a plan is shown before it is carried out, or after that.
  enum Tense {
    case planned, done

    func verb(_ planned: String, _ done: String) -> String { self == .planned ? planned : done }
  }

  /// Makes a plan, shows its days and a summary sentence, and carries it out. Before more than ten
  /// cards move, the learner is asked; without a terminal the command is the confirmation.
  @MainActor
  func carryOut(
    in context: Context, _ options: CollectionOptions, json: Bool,
    _ plan: (Collection, _ today: Day, Tense) throws -> (Spreading, sentence: String)
  ) throws {
    if dryRun || !yes && !json && context.terminal.isInteractive {
      // The question is asked before the lock is taken, so that nobody waits for the answer.
      let collection = try context.read(options)
      let (plan, sentence) = try plan(collection, context.today(collection), .planned)
      if dryRun || plan.moves.count > CardSelection.mostUnasked {
        show(plan, sentence, json: json, context)
      }
      if dryRun {
        if !json, !plan.moves.isEmpty { context.printWrapped("Nothing is done yet.") }
        return
      }
      if plan.moves.count > CardSelection.mostUnasked {
        guard
          case .line(let reply) = context.terminal.readLine(
            prompt: "Move \(counted(plan.moves.count, "card"))? [y/N] "),
          ["y", "yes"].contains(reply.trimmed().lowercased())
        else { return context.printWrapped("Nothing was changed.") }
      }
    }
    var writer = try context.writer(options)
    let collection = try context.open(options, writer: &writer)
    let (plan, sentence) = try plan(collection, context.today(collection), .done)
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

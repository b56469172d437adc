import ArgumentParser
import JSON
import SpacedRepetition
import Study

/// Tells whether the new cards will be met in time for an exam.
struct Plan: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show whether you will have met all cards by your exam.",
    discussion: """
      Counts the new cards of all decks, or of those that are named, against the new cards a day. \
      The exam's date is a setting; its own day counts for no study. Siblings that are kept a day \
      apart may take a little longer.

      Examples:  rounds config exam-date 2026-09-30
                 rounds plan
      """)

  @Argument(help: "Only these decks, by name or the beginning of it.")
  var decks: [String] = []
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    guard let exam = collection.settings.examDate else {
      throw Failure(
        "no exam date is set", hint: "set it with: rounds config exam-date YYYY-MM-DD")
    }
    let decks = try collection.decks(named: decks)
    let new = collection.library.entries.count { entry in
      let record = collection.record(of: entry)
      return record.progress.isNew && !record.isSuspended && decks?.contains(entry.deck) ?? true
    }
    let plan = StudyPlan(
      newCards: new, perDay: collection.settings.newPerDay,
      learnedToday: DayTally(collection.history, on: today).learned, today: today, exam: exam)
    if output.json {
      context.print(json(plan))
    } else {
      for line in Self.lines(plan) { context.printWrapped(line) }
    }
  }

  private func json(_ plan: StudyPlan) -> JSONObject {
    [
      "day": JSONValue(plan.today), "examDate": JSONValue(plan.exam),
      "daysLeft": .integer(plan.daysLeft), "newCards": .integer(plan.newCards),
      "newPerDay": .integer(plan.perDay), "lastNew": JSONValue(plan.lastNew),
      "uncovered": .integer(plan.uncovered),
      "neededPerDay": plan.neededPerDay.map { .integer($0) } ?? .null,
    ]
  }

  static func lines(_ plan: StudyPlan) -> [String] {
    guard plan.daysLeft > 0 else {
      let when = plan.daysLeft == 0 ? "today" : "past, \(plan.exam)"
      return ["The exam is \(when); \(counted(plan.newCards, "card")) were not met."]
    }
    var lines = ["Exam on \(plan.exam), in \(counted(plan.daysLeft, "day"))."]
    if plan.newCards == 0 { return lines + ["You have met every card."] }
    let rate = "At \(plan.perDay) new cards a day"
    if plan.uncovered > 0 {
      lines.append(
        "\(rate) \(plan.uncovered) of \(counted(plan.newCards, "new card")) will not be met by "
          + "then.")
    } else if let last = plan.lastNew {
      lines.append(
        "\(rate) the last of \(counted(plan.newCards, "new card")) is met on \(last), "
          + "\(counted(plan.exam - last, "day")) before it.")
    }
    if plan.isComfortable {
      lines.append("That leaves time to see each at least three times.")
    } else if let needed = plan.neededPerDay, plan.uncovered == 0, needed <= plan.perDay {
      lines.append("That is in time, but too late to see each three times.")
    } else if let needed = plan.neededPerDay {
      let isComfortable = plan.daysLeft > StudyPlan.settlingDays
      lines.append(
        "At \(needed) a day from tomorrow on you meet them all"
          + (isComfortable ? ", and see each at least three times" : "")
          + ": rounds config new-per-day \(needed)")
    } else {
      lines.append("No day is left for the others: `rounds review --new N` takes more today.")
    }
    return lines
  }
}

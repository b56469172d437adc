import ArgumentParser
import JSON
import SpacedRepetition
import Statistics
import Study

/// Shows whether the new cards will all be seen in time for an exam.
struct Plan: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show whether you will have seen every card by your exam.",
    discussion: """
      Counts the new cards of all decks, or of those that are chosen, against the new cards a day. \
      The exam's date is a setting; its own day counts for no study. Siblings that are kept a day \
      apart may take a little longer. Minutes a day are those of `simulate`, from tomorrow to the \
      exam, once you have given 60 answers. Without decks, tags or a search the cards are those of \
      the exam that you prepare for (`config exam`); --all counts all.

      Examples:  rounds config exam-date 2026-09-30
                 rounds plan --tag cpc
      """)

  @OptionGroup var choice: CardChoiceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    guard let exam = collection.settings.examDate else {
      throw Failure(
        "no exam date is set", hint: "set it with: rounds config exam-date YYYY-MM-DD")
    }
    let scope = StatsScope(
      try choice.options(in: collection, on: today, context), in: collection, on: today)
    let report = PlanReport(
      collection, scope, exam: exam, today: today, moreToday: choice.review(["--new", "10"]))
    if output.json {
      context.print(report.json)
    } else {
      for line in report.lines { context.printWrapped(line) }
    }
  }
}

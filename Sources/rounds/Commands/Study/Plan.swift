import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Study
import Terminal
import Text

/// Shows whether a learner will be ready for an exam, and what it takes.
struct PlanCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show whether you will be ready for your exam.",
    discussion: """
      Plays out the days until the exam with your own grades and times: what you will know on the \
      day, the reviews of each day, what more minutes a day would change, and facts that expire \
      before the exam.

      Set the date first:  rounds config exam-date 2026-09-30
      More: rounds help exams
      """)

  @OptionGroup var choice: CardChoiceOptions
  @Flag(help: "Move cards that you would forget to before the exam.")
  var move = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    if move { return try moveBeforeExam(context) }
    var collection = try context.read(collection)
    let today = context.today(collection)
    guard let exam = collection.settings.examDate else {
      throw Failure(
        "no exam date is set", hint: "set it with: rounds config exam-date YYYY-MM-DD")
    }
    collection.measureRecall(on: today)
    let movable = Spreading.beforeExam(collection, today: today).moves.count
    let options = try choice.options(in: collection, on: today, context)
    let scope = StatsScope(options, in: collection, on: today)
    let report = PlanReport(
      collection, scope, exam: exam, today: today, moreToday: choice.review(["--new", "10"]))
    let outlook = ExamOutlook(collection, scope, options, on: today)
    let year = FactsOfTheYear(collection, scope.cards, exam: exam, today: today)
    if output.json {
      let moving: JSONObject? = outlook == nil ? nil : ["movable": .integer(movable)]
      let objects = [report.json, outlook?.json, moving, year.json].compactMap(\.self)
      context.print(JSONObject(objects.flatMap(\.members).map { ($0.key, $0.value) }))
      return
    }
    for line in report.lines + (outlook?.lines ?? []) { context.printWrapped(line) }
    if movable > 0 {
      context.printWrapped(
        "\(counted(movable, "card")) \(movable == 1 ? "comes" : "come") after the exam and would "
          + "be forgotten by then: rounds plan --move")
    }
    for chart in outlook?.charts ?? [] {
      context.print()
      for line in chart.lines(context.chartPage) { context.print(line) }
    }
    if !year.lines.isEmpty { context.print() }
    for line in year.lines { context.printWrapped(line) }
    if let rate = report.betterRate { try offer(rate, collection, context) }
  }

  /// Moves the cards that ``Spreading/beforeExam(_:today:)`` finds.
  @MainActor
  private func moveBeforeExam(_ context: Context) throws {
    var writer = try context.writer(collection)
    var collection = try context.open(collection, writer: &writer)
    let today = context.today(collection)
    guard collection.exam(after: today) != nil else {
      throw Failure(
        "there is no exam ahead", hint: "set its date with: rounds config exam-date YYYY-MM-DD")
    }
    collection.measureRecall(on: today)
    let spreading = Spreading.beforeExam(collection, today: today)
    try writer.append(spreading.actions, at: context.clock.now)
    if output.json { return context.print(["moved": .integer(spreading.moves.count)]) }
    guard let first = spreading.moves.map(\.to).min(), let last = spreading.moves.map(\.to).max()
    else {
      return context.printWrapped("No card that comes after the exam would be forgotten by then.")
    }
    context.printWrapped(
      "\(counted(spreading.moves.count, "card")) moved before the exam, to "
        + (first == last ? "\(first)." : "days from \(first) to \(last).")
        + " `undo` undoes all of it.")
  }

  /// The most new cards per day that Enter alone confirms.
  private static let manageableRate = 100

  /// Offers a learner at a terminal to set the number of new cards per day.
  @MainActor
  private func offer(_ rate: Int, _ collection: Collection, _ context: Context) throws {
    guard context.terminal.isInteractive, context.isOnTerminal,
      let key = Settings.key(named: "new-per-day")
    else { return }
    let isManageable = rate <= Self.manageableRate
    context.print()
    let question = "Set \(rate) new a day? \(isManageable ? "[Y/n]" : "[y/N]") "
    guard case .line(let line) = context.terminal.readLine(prompt: question) else { return }
    let answer = line.trimmed().lowercased()
    guard ["y", "yes"].contains(answer) || (answer.isEmpty && isManageable) else { return }
    var file = try SettingsFile(path: collection.folder.settings)
    if try file.set(key, to: "\(rate)") {
      context.printWrapped("Set. To go back: config new-per-day \(collection.settings.newPerDay)")
    }
  }
}

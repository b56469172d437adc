import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Text

/// Shows the scheduler's result of a series of grades.
struct Schedule: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Show the intervals that a series of grades leads to.",
    discussion: """
      Prints a new card's state after each grade, answered when it is due or after the days of \
      --gaps. With --json each line is [repetition, easiness in hundredths, interval in days], \
      under fsrs [stability, difficulty, interval]; an interval under 0 is a step in seconds.

      Examples:  rounds schedule --grades 44454
                 rounds schedule --policy fsrs --grades 4415 --gaps 0,2,11,46
      """)

  @Option(
    help: ArgumentHelp("The policy: published, delphi, anki or fsrs.", valueName: "policy"))
  var policy = Scheduler.Policy.published.rawValue
  @Option(help: ArgumentHelp("Grades from 0 to 5, one digit each.", valueName: "digits"))
  var grades: String
  @Option(
    help: ArgumentHelp(
      "The days before each answer, such as 0,2,11,46.", valueName: "days"))
  var gaps: String?
  @Option(
    help: ArgumentHelp(
      "Parameters of fsrs: 21, or 19 or 17 of old versions.",
      valueName: "w0,…"))
  var parameters: String?
  @Option(
    help: ArgumentHelp(
      "The recall at which fsrs asks a card (default: 0.9).",
      valueName: "share"))
  var retention: Double?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if policy != Scheduler.Policy.fsrs.rawValue, parameters != nil || retention != nil {
      throw ValidationError("--parameters and --retention are for --policy fsrs")
    }
    if let retention, !(retention > 0 && retention < 1) {
      throw ValidationError("--retention is \(retention); it takes a share between 0 and 1")
    }
  }

  func run(in context: Context) throws {
    guard let policy = Scheduler.Policy(rawValue: policy) else {
      let names = Scheduler.Policy.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "there is no policy `\(policy)`", hint: "the policies are \(names)")
    }
    guard !grades.isEmpty else {
      throw Failure(.usage, "there are no grades", hint: "write digits from 0 to 5: --grades 445")
    }
    let parsed = try grades.map { digit in
      guard let grade = Grade(digit: digit) else {
        throw Failure(
          .usage, "`\(digit)` in `\(grades)` is not a grade",
          hint: "write digits from 0 to 5 without anything between them")
      }
      return grade
    }
    let gaps = try gaps(count: parsed.count)
    if policy == .fsrs { return try printFSRS(parsed, gaps, context) }
    let scheduler = Scheduler(policy: policy)
    if !output.json, context.isOnTerminal {
      let second = scheduler.hasSteps ? "state       " : "repetition  "
      context.print(context.style("grade  \(second)easiness  interval", .dim))
    }
    var progress = CardProgress.new
    for (index, grade) in parsed.enumerated() {
      let last = progress.lastReviewed ?? Day(number: 0)
      let day = gaps.map { last + $0[index] } ?? progress.due ?? last
      let outcome = scheduler.preview(progress, on: day)[grade]
      progress = outcome.progress
      let row = row(outcome, grade, scheduler)
      if output.json {
        context.print(json(outcome))
      } else if context.isOnTerminal {
        context.print(zip(row, [7, 12, 10, 0]).map { $0.padded(to: $1) }.joined())
      } else {
        context.printRows([row])
      }
    }
  }

  /// The days before each answer; nil if each is given on the due day.
  private func gaps(count: Int) throws -> [Int]? {
    guard let gaps else { return nil }
    let days = gaps.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard days.count == count, days.allSatisfy({ $0.map { 0...36_500 ~= $0 } ?? false }) else {
      throw Failure(
        .usage, "`\(gaps)` cannot be the gaps of \(counted(count, "grade"))",
        hint: "write a number of days for each, 0 for the first: --gaps 0,2,11")
    }
    return days.compactMap(\.self)
  }

  private func json(_ outcome: Outcome) -> String {
    let state = outcome.progress.state
    let row: JSONValue = [
      .integer(state.repetition), .integer(state.easiness.hundredths),
      .integer(outcome.wait.signed),
    ]
    return row.description
  }

  private func row(_ outcome: Outcome, _ grade: Grade, _ scheduler: Scheduler) -> [String] {
    let progress = outcome.progress
    let second =
      scheduler.hasSteps ? progress.phase.rawValue : "\(progress.state.repetition)"
    let wait =
      switch outcome.wait {
      case .days(let days): counted(days, "day")
      case .seconds: intervalText(outcome.wait.signed)
      }
    return ["\(grade.rawValue)", second, "\(progress.state.easiness)", wait]
  }
}

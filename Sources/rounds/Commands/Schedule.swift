import ArgumentParser
import JSON
import SpacedRepetition
import Study
import Terminal

/// Shows what the scheduler makes of a row of grades.
struct Schedule: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Show what SM-2 makes of a row of grades.",
    discussion: """
      Starts with a new card (repetition 0, easiness 2.50) and prints the state after each grade, \
      if every answer is given when the card is due. With --json each line is [repetition, easiness \
      in hundredths, interval in days]; an interval under 0 is a step of the policy anki, in seconds.

      Example:  rounds schedule --grades 44454
      """)

  @Option(help: ArgumentHelp("What schedules: published, delphi or anki.", valueName: "policy"))
  var policy = Scheduler.Policy.published.rawValue
  @Option(help: ArgumentHelp("Grades from 0 to 5, one digit each.", valueName: "digits"))
  var grades: String
  @OptionGroup var output: OutputOptions

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
    let scheduler = Scheduler(policy: policy)
    if !output.json, context.isOnTerminal {
      let second = scheduler.hasSteps ? "state       " : "repetition  "
      context.print(context.style("grade  \(second)easiness  interval", .dim))
    }
    var progress = CardProgress.new
    for grade in parsed {
      let day = progress.due ?? Day(number: 0)
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

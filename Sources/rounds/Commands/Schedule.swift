import ArgumentParser
import JSON
import SpacedRepetition
import Terminal

/// Shows what the scheduler makes of a row of grades.
struct Schedule: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Show what SM-2 makes of a row of grades.",
    discussion: """
      Starts with a new card (repetition 0, easiness 2.50) and prints the state after each grade. \
      With --json each line is [repetition, easiness in hundredths, interval in days].

      Example:  rounds schedule --grades 44454
      """)

  @Option(help: ArgumentHelp("The reading of SM-2: published or delphi.", valueName: "policy"))
  var policy = SM2.Policy.published.rawValue
  @Option(help: ArgumentHelp("Grades from 0 to 5, one digit each.", valueName: "digits"))
  var grades: String
  @OptionGroup var output: OutputOptions

  func run(in context: Context) throws {
    guard let policy = SM2.Policy(rawValue: policy) else {
      let names = SM2.Policy.allCases.map(\.rawValue).joined(separator: " and ")
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
    let scheduler = SM2(policy: policy)
    var state = SM2.State.new
    if !output.json {
      context.print(context.style("grade  repetition  easiness  interval", .dim))
    }
    for grade in parsed {
      state = scheduler.next(state, grade)
      if output.json {
        let row: JSONValue = [
          .integer(state.repetition), .integer(state.easiness.hundredths),
          .integer(state.interval),
        ]
        context.print(row.description)
      } else {
        let row =
          "\(grade.rawValue)".padded(to: 7) + "\(state.repetition)".padded(to: 12)
          + "\(state.easiness)".padded(to: 10) + counted(state.interval, "day")
        context.print(row)
      }
    }
  }
}

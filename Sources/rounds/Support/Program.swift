import ArgumentParser
import Study
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program: takes the arguments, runs the command, tells what went wrong, gives the exit code.
@main
enum Program {
  @MainActor
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  @MainActor
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      let context = try Context()
      defer { context.finish() }
      return run(arguments, in: context)
    } catch {
      StandardError.write("rounds: \(error.message)")
      if let hint = error.hint { StandardError.write("  \(hint)") }
      return error.kind.rawValue
    }
  }

  /// Runs one command, from the shell or from the prompt.
  /// - Returns: The exit code.
  @MainActor
  static func run(_ arguments: [String], in context: Context) -> Int32 {
    do {
      if let failure = UnknownCommand.failure(arguments) { throw failure }
      var command = try Rounds.parseAsRoot(arguments)
      if let command = command as? any RoundsCommand {
        try command.run(in: context)
      } else {
        try command.run()
      }
      return 0
    } catch {
      return report(error, in: context)
    }
  }

  @MainActor
  private static func report(_ error: any Error, in context: Context) -> Int32 {
    switch error {
    case let failure as Failure:
      context.note(failure)
      return failure.kind.rawValue
    case let error as StudyError:
      context.note(Failure(error.message, hint: error.hint))
      return 1
    default:
      let text = Rounds.fullMessage(for: error, columns: min(context.width, 100))
      let isHelp = Rounds.exitCode(for: error) == .success
      if isHelp {
        context.print(context.fittingLines(of: text))
      } else {
        context.note(text)
      }
      return isHelp ? 0 : Failure.Kind.usage.rawValue
    }
  }
}

import ArgumentParser
import Collection
import Files
import Posix
import Terminal
import Text

/// The program: parses the arguments, runs the command, reports errors, and sets the exit code.
@main
enum Program {
  @MainActor
  static func main() {
    StandardStreams.fillGaps()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  @MainActor
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      let context = try Context()
      let code = run(arguments, in: context)
      context.finish()
      return code == 0 ? checkOutput(context) : code
    } catch {
      StandardError.write("rounds: \(error.message)")
      if let hint = error.hint { StandardError.write("  \(hint)") }
      return error.kind.rawValue
    }
  }

  /// Checks that the output was written.
  /// - Returns: The exit code.
  @MainActor
  private static func checkOutput(_ context: Context) -> Int32 {
    guard let code = context.terminal.outputError ?? StandardStreams.closeOutput() else { return 0 }
    // A closed terminal takes no messages, and whoever closed it knows.
    guard !context.terminal.isInteractive else { return 0 }
    if code == EPIPE { StandardStreams.endByBrokenPipe() }
    let error = FileError(.write, "to standard output", code: code)
    context.note(
      Failure(
        error.message, hint: "\(error.hint); `rounds history` lists the changes that were made"))
    return Failure.Kind.data.rawValue
  }

  /// Runs one command, from the shell or from the prompt.
  /// - Returns: The exit code.
  @MainActor
  static func run(_ arguments: [String], in context: Context) -> Int32 {
    let arguments = withoutOldNames(arguments)
    do {
      if try context.listCommands(arguments) { return 0 }
      if try context.showGuide(arguments, commands: CommandTree(Rounds.self)) { return 0 }
      if let failure = UnknownCommand.failure(arguments, of: CommandTree(Rounds.self)) {
        throw failure
      }
      var command = try parse(arguments)
      if let command = command as? any RoundsCommand {
        try command.run(in: context)
      } else {
        try command.run()
      }
      return 0
    } catch {
      return report(error, of: arguments, in: context)
    }
  }

  /// The command that some arguments stand for.
  ///
  /// Where they begin with a command's name and have no mistake, that command alone is asked: the whole
  /// tree takes as long again. Help and mistakes are left to the tree.
  @MainActor
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first, let type = CommandTree(Rounds.self).command(named: name),
      type.configuration.subcommands.isEmpty,
      let command = try? type.parseAsRoot(Array(arguments.dropFirst())),
      Swift.type(of: command) == type
    {
      return command
    }
    return try Rounds.parseAsRoot(arguments)
  }

  /// The arguments with those of other programs or older versions translated.
  private static func withoutOldNames(_ arguments: [String]) -> [String] {
    guard let first = arguments.first else { return arguments }
    if arguments == ["version"] || arguments == ["-V"] { return ["--version"] }
    let parts = first.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.first == "--generate-completion-script" else { return arguments }
    return ["completion"] + parts.dropFirst() + arguments.dropFirst()
  }

  @MainActor
  private static func report(
    _ error: any Error, of arguments: [String], in context: Context
  ) -> Int32 {
    switch error {
    case let failure as Failure:
      context.note(failure)
      return failure.kind.rawValue
    case let error as any ExplainedError:
      let failure = Failure(error)
      context.note(failure)
      return failure.kind.rawValue
    case _ where Rounds.exitCode(for: error) == .success:
      context.print(help(error, in: context))
      return 0
    default:
      for line in complaint(Rounds.fullMessage(for: error, columns: 1000), of: arguments) {
        context.note(line)
      }
      return Failure.Kind.usage.rawValue
    }
  }

  /// Prints the argument parser's regular output: help or the version.
  @MainActor
  private static func help(_ error: any Error, in context: Context) -> String {
    let width = context.width < NarrowHelp.leastWideWidth ? 1000 : context.proseWidth
    let text = Rounds.fullMessage(for: error, columns: width)
    guard text.hasPrefix("OVERVIEW:") else { return text }
    return width == 1000
      ? NarrowHelp(text, width: context.width).lines.joined(separator: "\n")
      : context.fittingLines(of: text)
  }

  /// The argument parser's error in the same form as all others.
  private static func complaint(_ text: String, of arguments: [String]) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = lines.first, first.hasPrefix("Error: ") {
      let message = first.dropFirst("Error: ".count)
      lines[0] = "rounds: " + message.prefix(1).lowercased() + message.dropFirst()
    }
    // The parser takes `-5` for an option and then reports a missing value.
    if let number = arguments.first(where: { $0.wholeMatch(of: /-[0-9]+/) != nil }) {
      lines.insert("\(number) is read as an option; numbers here are not below 0", at: 1)
    }
    return lines
  }
}

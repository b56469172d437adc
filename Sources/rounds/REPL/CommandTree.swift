import ArgumentParser

/// The commands of a root command, by name.
struct CommandTree {
  private let root: any ParsableCommand.Type

  init(_ root: any ParsableCommand.Type) { self.root = root }

  /// The words that can begin a command line.
  var names: [String] {
    commands.filter { $0.configuration.shouldDisplay }.flatMap { $0.names } + ["help"]
  }

  /// Whether a word is a command at the prompt.
  func isCommand(_ word: some StringProtocol) -> Bool {
    (names + ["quit", "exit", "q"]).contains(String(word))
  }

  /// The command with a name or an alias.
  func command(named word: String) -> (any ParsableCommand.Type)? {
    commands.first { $0.names.contains(word) }
  }

  private var commands: [any ParsableCommand.Type] { root.configuration.subcommands }
}

extension ParsableCommand {
  /// The words that run the command.
  fileprivate static var names: [String] {
    [configuration.commandName].compactMap(\.self) + configuration.aliases
  }
}

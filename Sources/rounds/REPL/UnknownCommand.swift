import ArgumentParser

/// Distinguishes a mistyped command from the arguments of a known one, and suggests commands.
enum UnknownCommand {
  /// Words that newcomers try, with the commands that they mean. The prompt accepts them.
  static let synonyms = [
    "?": "help", "how": "help", "commands": "help", "learn": "review", "start": "review",
    "study": "review", "version": "--version",
  ]

  /// The failure for arguments whose first word is not a command; nil if it is one.
  static func failure(_ arguments: [String], of tree: CommandTree) -> Failure? {
    var words = arguments[...]
    while let word = words.first, word.hasPrefix("-") {
      // The argument parser knows the other options before a command.
      guard word.hasPrefix("--collection") else { return nil }
      words = words.dropFirst(word == "--collection" ? 2 : 1)
    }
    if words.first == "help" { words = words.dropFirst() }
    guard let word = words.first, !word.hasPrefix("-") else { return nil }
    guard word != "help", tree.command(named: word) == nil else {
      return failure(words.dropFirst(), of: word, in: tree)
    }
    return Failure(
      .usage, "there is no command `\(word)`",
      hint: synonyms[word].map { "did you mean `\($0)`?" }
        ?? didYouMean(word, among: tree.names) ?? "`rounds help` lists the commands")
  }

  /// The same check for the words after a command with subcommands.
  private static func failure(
    _ words: ArraySlice<String>, of name: String, in tree: CommandTree
  ) -> Failure? {
    let names = (tree.command(named: name)?.configuration.subcommands ?? []).compactMap {
      $0.configuration.commandName
    }
    guard !names.isEmpty, let word = words.first, !word.hasPrefix("-"), !names.contains(word) else {
      return nil
    }
    return Failure(
      .usage, "there is no `\(name) \(word)`",
      hint: didYouMean(word, among: names)
        ?? "write \(name) and one of these: \(names.joined(separator: ", "))")
  }
}

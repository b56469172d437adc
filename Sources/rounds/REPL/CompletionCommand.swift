import ArgumentParser
import Screen
import Terminal

/// Prints the script that makes Tab complete `rounds` in a shell.
struct CompletionCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print the script that completes commands in a shell.",
    discussion: """
      `make install` puts the scripts where bash, zsh and fish look for them. Without it, load the \
      script when the shell starts:

      In ~/.bashrc:                   source <(rounds completion bash)
      In ~/.zshrc, after compinit:    source <(rounds completion zsh)
      In ~/.config/fish/config.fish:  rounds completion fish | source
      """)

  @Argument(help: "bash, zsh or fish (default: your shell).")
  var shell: String?

  func run(in context: Context) throws {
    let own = context.surroundings.set("SHELL")?.split(separator: "/").last.map(String.init)
    let name = shell ?? own
    guard let known = name.flatMap(Shell.init) else {
      throw Failure(
        .usage, name.map { "there is no completion for `\($0)`" } ?? "SHELL names no shell",
        hint: "write rounds completion bash, zsh or fish")
    }
    context.terminal.writeData(known.script)
  }
}

/// Prints the candidates for Tab, for the scripts of ``CompletionCommand``.
struct Complete: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "List completions, for the scripts of shells.",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var words: [String] = []

  func run(in context: Context) throws {
    guard let shell = words.first.flatMap(Shell.init) else { return }
    let typed = shell.typed(Array(words.dropFirst()))
    var options = CollectionOptions()
    options.collection =
      zip(typed.before, typed.before.dropFirst())
      .first { $0.0 == "--collection" }?.1
    let completion = Completion(
      try context.read(options), CommandTree(Rounds.self), context.surroundings)
    for candidate in completion.candidates(after: typed.commandWords, word: typed.word) {
      // Candidates that a shell's line cannot hold are left out.
      guard sanitized(candidate, keepNewlines: false) == candidate else { continue }
      context.terminal.writeData(shell.written(candidate, for: typed) + "\n")
    }
  }
}

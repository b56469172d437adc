import ArgumentParser

/// The collection that a command works on.
struct CollectionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Use the collection in this folder.",
      valueName: "dir"),
    completion: .directory)
  var collection: String?
}

/// Whether data is printed for people or for programs.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON Lines: one object a line.")
  var json = false
}

/// A command that works in a context.
protocol RoundsCommand: ParsableCommand {
  @MainActor func run(in context: Context) throws
}

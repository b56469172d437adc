import ArgumentParser

/// The root command: without a subcommand it opens the prompt.
struct Rounds: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "rounds",
    abstract: "A flashcard trainer for the terminal: plain-text decks, SM-2, a review a day.",
    discussion: """
      Without a command, `rounds` opens a prompt where every command below works without the \
      word `rounds`. Without a terminal it prints the day's status and takes commands from \
      standard input.

      Start with:  rounds review

      Exit codes: 0 done; 1 something is wrong with the data, or `find` finds nothing; 2 the \
      command was not understood; \
      3 `due --quiet` has nothing to do; 4 changes of followed decks are listed and not taken. \
      ROUNDS_HOME names the collection's folder (default: ~/.local/share/rounds), ROUNDS_NOW \
      (ISO 8601) replaces the clock, \
      NO_COLOR switches colors off. `rounds completion --help` \
      says how Tab completes commands, decks and tags in your shell, and `rounds help guide` lists \
      the pages of the guide.
      """,
    version: "rounds \(Version.current)",
    subcommands: [Complete.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Study",
        subcommands: [
          Review.self, ExamCommand.self, Due.self, PlanCommand.self, GradeCard.self, Undo.self,
          Done.self,
          Backlog.self, Vacation.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [
          Decks.self, Find.self, Show.self, Stats.self, Simulate.self, Evaluate.self, Optimize.self,
          TrialCommand.self,
          Report.self,
          Schedule.self,
        ]),
      CommandGroup(
        name: "Keep",
        subcommands: [
          Add.self, Edit.self, Import.self, Export.self, Check.self, Suspend.self, Unsuspend.self,
          Bury.self, FlagCards.self, Reset.self, Relink.self, Config.self, Sync.self,
          BackupCommand.self, CompletionCommand.self,
        ]),
    ])

  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    var prompt = try Prompt(context: context, options: collection)
    try prompt.run()
  }
}

import ArgumentParser
import Collection
import Screen
import SpacedRepetition
import Study

/// The cards for a command, chosen as for a review.
struct CardChoiceOptions: ParsableArguments {
  @Argument(help: "Only these decks, by name or the beginning of it.")
  var decks: [String] = []
  @Option(
    name: .long, help: ArgumentHelp("Only cards with this tag; may be repeated.", valueName: "t"))
  var tag: [String] = []
  @Option(
    help: ArgumentHelp("Only cards that a search finds, as `find` does.", valueName: "search"))
  var search: String?
  @OptionGroup var breadth: BreadthOptions

  /// The command line for a review of the same cards with some options.
  func review(_ options: [String]) -> String {
    let words =
      ["rounds", "review"] + decks + tag.flatMap { ["--tag", $0] }
      + (search.map { ["--search", $0] } ?? []) + (breadth.all ? ["--all"] : []) + options
    return sanitized(CommandLineWords.joined(words), keepNewlines: false)
  }

  /// Whether nothing is chosen, so that the cards of a focus are used.
  var isFocused: Bool { decks.isEmpty && tag.isEmpty && search == nil && !breadth.all }

  /// The choice, for a day's queue.
  /// - Throws: ``Failure`` for a deck or a tag without cards, or an invalid search.
  @MainActor
  func options(
    in collection: Collection, on today: Day, _ context: Context
  ) throws(Failure) -> DayQueue.Options {
    try collection.checkTags(tag)
    var options = DayQueue.Options()
    options.decks = try collection.decks(named: decks)
    options.tags = tag
    options.isFocused = isFocused
    if let search {
      options.cards = Set(
        try context.search(search, saved: collection.settings.searches)
          .matches(in: collection, on: today).map(\.id))
    }
    return options
  }
}

/// Whether a command goes beyond the exam that the learner is preparing for.
struct BreadthOptions: ParsableArguments {
  @Flag(help: "All cards, not only those of your exam.")
  var all = false
}

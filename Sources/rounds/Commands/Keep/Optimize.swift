import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

/// Fits the parameters of FSRS to the learner's answers.
struct Optimize: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Fit FSRS to your answers.",
    discussion: """
      Finds the parameters with which FSRS predicts your answers best. They are stored only if \
      they predicted later answers better than the standard ones, beyond chance. FSRS uses them \
      once it schedules: rounds config policy fsrs.

      --deck fits one deck, and stores its parameters only if they beat the collection's. Few \
      decks gain. --forget goes back.

      More: rounds help fsrs
      """)

  @Option(help: ArgumentHelp("Only the deck of this name.", valueName: "name"))
  var deck: String?
  @Flag(help: "Show the parameters, and change nothing.")
  var dryRun = false
  @Flag(help: "Go back: to the standard parameters, or for a deck to the collection's.")
  var forget = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let name = try deck.map { try deckName($0, in: collection) }
    let path = try context.place(self.collection).folder.settings
    if forget { return try goBack(name, path, context) }
    let scope = try StatsScope(asking: deck, tag: nil, all: true, in: collection, on: today)
    let optimization = context.whileBusy {
      Optimization(
        ReviewColumns(collection, scope),
        prior: deck == nil ? nil : collection.settings.fsrs6.parameters)
    }
    if !dryRun, let fitted = optimization.accepted(on: today) {
      var file = try SettingsFile(path: path)
      if let name { try file.set(fitted, ofDeck: name) } else { try file.set(fitted) }
    }
    if output.json {
      context.print(optimization.json)
    } else {
      for line in optimization.lines(
        context, deck: name, isKept: !dryRun, isUsed: collection.settings.policy == .fsrs)
      {
        context.print(line)
      }
    }
  }

  /// The deck as it calls itself; several that the word means stay under the word.
  private func deckName(_ word: String, in collection: Collection) throws -> String {
    let found = collection.library.decks(named: word)
    // Parameters can be removed after the deck is gone.
    if found.isEmpty, !forget { _ = try collection.decks(named: [word]) }
    return found.count == 1 ? collection.library.decks[found[0]].name : word
  }

  @MainActor
  private func goBack(_ deck: String?, _ path: String, _ context: Context) throws {
    var file = try SettingsFile(path: path)
    let had = deck.map { file.settings.fsrsOfDecks[$0] } ?? file.settings.fsrs
    if had != nil, !dryRun {
      if let deck { try file.set(nil, ofDeck: deck) } else { try file.set(nil) }
    }
    let place = deck.map { "The deck \($0)" } ?? "The collection"
    let parameters = deck == nil ? "the standard parameters" : "the collection's parameters"
    let words =
      had == nil
      ? "\(place) has \(parameters) already."
      : dryRun ? "\(place) would have \(parameters) again." : "\(place) has \(parameters) again."
    if output.json {
      context.print(["forgotten": .bool(had != nil && !dryRun)])
    } else {
      context.printWrapped(words)
    }
  }
}

import ArgumentParser
import Collection
import SpacedRepetition
import Statistics

/// The cards and days that statistics cover.
struct StatsScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only decks whose names begin with this.", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("Only the cards with this tag.", valueName: "tag"))
  var tag: String?
  @Option(
    help: ArgumentHelp("Only answers of the last days, today included.", valueName: "n"))
  var days: Int?
  @OptionGroup var breadth: BreadthOptions

  mutating func validate() throws {
    try checkOption("--days", days, 1...Int.max)
  }
}

extension StatsScope {
  /// Finds the cards.
  /// - Throws: ``Failure`` if there is no such deck, or no card with such a tag.
  init(
    _ options: StatsScopeOptions, in collection: Collection, on today: Day
  ) throws(Failure) {
    try self.init(
      asking: options.deck, tag: options.tag, days: options.days, all: options.breadth.all,
      in: collection, on: today)
  }

  /// The cards of a deck or a tag named by the learner.
  init(
    asking deck: String?, tag: String?, days: Int? = nil, all: Bool, in collection: Collection,
    on today: Day
  ) throws(Failure) {
    do throws(Missing) {
      try self.init(deck: deck, tag: tag, days: days, all: all, in: collection, on: today)
    } catch {
      switch error {
      case .deck(let deck):
        throw Failure(
          .usage, "there is no deck “\(deck)”", hint: "`rounds decks` lists the decks")
      case .tag(let tag):
        throw Failure(
          .usage, "no card has the tag “\(tag)”",
          hint: "`rounds show CARD` shows a card's tags")
      }
    }
  }
}

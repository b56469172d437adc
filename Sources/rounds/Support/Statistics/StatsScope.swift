import ArgumentParser
import Flashcards
import SpacedRepetition
import Statistics
import Study

/// Which cards and days statistics are of.
struct StatsScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only the deck of this name, or the decks whose names begin so.", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("Only the cards with this tag.", valueName: "tag"))
  var tag: String?
  @Option(
    help: ArgumentHelp("Only the answers of so many days, today included.", valueName: "n"))
  var days: Int?
  @OptionGroup var breadth: BreadthOptions

  mutating func validate() throws {
    try checkOption("--days", days, 1...Int.max)
  }
}

/// The cards and days that statistics are of.
struct StatsScope {
  let deck: String?
  let tag: String?
  let days: Int?
  /// What the learner prepares for, where the cards are those of it.
  let focus: Focus?
  /// The cards, as positions among the library's entries.
  let cards: [Int]
  /// Whether all cards count, also those that are in no deck any more.
  let isWhole: Bool

  /// Finds the cards.
  /// - Throws: ``Failure`` if there is no such deck, or no card with such a tag.
  init(
    _ options: StatsScopeOptions, in collection: Collection, on today: Day
  ) throws(Failure) {
    try self.init(
      deck: options.deck, tag: options.tag, days: options.days, all: options.breadth.all,
      in: collection, on: today)
  }

  /// - Parameter all: Whether all cards are meant where no deck and no tag is named, not only those
  ///   of the collection's focus.
  init(
    deck: String?, tag: String?, days: Int? = nil, all: Bool, in collection: Collection,
    on today: Day
  ) throws(Failure) {
    self.deck = deck
    self.tag = tag
    self.days = days
    focus = deck == nil && tag == nil && !all ? collection.focus : nil
    isWhole = deck == nil && tag == nil && focus == nil
    let library = collection.library
    var cards = Array(library.entries.indices)
    if focus != nil, let matcher = collection.focusMatcher(on: today) {
      cards = cards.filter { matcher.contains(library.entries[$0]) }
    }
    if let deck {
      let decks = Set(library.decks(named: deck))
      guard !decks.isEmpty else {
        throw Failure(
          .usage, "there is no deck “\(deck)”", hint: "`rounds decks` lists the decks")
      }
      cards = cards.filter { decks.contains(library.entries[$0].deck) }
    }
    if let tag = tag?.lowercased() {
      cards = cards.filter { position in
        library.tags(of: library.entries[position]).contains { $0.lowercased() == tag }
      }
      guard !cards.isEmpty else {
        throw Failure(
          .usage, "no card has the tag “\(tag)”",
          hint: "`rounds show CARD` tells a card's tags")
      }
    }
    self.cards = cards
  }

  /// All days of the cards of a choice.
  init(_ choice: DayQueue.Options, in collection: Collection, on today: Day) {
    (deck, tag, days) = (nil, nil, nil)
    focus = choice.isFocused ? collection.focus : nil
    isWhole = !choice.isChoice && focus == nil
    let library = collection.library
    let matcher = choice.isFocused ? collection.focusMatcher(on: today) : nil
    cards = library.entries.indices.filter {
      choice.admits(library.entries[$0], in: library)
        && matcher?.contains(library.entries[$0]) ?? true
    }
  }

  /// What a day's review would ask of the cards.
  func choice(of collection: Collection) -> DayQueue.Options {
    var options = DayQueue.Options()
    options.decks = deck.map { Set(collection.library.decks(named: $0)) }
    options.tags = tag.map { [$0] } ?? []
    options.isFocused = focus != nil
    return options
  }

  /// The first day that counts.
  func firstDay(_ today: Day) -> Day { days.map { today - ($0 - 1) } ?? .earliest }
}

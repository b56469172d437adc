package import Collection
package import SpacedRepetition
package import Study

/// The cards and days that statistics cover.
package struct StatsScope {
  package let deck: String?
  package let tag: String?
  package let days: Int?
  /// The learner's focus, if the cards are those of it.
  package let focus: Focus?
  /// The cards, as positions among the library's entries.
  package let cards: [Int]
  /// Whether all cards count, including those that are no longer in a deck.
  package let isWhole: Bool

  /// A deck or tag that no card has.
  package enum Missing: Error, Hashable {
    case deck(String)
    case tag(String)
  }

  /// Finds the cards.
  /// - Throws: ``Missing`` if there is no such deck, or no card with such a tag.
  /// - Parameter all: Whether to use all cards if no deck and no tag is named, instead of only
  ///   those of the collection's focus.
  package init(
    deck: String?, tag: String?, days: Int? = nil, all: Bool, in collection: Collection,
    on today: Day
  ) throws(Missing) {
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
        throw .deck(deck)
      }
      cards = cards.filter { decks.contains(library.entries[$0].deck) }
    }
    if let tag = tag?.lowercased() {
      cards = cards.filter { position in
        library.tags(of: library.entries[position]).contains { $0.lowercased() == tag }
      }
      guard !cards.isEmpty else {
        throw .tag(tag)
      }
    }
    self.cards = cards
  }

  /// All days of the cards of a choice.
  package init(_ choice: DayQueue.Options, in collection: Collection, on today: Day) {
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

  /// The choice of a day's review among the cards.
  package func choice(of collection: Collection) -> DayQueue.Options {
    var options = DayQueue.Options()
    options.decks = deck.map { Set(collection.library.decks(named: $0)) }
    options.tags = tag.map { [$0] } ?? []
    options.isFocused = focus != nil
    return options
  }

  /// The first day that counts.
  package func firstDay(_ today: Day) -> Day { days.map { today - ($0 - 1) } ?? .earliest }
}

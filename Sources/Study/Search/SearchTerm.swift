import Collection
import Flashcards

extension CardSearch {
  /// One condition on a card.
  enum Term: Hashable, Sendable {
    /// A search key that the card's text must contain.
    case text(String)
    /// A regular expression that must be found in the card's text.
    case pattern(TextPattern)
    case deck(String)
    case tag(Glob)
    /// The beginning of the card's name.
    case id(String)
    case kind(Card.Kind)
    case state(CardState)
    case trait(Trait)
    /// One of these flags; 0 is none.
    case flag(ClosedRange<Int>)
    case property(Property, Comparison, Int)
    /// Answered within so many days, today included, with one of these grades.
    case rated(days: Int, grades: ClosedRange<Int>)
    /// First heard of within so many days, today included.
    case added(days: Int)
  }

  /// What `is:` may ask for besides a card's state.
  enum Trait: String, CaseIterable, Sendable {
    /// Its day has come, and nothing keeps it out of the reviews.
    case due
    /// A leech, by ``LeechRule/standard``.
    case leech
    case flagged
    /// Its `Valid until:` has passed.
    case expired
  }

  /// A number that a card has.
  enum Property: String, CaseIterable, Sendable {
    /// The interval in days.
    case interval = "ivl"
    /// The easiness in hundredths.
    case easiness = "ef"
    case lapses
    /// How often it was answered.
    case reviews = "reps"
    /// The days from today to the day on which it is due; negative if that has passed.
    case due
  }

  enum Comparison: String, CaseIterable, Sendable {
    // Those of two characters are looked for first.
    case atMost = "<="
    case atLeast = ">="
    case not = "!="
    case less = "<"
    case more = ">"
    case equal = "="

    func holds(_ left: Int, _ right: Int) -> Bool {
      switch self {
      case .atMost: left <= right
      case .atLeast: left >= right
      case .not: left != right
      case .less: left < right
      case .more: left > right
      case .equal: left == right
      }
    }
  }

  /// What may stand before a colon.
  enum Field: String, CaseIterable, Sendable {
    case deck, tag, `is`, flag, prop, rated, added, id, kind, re
  }

  /// The fields, each with its colon, as completion offers them.
  package static var fields: [String] { Field.allCases.map { $0.rawValue + ":" } }

  /// What may stand behind `is:`.
  package static var states: [String] {
    let states = CardState.allCases.map(\.rawValue)
    return ["due"] + states + Trait.allCases.map(\.rawValue).filter { $0 != "due" }
  }

  /// What may stand behind `flag:`.
  package static var flags: [String] { ["any", "none"] + (1...7).map(String.init) }

  /// What may stand behind `prop:`, before a comparison.
  package static var properties: [String] { Property.allCases.map(\.rawValue) }

  /// What may stand behind `kind:`.
  package static var kinds: [String] { Card.Kind.allCases.map(\.rawValue) }
}

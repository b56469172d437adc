import Collection
import Flashcards

extension CardSearch {
  /// One condition on a card.
  enum Term: Hashable, Sendable {
    /// A search key that the card's text must contain.
    case text(String)
    /// A regular expression to find in the card's text.
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
    /// Answered within that many days, including today, with one of these grades.
    case rated(days: Int, grades: ClosedRange<Int>)
    /// First known within that many days, including today.
    case added(days: Int)
  }

  /// What `is:` can ask for besides a card's state.
  enum Trait: String, CaseIterable, Sendable {
    /// The card is due, and neither suspended nor buried.
    case due
    /// A leech, by ``LeechRule/standard``.
    case leech
    case flagged
    /// Its `Valid until:` has passed.
    case expired
  }

  /// A number of a card.
  enum Property: String, CaseIterable, Sendable {
    /// The interval in days.
    case interval = "ivl"
    /// The easiness in hundredths.
    case easiness = "ef"
    case lapses
    /// The number of answers.
    case reviews = "reps"
    /// The days from today to the due day; negative if it has passed.
    case due
  }

  enum Comparison: String, CaseIterable, Sendable {
    // Operators of two characters are tried first.
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

  /// The words allowed before a colon.
  enum Field: String, CaseIterable, Sendable {
    case deck, tag, `is`, flag, prop, rated, added, id, kind, re
  }

  /// The fields, each with its colon, as completion offers them.
  package static var fields: [String] { Field.allCases.map { $0.rawValue + ":" } }

  /// The words allowed after `is:`.
  package static var states: [String] {
    let states = CardState.allCases.map(\.rawValue)
    return ["due"] + states + Trait.allCases.map(\.rawValue).filter { $0 != "due" }
  }

  /// The values allowed after `flag:`.
  package static var flags: [String] { ["any", "none"] + (1...7).map(String.init) }

  /// The properties allowed after `prop:`, before a comparison.
  package static var properties: [String] { Property.allCases.map(\.rawValue) }

  /// The kinds allowed after `kind:`.
  package static var kinds: [String] { Card.Kind.allCases.map(\.rawValue) }
}

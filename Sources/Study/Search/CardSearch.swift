package import Collection
package import SpacedRepetition
import Text

/// A search for cards, as the learner types it.
///
/// ```swift
/// let search = try CardSearch(parsing: #"deck:billing (is:due or is:new) -"group code""#)
/// let found = search.matches(in: collection, on: today)       // in the order of the decks
/// let matcher = search.matcher(in: collection, on: today)     // or one card at a time
/// if matcher.matches(entry) { … }
/// ```
///
/// A card must match all terms; `or` requires only one of its sides, `-` negates a term,
/// parentheses group, and `@NAME` inserts a saved search. Case and accents are ignored everywhere.
package struct CardSearch: Sendable {
  /// The structure of terms.
  indirect enum Expression: Hashable, Sendable {
    case term(Term)
    case not(Expression)
    /// All expressions must match; an empty list matches every card.
    case all([Expression])
    case any([Expression])
  }

  /// The reason why a search is invalid.
  package struct Problem: ExplainedError, Hashable, Sendable {
    /// The column in the search, in characters counted from 1.
    package let column: Int
    /// The problem, without a period.
    package let message: String
    /// What to write instead, without a period.
    package let hint: String
  }

  /// The search as the user wrote it.
  package let text: String
  let expression: Expression

  /// Parses a search; an empty one finds every card.
  /// - Parameter saved: The saved searches by name, for `@NAME`.
  package init(parsing text: String, saved: [String: String] = [:]) throws(Problem) {
    self.text = text
    var parser = try SearchParser(text, saved: saved)
    expression = try parser.expression()
  }

  /// A matcher for a collection on a day.
  /// - Complexity: Linear in the number of decks.
  package func matcher(in collection: Collection, on day: Day) -> Matcher {
    Matcher(self, collection, day)
  }

  /// The matching cards in deck order.
  /// - Complexity: Linear in the length of all cards.
  package func matches(in collection: Collection, on day: Day) -> [Library.Entry] {
    let matcher = matcher(in: collection, on: day)
    return collection.library.entries.filter(matcher.matches)
  }

  /// All terms, including negated ones.
  var terms: [Term] {
    func terms(_ expression: Expression) -> [Term] {
      switch expression {
      case .term(let term): [term]
      case .not(let inner): terms(inner)
      case .all(let parts), .any(let parts): parts.flatMap(terms)
      }
    }
    return terms(expression)
  }
}

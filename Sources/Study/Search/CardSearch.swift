package import Collection
package import SpacedRepetition
import Text

/// A search for cards: what a learner types to say which ones are meant.
///
/// ```swift
/// let search = try CardSearch(parsing: #"deck:billing (is:due or is:new) -"group code""#)
/// let found = search.matches(in: collection, on: today)       // in the order of the decks
/// let matcher = search.matcher(in: collection, on: today)     // or one card at a time
/// if matcher.matches(entry) { … }
/// ```
///
/// Terms that stand side by side must all hold; `or` lets one of its sides do, `-` turns a term
/// round, parentheses group, `@NAME` stands for a search that was saved. Case and accents are
/// forgiven everywhere.
package struct CardSearch: Sendable {
  /// How terms hang together.
  indirect enum Expression: Hashable, Sendable {
    case term(Term)
    case not(Expression)
    /// All of them; of none, every card.
    case all([Expression])
    case any([Expression])
  }

  /// Why a search cannot be understood.
  package struct Problem: ExplainedError, Hashable, Sendable {
    /// Where in the search, in characters counted from 1.
    package let column: Int
    /// What is wrong, without a full stop.
    package let message: String
    /// What to write instead, without a full stop.
    package let hint: String
  }

  /// The search as it was written.
  package let text: String
  let expression: Expression

  /// Reads a search; an empty one finds every card.
  /// - Parameter saved: Searches by name, which `@NAME` stands for.
  package init(parsing text: String, saved: [String: String] = [:]) throws(Problem) {
    self.text = text
    var parser = try SearchParser(text, saved: saved)
    expression = try parser.expression()
  }

  /// What tells for a collection on a day which cards match.
  /// - Complexity: Linear in the number of decks.
  package func matcher(in collection: Collection, on day: Day) -> Matcher {
    Matcher(self, collection, day)
  }

  /// The cards that match, in the order of the decks.
  /// - Complexity: Linear in the length of all cards.
  package func matches(in collection: Collection, on day: Day) -> [Library.Entry] {
    let matcher = matcher(in: collection, on: day)
    return collection.library.entries.filter(matcher.matches)
  }

  /// The terms, those that are turned round too.
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

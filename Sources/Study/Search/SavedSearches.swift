import Text

/// The saved searches for `@NAME`.
struct SavedSearches {
  let searches: [String: String]
  /// The names being resolved, to detect cycles.
  private var open: [String] = []
  /// The cached results: each search is parsed once, however often others name it.
  private var known: [String: (expression: CardSearch.Expression, size: Int)] = [:]

  /// The longest chain of saved searches that name each other.
  private static let deepest = 20
  /// The most words of a saved search, including those of the searches that it names.
  private static let largest = 10_000

  init(searches: [String: String]) {
    self.searches = searches
  }

  /// The search behind a name.
  mutating func expression(
    named name: String, at token: SearchToken
  ) throws(CardSearch.Problem) -> (expression: CardSearch.Expression, size: Int) {
    guard let (name, text) = named(name) else { throw unknown(name, at: token) }
    guard !open.contains(name) else {
      throw CardSearch.Problem(
        column: token.column, message: "the saved search `@\(name)` leads back to itself",
        hint: "save it again without `@\(open.last ?? name)` in it")
    }
    if let known = known[name] { return known }
    guard open.count < Self.deepest else {
      throw CardSearch.Problem(
        column: token.column,
        message: "more than \(Self.deepest) saved searches that name one another",
        hint: "save `@\(open[0])` again with fewer")
    }
    open.append(name)
    defer { open.removeLast() }
    do throws(CardSearch.Problem) {
      var parser = try SearchParser(text, self)
      let expression = try parser.expression()
      guard parser.size <= Self.largest else {
        throw CardSearch.Problem(
          column: token.column, message: "it has more than \(Self.largest) words",
          hint: "save it again with fewer, or with fewer `@NAME` in it")
      }
      known = parser.saved.known
      known[name] = (expression, parser.size)
      return (expression, parser.size)
    } catch {
      // Its columns refer to another text.
      throw CardSearch.Problem(
        column: token.column, message: "in the saved search `@\(name)`: \(error.message)",
        hint: error.hint)
    }
  }

  private func named(_ name: String) -> (String, String)? {
    if let text = searches[name] { return (name, text) }
    return searches.first { searchKey($0.key) == searchKey(name) }.map { ($0.key, $0.value) }
  }

  private func unknown(_ name: String, at token: SearchToken) -> CardSearch.Problem {
    let close = names(like: name, among: searches.keys.sorted()).map { "`@\($0)`" }
    let known =
      close.isEmpty
      ? "`rounds find --saved` lists those that are; a"
      : "did you mean \(close.joined(separator: " or "))? A"
    return CardSearch.Problem(
      column: token.column, message: "no search is saved as `\(name)`",
      hint: "\(known) text goes in quotation marks: \"@\(name)\"")
  }
}

extension CardSearch {
  /// Whether a search may be saved under this name: 1 to 40 letters, digits, `-` and `_`.
  package static func isValid(name: String) -> Bool {
    (1...40).contains(name.count)
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

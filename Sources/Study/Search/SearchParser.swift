/// Parses the tokens of a search with this grammar:
///
/// ```
/// search = [ either ]
/// either = all { "or" all }
/// all    = item { [ "and" ] item }
/// item   = "-" item | "(" either ")" | word | "@" name
/// ```
struct SearchParser {
  private let tokens: [SearchToken]
  private var position = 0
  private var depth = 0

  /// The deepest nesting: each parenthesis is a nested call.
  private static let deepest = 100

  private(set) var saved: SavedSearches
  /// The number of words read, including those of saved searches.
  private(set) var size = 0

  init(_ text: String, saved: [String: String]) throws(CardSearch.Problem) {
    try self.init(text, SavedSearches(searches: saved))
  }

  init(_ text: String, _ saved: SavedSearches) throws(CardSearch.Problem) {
    tokens = try SearchToken.all(in: text)
    self.saved = saved
  }

  mutating func expression() throws(CardSearch.Problem) -> CardSearch.Expression {
    guard !tokens.isEmpty else { return .all([]) }
    return try either()
  }

  private mutating func either() throws(CardSearch.Problem) -> CardSearch.Expression {
    var parts = [try all()]
    while position < tokens.count, tokens[position].content == .or {
      position += 1
      parts.append(try all())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(CardSearch.Problem) -> CardSearch.Expression {
    var parts = [try item()]
    while position < tokens.count {
      switch tokens[position].content {
      case .or, .close: return parts.count == 1 ? parts[0] : .all(parts)
      case .and:
        position += 1
        parts.append(try item())
      case .open, .not, .saved, .word: parts.append(try item())
      }
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func item() throws(CardSearch.Problem) -> CardSearch.Expression {
    var isTurned = false
    while position < tokens.count, tokens[position].content == .not {
      isTurned.toggle()
      position += 1
    }
    let found = try plainItem()
    return isTurned ? .not(found) : found
  }

  private mutating func plainItem() throws(CardSearch.Problem) -> CardSearch.Expression {
    guard position < tokens.count else { throw missing(after: tokens[position - 1]) }
    let token = tokens[position]
    position += 1
    switch token.content {
    case .saved(let name):
      let found = try saved.expression(named: name, at: token)
      (size, _) = size.addingReportingOverflow(found.size + 1)
      return found.expression
    case .word(let field, let value):
      size += 1
      return .term(try SearchTermReader(token).term(field: field, value: value))
    case .open:
      return try group(token)
    case .close, .or, .and, .not:
      guard position > 1, tokens[position - 2].content != .open || token.content == .close else {
        throw missing(before: token)
      }
      throw missing(after: tokens[position - 2])
    }
  }

  private mutating func group(
    _ open: SearchToken
  ) throws(CardSearch.Problem) -> CardSearch.Expression {
    guard depth < Self.deepest else {
      throw CardSearch.Problem(
        column: open.column, message: "more than \(Self.deepest) nested parentheses",
        hint: "delete most of them")
    }
    depth += 1
    let inner = try either()
    depth -= 1
    // Each opening parenthesis has a closing one: the tokenizer has checked that.
    position += 1
    return inner
  }

  private func missing(after token: SearchToken) -> CardSearch.Problem {
    switch token.content {
    case .open:
      CardSearch.Problem(
        column: token.column, message: "there is nothing between these parentheses",
        hint: "write a search between them, or put them in quotation marks")
    case .not:
      CardSearch.Problem(
        column: token.column, message: "nothing follows the `-`",
        hint: "write after it what the cards should not have")
    default:
      Self.lonely(token)
    }
  }

  private func missing(before token: SearchToken) -> CardSearch.Problem { Self.lonely(token) }

  private static func lonely(_ token: SearchToken) -> CardSearch.Problem {
    let word = token.content == .or ? "or" : "and"
    return CardSearch.Problem(
      column: token.column, message: "`\(word)` needs a search on both of its sides",
      hint: "write both, or \"\(word)\" in quotation marks to look for the word")
  }
}

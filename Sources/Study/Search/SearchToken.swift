/// A token of a search: a parenthesis, a leading `-`, or a word.
struct SearchToken: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case open, close, not
    /// Combines the terms on both sides.
    case or
    case and
    /// `@name`.
    case saved(name: String)
    /// `value`, or `field:value` if the word has a colon outside quotation marks.
    case word(field: String?, value: String)
  }

  let content: Content
  /// The column where it begins, in characters counted from 1.
  let column: Int
  /// The column where the value begins after a field's colon; where the word begins if it has no
  /// field.
  let valueColumn: Int

  /// The tokens of a search.
  static func all(in text: String) throws(CardSearch.Problem) -> [SearchToken] {
    var reader = TokenReader(text)
    return try reader.read()
  }
}

private struct TokenReader {
  private let characters: [Character]
  private var position = 0
  private var tokens: [SearchToken] = []
  private var openings: [Int] = []

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func read() throws(CardSearch.Problem) -> [SearchToken] {
    while position < characters.count {
      let character = characters[position]
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      switch character {
      case _ where character.isWhitespace: position += 1
      case "(":
        openings.append(position)
        take(.open)
      case ")":
        guard openings.popLast() != nil else {
          throw CardSearch.Problem(
            column: position + 1, message: "this `)` closes nothing",
            hint: "delete it, or put the word in quotation marks")
        }
        take(.close)
      case "-" where !next.isWhitespace && next != ")": take(.not)
      default: try takeWord()
      }
    }
    if let open = openings.last {
      throw CardSearch.Problem(
        column: open + 1, message: "this `(` is not closed",
        hint: "write `)` after what belongs together, or put the word in quotation marks")
    }
    return tokens
  }

  private mutating func take(_ content: SearchToken.Content) {
    tokens.append(SearchToken(content: content, column: position + 1, valueColumn: position + 1))
    position += 1
  }

  /// Takes a word up to a space or to a parenthesis that was not opened within it.
  private mutating func takeWord() throws(CardSearch.Problem) {
    let start = position
    var field: String?
    var value = ""
    var valueStart = start
    var depth = 0
    var hasQuotes = false
    word: while position < characters.count {
      let character = characters[position]
      switch character {
      case _ where character.isWhitespace: break word
      case ")" where depth == 0: break word
      case ")": depth -= 1
      case "(": depth += 1
      case "\"":
        hasQuotes = true
        value += try quoted()
        continue
      case ":" where field == nil && !hasQuotes && !value.isEmpty:
        field = value
        value = ""
        position += 1
        valueStart = position
        continue
      default: break
      }
      value.append(character)
      position += 1
    }
    let content: SearchToken.Content =
      switch (field, value.lowercased(), hasQuotes) {
      case (nil, "or", false): .or
      case (nil, "and", false): .and
      case (nil, _, false) where value.hasPrefix("@") && value.count > 1:
        .saved(name: String(value.dropFirst()))
      default: .word(field: field, value: value)
      }
    tokens.append(
      SearchToken(content: content, column: start + 1, valueColumn: valueStart + 1))
  }

  /// The text between two quotation marks; `\"` is a literal quotation mark.
  private mutating func quoted() throws(CardSearch.Problem) -> String {
    let start = position
    var text = ""
    position += 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == "\"" { return text }
      if character == "\\", position < characters.count, characters[position] == "\"" {
        text.append("\"")
        position += 1
      } else {
        text.append(character)
      }
    }
    throw CardSearch.Problem(
      column: start + 1, message: "this quotation mark is not closed",
      hint: "write the phrase between two quotation marks")
  }
}

/// A token of an expression that selects codes.
struct SelectionToken {
  /// The text without quotes and a leading `-`.
  var text: String
  var isQuoted = false
  var isExcluded = false
  var isComma = false
  /// The character at which it begins, counted from 1.
  var column: Int

  func error(_ message: String, hint: String) -> CodeSelectionError {
    CodeSelectionError(message: message, hint: hint, column: column)
  }
}

/// Splits an expression at spaces and commas, but not within quotes.
struct SelectionScanner {
  private let characters: [Character]
  private var position = 0
  private(set) var hasFoundAnything = false

  init(_ text: String) {
    // Books write ranges with an en dash.
    characters = text.map { $0 == "–" ? "-" : "“”".contains($0) ? "\"" : $0 }
  }

  /// The next token; nil at the end.
  mutating func next() throws(CodeSelectionError) -> SelectionToken? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    var token = SelectionToken(text: "", column: position + 1)
    if characters[position] == "," {
      position += 1
      token.isComma = true
      return token
    }
    hasFoundAnything = true
    if characters[position] == "-" {
      token.isExcluded = true
      position += 1
    }
    if position < characters.count, characters[position] == "\"" {
      token.isQuoted = true
      position += 1
      token.text = take { $0 != "\"" }
      guard position < characters.count else {
        throw token.error("the quote is not closed", hint: "write a second quote after the words")
      }
      position += 1
    } else {
      token.text = take { !$0.isWhitespace && $0 != "," && $0 != "\"" }
    }
    if token.text.allSatisfy(\.isWhitespace) {
      throw token.error(
        token.isQuoted ? "there is nothing between the quotes" : "nothing follows the `-`",
        hint: "write a code or a word there")
    }
    return token
  }

  private mutating func take(while isPart: (Character) -> Bool) -> String {
    let part = characters[position...].prefix(while: isPart)
    position = part.endIndex
    return String(part)
  }
}

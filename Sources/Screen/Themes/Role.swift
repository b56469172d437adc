/// What a piece of text on the screen is for; a ``Theme`` says how each looks.
///
/// The raw values are the names that a configuration uses.
package enum Role: String, CaseIterable, Sendable {
  // The card and what stands around it.
  case question, answer
  /// Deck, headings, tags.
  case header
  /// How far the session has come, and the time.
  case progress
  /// Why, source, dates.
  case detail
  case hint

  // What was answered.
  case right, wrong
  case diffSame = "diff-same"
  /// What was expected and is not there.
  case diffMissing = "diff-missing"
  /// What is there and was not expected.
  case diffExtra = "diff-extra"

  // The program's own words.
  /// The bar of keys, and a key in it.
  case keys, key
  case prompt
  /// The head of a list or of a table of numbers.
  case title
  case warning, error

  // Markdown.
  case heading, strong, emphasis, struck, code, quote, link
  /// The address behind a link's text.
  case address
  /// Marks of lists, borders of tables, fences of code.
  case mark
}

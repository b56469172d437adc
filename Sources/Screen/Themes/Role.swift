/// The purpose of a piece of text on the screen; a ``Theme`` defines how each looks.
///
/// The raw values are the names in a configuration.
package enum Role: String, CaseIterable, Sendable {
  // The card and its surroundings.
  case question, answer
  /// Deck, headings and tags.
  case header
  /// The progress of the session, and the time.
  case progress
  /// Explanation, source and dates.
  case detail
  case hint

  // What was answered.
  case right, wrong
  case diffSame = "diff-same"
  /// Expected text that is missing.
  case diffMissing = "diff-missing"
  /// Text that was not expected.
  case diffExtra = "diff-extra"

  // The program's own text.
  /// The bar of keys, and a key in it.
  case keys, key
  case prompt
  /// The head of a list or of a table of numbers.
  case title
  case warning, error

  // Markdown.
  case heading, strong, emphasis, struck, code, quote, link
  /// The address after a link's text.
  case address
  /// Marks of lists, borders of tables, fences of code.
  case mark
}

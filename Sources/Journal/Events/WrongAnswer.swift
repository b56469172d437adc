/// What a learner answered instead of the right answer, as the journal keeps it: the typed text, or
/// the wrong options that were chosen, one a line.
///
/// White space within a text is one space, and at most ``longest`` bytes of each are kept, so that a
/// pasted page does not fill a journal. A text to compare with a kept one goes through
/// ``kept(_:)`` first.
package struct WrongAnswer: Hashable, Sendable {
  /// The texts, one a line.
  package let text: String

  /// Takes texts; nil if nothing is left of them.
  package init?(_ texts: [String]) {
    let lines = texts.prefix(Self.most).map(Self.kept).filter { !$0.isEmpty }
    if lines.isEmpty { return nil }
    text = lines.joined(separator: "\n")
  }

  /// Reads the text of a journal's line; nil if it is empty or longer than any that is written.
  init?(line: String) {
    guard !line.isEmpty, line.utf8.count <= Self.most * (Self.longest + 1) else { return nil }
    text = line
  }

  /// The texts.
  package var texts: [String] { text.split(separator: "\n").map(String.init) }

  /// The most bytes of UTF-8 that are kept of a text.
  package static let longest = 200
  /// The most texts: as many as a multiple choice has options.
  static let most = 15

  /// The part of a text that is kept.
  /// - Complexity: Linear in the length of the text.
  package static func kept(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.utf8.count > longest else { return words }
    var result = ""
    var count = 0
    for character in words {
      count += character.utf8.count
      if count > longest { break }
      result.append(character)
    }
    return result
  }
}

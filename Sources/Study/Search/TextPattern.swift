import CRE2
import Text

/// A regular expression of a search, case and accents forgiven.
///
/// The syntax is RE2's (<https://github.com/google/re2/wiki/Syntax>): no look-around and no
/// references back, and in return no pattern, however it is written, takes more than linear time.
final class TextPattern: Hashable, Sendable {
  /// Why a text is no pattern.
  struct Problem: Error, Hashable {
    /// In English, with the part that is wrong.
    let message: String
  }

  private let text: String
  // It is never changed, and RE2 allows for matches on several threads.
  private nonisolated(unsafe) let pattern: OpaquePointer

  init(_ text: String) throws(Problem) {
    self.text = text
    let bytes = Array(text.utf8)
    guard let pattern = cre2_create(bytes, bytes.count) else {
      throw Problem(message: "there is no memory for it")
    }
    if let error = cre2_error(pattern) {
      let message = String(cString: error)
      cre2_free(pattern)
      throw Problem(message: message)
    }
    self.pattern = pattern
  }

  deinit { cre2_free(pattern) }

  static func == (one: TextPattern, other: TextPattern) -> Bool { one.text == other.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// - Complexity: Linear in the length of the text.
  func isFound(in text: String) -> Bool {
    if finds(text) { return true }
    let key = searchKey(text)
    return key != text && finds(key)
  }

  private func finds(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { cre2_is_found(pattern, $0.baseAddress, $0.count) }
  }
}

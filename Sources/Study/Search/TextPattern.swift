import CRE2
import Text

/// A regular expression of a search; ignores case and accents.
///
/// The syntax is RE2's (<https://github.com/google/re2/wiki/Syntax>): it has no look-around and no
/// back references, and in return every pattern takes linear time.
final class TextPattern: Hashable, Sendable {
  /// The reason why a pattern is invalid.
  struct Problem: Error, Hashable {
    /// The reason in English, with the invalid part.
    let message: String
  }

  private let text: String
  // The pattern never changes, and RE2 supports matching on several threads.
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

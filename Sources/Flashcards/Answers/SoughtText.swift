import Text

/// A text to find in cards: as written, or in another common spelling.
///
/// Besides the differences that ``searchKey(_:)`` ignores, words may be in British or American
/// spelling, and compounds may have a hyphen, a space or nothing between their parts.
package struct SoughtText: Hashable, Sendable {
  /// The text's ``searchKey(_:)``.
  package let key: String
  private let forms: Forms

  package init(_ text: String) {
    key = searchKey(text)
    forms = Forms(key)
  }

  /// - Complexity: Linear in the length of the text.
  package func isFound(in text: String) -> Bool {
    let text = searchKey(text)
    if text.contains(key) { return true }
    let others = Forms(text)
    return others.joined.contains(forms.joined) || others.parted.contains(forms.parted)
  }

  /// The longest run of letters that occurs, apart from hyphens in between, in every text that
  /// matches; nil if there is none in ASCII.
  var surestLetters: [UInt8]? {
    forms.parted.utf8.split { $0 <= UInt8(ascii: " ") || $0 >= 0x80 }
      .flatMap { SpellingVariants.fixedParts(of: Array($0)) }
      .max { $0.count < $1.count }.map(Array.init)
  }
}

/// A search key in American spelling, without hyphens inside words, and with spaces instead.
private struct Forms: Hashable, Sendable {
  let joined: String
  let parted: String

  init(_ key: String) {
    var (joined, parted): ([UInt8], [UInt8]) = ([], [])
    var rest = Array(key.utf8)[...]
    while let byte = rest.first {
      let word = rest.prefix(while: Self.isLetter)
      if word.isEmpty {
        let isHyphen = byte == UInt8(ascii: "-") && Self.isInside(rest, after: joined.last)
        if !isHyphen { joined.append(byte) }
        parted.append(isHyphen ? UInt8(ascii: " ") : byte)
        rest.removeFirst()
      } else {
        let american = SpellingVariants.american(Array(word))
        joined += american
        parted += american
        rest.removeFirst(word.count)
      }
    }
    self.joined = String(decoding: joined, as: UTF8.self)
    self.parted = String(decoding: parted, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }

  /// Whether a hyphen has letters or digits on both sides, and a letter on at least one: `x-ray`
  /// and `b-12`, but not `99213-25`.
  private static func isInside(_ hyphen: ArraySlice<UInt8>, after last: UInt8?) -> Bool {
    guard let last, let next = hyphen.dropFirst().first else { return false }
    let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    let sides = [last, next]
    return sides.allSatisfy { isLetter($0) || isDigit($0) || $0 >= 0x80 }
      && !sides.allSatisfy(isDigit)
  }
}

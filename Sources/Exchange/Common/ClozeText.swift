import Flashcards
import Text

/// A cell with deletions in Anki's notation.
struct ClozeText {
  let cloze: Cloze
  /// Whether nested deletions are not asked separately.
  let isSimplified: Bool

  /// Nil if the text has no deletions, or none that can be read.
  init?(_ text: String) {
    guard text.utf8.holdsClozeOpening else { return nil }
    if let cloze = Cloze(numbered: text) {
      self.cloze = cloze
      isSimplified = false
    } else if let cloze = Cloze(numbered: Self.flattened(Array(text.utf8))) {
      self.cloze = cloze
      isSimplified = true
    } else {
      return nil
    }
  }

  /// Whether a text has something that looks like the mark of a deletion but cannot be read as one,
  /// such as `{{c1L::`, `{{c0::` or an unclosed mark.
  static func holdsUnreadMark(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return false }
    // Deletions that were read leave no marks in the solution.
    return Array((ClozeText(text)?.cloze.solution ?? text).utf8).holdsNearMark
  }

  /// The text without the marks of nested deletions.
  private static func flattened(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    var depth = 0
    var isInnerHint = false
    var index = 0
    while index < text.count {
      if let end = openingEnd(text[index...]) {
        if depth == 0 { result += text[index..<end] }
        depth += 1
        index = end
      } else if depth > 0, text[index...].starts(with: "}}".utf8) {
        depth -= 1
        isInnerHint = false
        if depth == 0 { result += "}}".utf8 }
        index += 2
      } else {
        if depth > 1, text[index...].starts(with: "::".utf8) { isInnerHint = true }
        if !isInnerHint { result.append(text[index]) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The end of `{{c1::` or `{{c1,3::` at the beginning of a text.
  private static func openingEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: "{{c".utf8) else { return nil }
    let digits = text.dropFirst(3).prefix(40).prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ",")
    }
    guard text[digits.endIndex...].starts(with: "::".utf8), !digits.isEmpty else { return nil }
    return digits.endIndex + 2
  }
}

extension String.UTF8View {
  /// Whether it contains `{{c`.
  fileprivate var holdsClozeOpening: Bool {
    withContiguousStorageIfAvailable { bytes in
      var position = 0
      while let brace = bytes.firstOffset(of: UInt8(ascii: "{"), from: position) {
        if brace + 2 < bytes.count, bytes[brace + 1] == UInt8(ascii: "{"),
          bytes[brace + 2] == UInt8(ascii: "c")
        {
          return true
        }
        position = brace + 1
      }
      return false
    } ?? true
  }
}

extension [UInt8] {
  /// Whether it contains `{{c1`, `{{C1`, `{{ c 1` or `{c1::`.
  fileprivate var holdsNearMark: Bool {
    var position = 0
    while let brace = self[position...].firstIndex(of: UInt8(ascii: "{")) {
      position = brace + 1
      var rest = self[position...]
      let isDouble = rest.first == UInt8(ascii: "{")
      if isDouble { rest = rest.dropFirst().drop { $0 == .space } }
      guard let letter = rest.popFirst(), letter | 0x20 == UInt8(ascii: "c") else { continue }
      if isDouble { rest = rest.drop { $0 == .space } }
      let afterNumber = rest.drop(while: \.isDigit)
      guard afterNumber.startIndex > rest.startIndex else { continue }
      if isDouble || afterNumber.starts(with: "::".utf8) { return true }
    }
    return false
  }
}

import Flashcards

/// A cell with deletions in Anki's notation.
struct ClozeText {
  let cloze: Cloze
  /// Whether a deletion inside another is not asked for by itself.
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

  /// The text without the marks of deletions inside others.
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

  /// Where `{{c1::` or `{{c1,3::` at the beginning of a text ends.
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
  /// Whether `{{c` stands anywhere.
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

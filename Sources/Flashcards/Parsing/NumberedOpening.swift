/// Where `{{cN::` stands in a text.
///
/// A backslash before it makes it literal. To say a backslash itself there, it is doubled; anywhere
/// else in a cloze a backslash is an ordinary character, as LaTeX needs it.
struct NumberedOpening {
  /// The first of the backslashes before it, or its first brace.
  let start: Int
  /// Its first brace.
  let brace: Int
  /// Where the deleted text begins.
  let text: Int
  let group: Int

  var backslashes: Int { brace - start }
  var isLiteral: Bool { !backslashes.isMultiple(of: 2) }

  /// All openings in the bytes of a text, literal ones too, in order.
  /// - Complexity: Linear.
  static func all(in bytes: [UInt8]) -> [NumberedOpening] {
    var openings: [NumberedOpening] = []
    var index = 0
    while let brace = bytes.firstIndex(of: "{{c", from: index) {
      index = brace + 3
      let digits = bytes[index...].prefix {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      guard digits.count <= 4, let group = Int(String(bytes: digits)), group > 0,
        bytes[digits.endIndex...].starts(with: "::".utf8)
      else { continue }
      var start = brace
      while start > 0, bytes[start - 1] == .backslash { start -= 1 }
      openings.append(
        NumberedOpening(start: start, brace: brace, text: digits.endIndex + 2, group: group))
    }
    return openings
  }
}

extension [UInt8] {
  func firstIndex(of pattern: String, from start: Int) -> Int? {
    let first = pattern.utf8.first
    return self[start...].indices.first { index in
      self[index] == first && self[index...].starts(with: pattern.utf8)
    }
  }
}

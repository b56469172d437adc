/// A `{{cN::` in a text, or `{{cN,M::` for a deletion of several groups.
///
/// A backslash before it makes it literal. A literal backslash there has to be doubled; anywhere
/// else in a cloze a backslash is an ordinary character, as LaTeX needs it.
struct NumberedOpening {
  /// The offset of the first backslash before it, or of its first brace.
  let start: Int
  /// The offset of its first brace.
  let brace: Int
  /// The offset of the deleted text.
  let text: Int
  let group: Int
  let otherGroups: [Int]

  var backslashes: Int { brace - start }
  var isLiteral: Bool { !backslashes.isMultiple(of: 2) }

  /// All openings in the bytes of a text, including literal ones, in order.
  /// - Complexity: Linear.
  static func all(in bytes: [UInt8]) -> [NumberedOpening] {
    var openings: [NumberedOpening] = []
    var index = 0
    while let brace = bytes.firstIndex(of: "{{c", from: index) {
      index = brace + 3
      guard let (groups, end) = groups(in: bytes[index...]),
        bytes[end...].starts(with: "::".utf8)
      else { continue }
      var start = brace
      while start > 0, bytes[start - 1] == .backslash { start -= 1 }
      openings.append(
        NumberedOpening(
          start: start, brace: brace, text: end + 2, group: groups[0],
          otherGroups: Array(groups.dropFirst())))
    }
    return openings
  }

  /// The distinct numbers, of up to four digits and separated by commas, at the beginning of the
  /// bytes.
  private static func groups(in bytes: ArraySlice<UInt8>) -> (groups: [Int], end: Int)? {
    var groups: [Int] = []
    var rest = bytes
    while true {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard digits.count <= 4, let group = Int(String(bytes: digits)), group > 0,
        groups.count < mostGroups
      else { return nil }
      if !groups.contains(group) { groups.append(group) }
      rest = rest[digits.endIndex...]
      guard rest.first == UInt8(ascii: ",") else { return (groups, rest.startIndex) }
      rest = rest.dropFirst()
    }
  }

  /// More groups than a note can have would only cost time.
  private static let mostGroups = 200
}

extension [UInt8] {
  func firstIndex(of pattern: String, from start: Int) -> Int? {
    let first = pattern.utf8.first
    return self[start...].indices.first { index in
      self[index] == first && self[index...].starts(with: pattern.utf8)
    }
  }
}

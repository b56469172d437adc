import Text

/// The `::` or `:::` that makes a line a card, as in repeater and Obsidian's plugin.
///
/// Neither of these looks at the context, so `std::vector` and `fe80::1` become cards there. Here a
/// separator counts only outside inline code and braces, and not in what looks like code.
struct InlineSeparator: Hashable {
  /// The white space that a separator needs.
  enum Spacing {
    /// White space after it, and a word or nothing before it: `term :: meaning`, `term:: meaning`.
    case behind
    /// None: `term::meaning`.
    case none
  }

  /// Its bytes within the line.
  let range: Range<Int>
  /// Whether the line is a card in both directions.
  var isReversed: Bool { range.count == 3 }

  /// The result for a line.
  enum Finding: Hashable {
    case none
    case card(InlineSeparator)
    /// No separator; the colons at this byte would be one outside code.
    case code(offset: Int)
  }

  /// Scans a line.
  /// - Complexity: Linear in its length.
  static func find(in line: [UInt8], _ spacing: Spacing) -> Finding {
    guard line.contains(UInt8(ascii: ":")) else { return .none }
    var passed: Int?
    var hidden = HiddenSpans(line, braces: true)
    // The last examined word: its end, and whether it looks like code.
    var word = (end: 0, isCode: false)
    var index = 0
    while index < line.count {
      guard line[index] == UInt8(ascii: ":") else {
        index += 1
        continue
      }
      let end = line[index...].firstIndex { $0 != UInt8(ascii: ":") } ?? line.count
      let range = index..<end
      index = end
      guard range.count == 2 || range.count == 3, !hidden.contains(range.lowerBound) else {
        continue
      }
      let spaceBefore = range.lowerBound == 0 || line[range.lowerBound - 1].isSpace
      let spaceBehind = end == line.count || line[end].isSpace
      let isCard: Bool
      switch spacing {
      case .behind:
        isCard = spaceBehind && range.lowerBound > 0 && end < line.count
      case .none where spaceBefore || spaceBehind:
        isCard = true
      case .none:
        if word.end < end { word = judgeWord(in: line, around: range) }
        isCard = !word.isCode
      }
      if isCard { return .card(InlineSeparator(range: range)) }
      passed = passed ?? range.lowerBound
    }
    return passed.map { .code(offset: $0) } ?? .none
  }

  /// Whether the word around colons is a path of names (`a::b::c`, `std::vector<int>`, `f::g()`),
  /// an address (`fe80::1`), a time or a URL.
  private static func judgeWord(in line: [UInt8], around range: Range<Int>) -> (Int, Bool) {
    let start = line[..<range.lowerBound].lastIndex(where: \.isSpace).map { $0 + 1 } ?? 0
    let end = line[range.upperBound...].firstIndex(where: \.isSpace) ?? line.count
    let word = line[start..<end]
    let isAddress =
      word.allSatisfy { $0.isHexadecimalDigit || $0 == UInt8(ascii: ":") }
      && word.contains(where: \.isDigit)
    let behindName = line[range.upperBound..<end].drop(while: isName)
    let isPath = ["(", "<", "::"].contains { behindName.starts(with: $0.utf8) }
    return (end, isAddress || isPath || word.contains("://".utf8))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isASCIILetter || byte == UInt8(ascii: "_")
  }
}

extension InlineSeparator {
  /// The two sides of a line with this separator, without a list marker before the first.
  func sides(of line: [UInt8]) -> (front: String, back: String) {
    let front = String(decoding: line[..<range.lowerBound], as: UTF8.self).trimmed()
    let back = String(decoding: line[range.upperBound...], as: UTF8.self).trimmed()
    let isItem = ["- ", "* ", "+ "].contains { (front + " ").hasPrefix($0) }
    return (isItem ? front.dropFirst().trimmed() : front, back)
  }
}

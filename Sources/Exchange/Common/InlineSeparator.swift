import Text

/// The `::` or `:::` by which a line is a card, as repeater and Obsidian's plugin have it.
///
/// Neither of them looks at what stands around it, so `std::vector` and `fe80::1` make cards there.
/// Here a separator stands outside of inline code and braces, and not in what looks like code.
struct InlineSeparator: Hashable {
  /// How much white space a separator needs.
  enum Spacing {
    /// Behind it, and nothing that is no word before it: `term :: meaning`, `term:: meaning`.
    case behind
    /// None: `term::meaning`.
    case none
  }

  /// Its bytes within the line.
  let range: Range<Int>
  /// Whether the line is a card in both directions.
  var isReversed: Bool { range.count == 3 }

  /// What a line has.
  enum Finding: Hashable {
    case none
    case card(InlineSeparator)
    /// No separator, but the colons at this byte would have been one there.
    case code(offset: Int)
  }

  /// Looks through a line.
  /// - Complexity: Linear in its length.
  static func find(in line: [UInt8], _ spacing: Spacing) -> Finding {
    guard line.contains(UInt8(ascii: ":")) else { return .none }
    var passed: Int?
    var hidden = HiddenSpans(line, braces: true)
    // The word that was judged last: its end, and whether it looks like code.
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
  /// The two sides of a line with this separator, without the mark of a list before the first.
  func sides(of line: [UInt8]) -> (front: String, back: String) {
    let front = String(decoding: line[..<range.lowerBound], as: UTF8.self).trimmed()
    let back = String(decoding: line[range.upperBound...], as: UTF8.self).trimmed()
    let isItem = ["- ", "* ", "+ "].contains { (front + " ").hasPrefix($0) }
    return (isItem ? front.dropFirst().trimmed() : front, back)
  }
}

import Text

/// Finds the end of LaTeX in a text.
struct MathEnds {
  private let bytes: [UInt8]
  private var single = Finder()
  private var double = Finder()
  private var parenthesis = Finder()
  private var bracket = Finder()
  private var newline = Finder()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        newline.positions.append(index)
      case UInt8(ascii: "\\"):
        if next == UInt8(ascii: ")") { parenthesis.positions.append(index) }
        if next == UInt8(ascii: "]") { bracket.positions.append(index) }
        index += 1
      case UInt8(ascii: "$") where next == UInt8(ascii: "$"):
        double.positions.append(index)
        index += 1
      case UInt8(ascii: "$")
      where index > 0 && !" \n".utf8.contains(bytes[index - 1]) && !next.isDigit:
        // As in Pandoc, so that amounts of money do not count.
        single.positions.append(index)
      default:
        break
      }
      index += 1
    }
  }

  /// The end of the formula that begins with `\(` or `\[` at a place, if one does.
  mutating func end(ofBackslashAt index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    return switch bytes[index + 1] {
    case UInt8(ascii: "("): parenthesis.first(after: index + 1).map { $0 + 2 }
    case UInt8(ascii: "["): bracket.first(after: index + 1).map { $0 + 2 }
    default: nil
    }
  }

  /// The end of the formula that begins with a dollar sign at a place, if one does.
  mutating func end(ofDollarAt index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "$") {
      return double.first(after: index + 1).map { $0 + 2 }
    }
    guard !" \n".utf8.contains(bytes[index + 1]), let end = single.first(after: index) else {
      return nil
    }
    if let newline = newline.first(after: index), newline < end { return nil }
    return end + 1
  }
}

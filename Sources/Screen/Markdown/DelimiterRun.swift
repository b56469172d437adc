/// A run of asterisks, underscores or tildes, with its role depending on its neighbors.
///
/// It opens before text and closes after text, as in CommonMark. In addition, a single asterisk
/// does nothing within a word (`2*3*4`), two do nothing next to a digit, and nothing opens before
/// punctuation that ends something (`*, **.`) or after a closing parenthesis. Scripts without
/// spaces between words work too.
struct DelimiterRun {
  var character: UInt8
  var start: Int
  var end: Int
  /// The number of its remaining characters.
  var count: Int
  var canOpen: Bool
  var canClose: Bool
  /// Whether it is between letters.
  var isInWord: Bool

  init(in bytes: [UInt8], at start: Int, count: Int) {
    character = bytes[start]
    self.start = start
    self.count = count
    end = start + count
    let before = Neighbor(scalar(in: bytes, before: start))
    let after = Neighbor(scalar(in: bytes, at: end))
    isInWord = before.isLetterOrDigit && after.isLetterOrDigit

    let isUnderscore = character == UInt8(ascii: "_")
    let isSingle = count == 1 || isUnderscore
    func isBorder(_ neighbor: Neighbor) -> Bool {
      switch neighbor {
      case .wide: !isUnderscore
      case .letter: !isSingle
      case .digit: false
      case .space, .opening, .closing, .stop, .other: true
      }
    }
    let opens = ![.space, .closing, .stop].contains(after) && before != .closing
    let closes = before != .space && before != .opening
    canOpen = opens && isBorder(before) && !(isSingle && before == .stop)
    canClose = closes && isBorder(after) && !(isSingle && after == .opening)
  }
}

/// The kind of character next to a run.
private enum Neighbor {
  case space, letter, digit, wide, opening, closing, stop, other

  init(_ scalar: Unicode.Scalar?) {
    guard let scalar, !scalar.properties.isWhitespace else {
      self = .space
      return
    }
    if WidthTable.contains(scalar, in: WidthTable.wide) {
      self = .wide
      return
    }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: self = .digit
    case .openPunctuation, .initialPunctuation: self = .opening
    case .closePunctuation, .finalPunctuation: self = .closing
    case _ where ",.;:!?%".unicodeScalars.contains(scalar): self = .stop
    case _ where scalar.properties.isAlphabetic: self = .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .letter
    default: self = .other
    }
  }

  var isLetterOrDigit: Bool { self == .letter || self == .digit }
}

private func scalar(in bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
  String(decoding: bytes[index..<min(bytes.count, index + 4)], as: UTF8.self).unicodeScalars.first
}

private func scalar(in bytes: [UInt8], before index: Int) -> Unicode.Scalar? {
  var start = index - 1
  while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  return start < 0 ? nil : scalar(in: bytes, at: start)
}

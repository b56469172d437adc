import Text

/// The HTML in a cell.
struct CellMarkup {
  /// The offset of the first HTML tag of the kind that flashcard programs write.
  var firstTag: Int?
  /// Whether there is a `<` that opens no such tag, as in `x < y` and `<placeholder>`.
  var hasBareBracket = false
  /// Whether there are only tags without content, as in a card about `<br>`.
  var isTagsOnly = false
}

extension [UInt8] {
  /// Searches a cell for HTML.
  func markup(in range: Range<Int>) -> CellMarkup {
    var found = CellMarkup()
    var position = range.lowerBound
    var hasText = false
    while position < range.upperBound {
      guard self[position] == UInt8(ascii: "<") else {
        hasText = hasText || !self[position].isSpace
        position += 1
        continue
      }
      guard let name = tagName(at: position, in: range) else {
        let isComment = self[position..<range.upperBound].starts(with: "<!--".utf8)
        found.hasBareBracket = found.hasBareBracket || !isComment
        position += 1
        continue
      }
      found.firstTag = found.firstTag ?? position
      hasText = hasText || mediaNames.contains(name)
      while position < range.upperBound, self[position] != UInt8(ascii: ">") { position += 1 }
      position += 1
    }
    found.isTagsOnly = !hasText && found.firstTag != nil
    return found
  }

  /// The name of the tag that opens or closes at a `<`; nil if none does.
  private func tagName(at offset: Int, in range: Range<Int>) -> String? {
    var start = offset + 1
    if start < range.upperBound, self[start] == UInt8(ascii: "/") { start += 1 }
    let word = self[start..<range.upperBound].prefix(maximumTagNameLength + 1)
      .prefix { $0.isASCIIAlphanumeric }
    guard word.endIndex < range.upperBound, self[word.endIndex].endsTagName else { return nil }
    let name = String(decoding: word, as: UTF8.self).lowercased()
    return tagNames.contains(name) ? name : nil
  }
}

/// The tags that show something without content.
private let mediaNames: Set<String> = ["audio", "hr", "img", "video"]

private let tagNames: Set<String> = [
  "a", "audio", "b", "big", "blockquote", "br", "center", "code", "dd", "del", "div", "dl", "dt",
  "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "mark", "ol",
  "p", "pre", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "th",
  "thead", "tr", "tt", "u", "ul", "video",
]

private let maximumTagNameLength = 10

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  fileprivate var endsTagName: Bool {
    isLineEnd || self == .space || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
  }
}

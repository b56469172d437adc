extension [UInt8] {
  /// The offset of the first HTML tag of the kind that flashcard programs write, if there is one.
  ///
  /// `x < y` and `<placeholder>` are none.
  func firstHTMLTag(in range: Range<Int>) -> Int? {
    for offset in range where self[offset] == UInt8(ascii: "<") {
      var start = offset + 1
      if start < range.upperBound, self[start] == UInt8(ascii: "/") { start += 1 }
      let name = self[start..<range.upperBound].prefix(maximumTagNameLength + 1)
        .prefix { $0.isASCIIAlphanumeric }
      let end = name.endIndex
      guard end < range.upperBound, self[end].endsTagName else { continue }
      if tagNames.contains(String(decoding: name, as: UTF8.self).lowercased()) { return offset }
    }
    return nil
  }
}

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

import Text

/// The texts of a table's cells, as strings for cards.
struct RowText: ~Copyable {
  let content: DelimitedText
  private let isHTML: Bool
  private let isSheet: Bool
  /// Whether the text has control characters; ``hasReturns``: whether lines end with CR.
  private let hasControls: Bool
  private let hasReturns: Bool
  private var html = HTMLText()

  /// - Parameter isHTML: Whether the cells are HTML.
  init(_ content: DelimitedText, isHTML: Bool) {
    self.content = content
    self.isHTML = isHTML
    isSheet = content.isSheet
    hasControls = !content.text.controls.isEmpty
    let endings = content.text.lines.firstLine
    hasReturns = endings[.crlf] != nil || endings[.cr] != nil
  }

  /// A cell's trimmed text on lines that end with LF; each control character becomes a space.
  mutating func text(_ field: DelimitedText.Field) -> String {
    var text = content.trimmedValue(field)
    if isSheet { text = Self.withBreaks(text) }
    if hasReturns, field.form != .plain || content.mayBreakLines {
      text = withLineFeeds(text)
    }
    // Reading HTML removes the control characters.
    if isHTML { return html.text(of: text) }
    return hasControls ? withoutControls(text) : text
  }

  /// A cell's text as if the cells were HTML.
  mutating func plainText(_ text: String) -> String {
    html.text(of: text)
  }

  /// A text without the marks for bold and the like from HTML.
  func withoutEmphasis(_ text: String) -> String {
    let marks = "*`~".utf8
    guard isHTML, text.utf8.contains(where: marks.contains)
    else { return text }
    return String(decoding: text.utf8.filter { !marks.contains($0) }, as: UTF8.self)
  }

  /// The line breaks of a sheet's cell, which are U+2028 in its table.
  private static func withBreaks(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    return text.replacing("\u{2028}", with: "\n")
  }

  private func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(.carriageReturn) else { return text }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == .carriageReturn {
        bytes.append(.lineFeed)
      } else if byte != .lineFeed || previous != .carriageReturn {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func withoutControls(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? " " : scalar) }
    return String(result).trimmed()
  }
}

/// A line of Markdown, or a part of one, in UTF-8.
typealias Bytes = ArraySlice<UInt8>

/// A part of a Markdown text with lines of its own.
indirect enum Block {
  case blank
  case paragraph(MarkedText)
  case heading(MarkedText)
  /// Preformatted lines; for fenced code, includes the fences if code has no style.
  case code([MarkedText])
  /// A horizontal rule, and its source form.
  case rule(String)
  case quote([Block])
  /// - Parameters:
  ///   - lead: The columns before the marker.
  ///   - marker: The bullet or the number, with the spaces after it.
  case item(lead: Int, marker: String, content: [Block])
  case table(Table)
}

/// The cells of a table; each row has at most as many as the head.
struct Table {
  enum Alignment { case left, center, right }

  var alignments: [Alignment]
  var head: [MarkedText]
  var rows: [[MarkedText]]
}

extension Bytes {
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The number of leading spaces of the line.
  var lead: Int { prefix { $0 == UInt8(ascii: " ") }.count }

  /// The line without leading and trailing spaces.
  var trimmed: Bytes {
    var result = dropFirst(lead)
    while result.last == UInt8(ascii: " ") { result.removeLast() }
    return result
  }

  var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") } }
}

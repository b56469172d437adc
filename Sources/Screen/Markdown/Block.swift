/// A line of Markdown, or a part of one, in UTF-8.
typealias Bytes = ArraySlice<UInt8>

/// A part of a Markdown text that has lines of its own.
indirect enum Block {
  case blank
  case paragraph(MarkedText)
  case heading(MarkedText)
  /// Lines that are not filled; of fenced code the fences are among them where code has no style.
  case code([MarkedText])
  /// A line across, and how it is written.
  case rule(String)
  case quote([Block])
  /// - Parameters:
  ///   - lead: The columns before the marker.
  ///   - marker: The bullet or the number, with the spaces after it.
  case item(lead: Int, marker: String, content: [Block])
  case table(Table)
}

/// The cells of a table; each row has as many as the head, or fewer.
struct Table {
  enum Alignment { case left, center, right }

  var alignments: [Alignment]
  var head: [MarkedText]
  var rows: [[MarkedText]]
}

extension Bytes {
  var string: String { String(decoding: self, as: UTF8.self) }

  /// How many spaces the line begins with.
  var lead: Int { prefix { $0 == UInt8(ascii: " ") }.count }

  /// The line without the spaces around it.
  var trimmed: Bytes {
    var result = dropFirst(lead)
    while result.last == UInt8(ascii: " ") { result.removeLast() }
    return result
  }

  var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") } }
}

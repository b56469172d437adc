import Text

/// The tables in a Markdown text, all with the same columns.
///
///     | Code | Meaning                |
///     |------|:----------------------:|
///     | CO   | Contractual obligation |
///
/// The line above a rule names the columns; pipes separate the cells, and the outer pipes may be
/// missing. A pipe after a backslash is text.
struct MarkdownTable {
  /// The fields of each row, the header's first.
  private(set) var rows: [[DelimitedText.Field]] = []
  /// The lines around the tables, counted from 1.
  private(set) var outerLines: [Int] = []

  /// Nil if there is no rule under a line with as many cells, or if the first table is inside a
  /// quoted field of a delimited table.
  /// - Complexity: Linear; nearly free if the text has no `|-` or `| -`.
  init?(_ text: DecodedText, from start: Int) {
    let bytes = text.utf8
    guard bytes.holds(UInt8(ascii: "|")), bytes.holds(UInt8(ascii: "-")) else { return nil }
    let first = text.lines.line(at: min(start, bytes.count))
    var columns: Int?
    var isInTable = false
    var line = first
    while line <= text.lines.count {
      let range = text.lines.range(ofLine: line)
      if isInTable {
        isInTable = bytes[range].contains(UInt8(ascii: "|"))
        if isInTable {
          rows.append(Self.cells(bytes, range))
          line += 1
          continue
        }
      }
      let cells = bytes[range].contains(UInt8(ascii: "|")) ? Self.cells(bytes, range) : []
      if cells.count > 1, line < text.lines.count,
        Self.isRule(bytes, text.lines.range(ofLine: line + 1), columns: cells.count),
        columns ?? cells.count == cells.count
      {
        if columns == nil, Self.isQuoted(bytes[..<range.lowerBound]) { return nil }
        // A second table continues the rows of the first.
        if columns == nil { rows.append(cells) }
        columns = cells.count
        isInTable = true
        line += 2
        continue
      }
      if bytes[range].contains(where: { !$0.isSpace }) { outerLines.append(line) }
      line += 1
    }
    if columns == nil { return nil }
  }

  /// Whether a Markdown file consists of a table with rows and nothing else, apart from front
  /// matter and headings.
  static func isAlone(in bytes: [UInt8]) -> Bool {
    let text = DecodedText(bytes)
    guard let table = MarkdownTable(text, from: 0), table.rows.count > 1 else { return false }
    let lines = TextLines(text.utf8)
    let front = ObsidianFrontMatter((0..<min(lines.count, 200)).map { lines.text($0) }).endLine
    return table.outerLines.allSatisfy { line in
      line <= front || HeadingLine(lines.text(line - 1).trimmed()) != nil
    }
  }

  /// Whether a quoted field is still open after a text.
  private static func isQuoted(_ bytes: ArraySlice<UInt8>) -> Bool {
    let starters = ",;\t\r\n".utf8
    var isQuoted = false
    var isFieldStart = true
    for byte in bytes {
      if byte == .quote, isQuoted || isFieldStart {
        // Two in a row are one literal quote: the second opens the field again.
        isQuoted.toggle()
        isFieldStart = true
      } else {
        isFieldStart = !isQuoted && starters.contains(byte)
      }
    }
    return isQuoted
  }

  /// Whether a line is a rule with that many cells: dashes, with optional colons at the ends.
  private static func isRule(_ bytes: [UInt8], _ range: Range<Int>, columns: Int) -> Bool {
    let marks = "|-: \t\r\n".utf8
    guard bytes[range].contains(UInt8(ascii: "-")), bytes[range].allSatisfy(marks.contains) else {
      return false
    }
    let cells = cells(bytes, range)
    return cells.count == columns
      && cells.allSatisfy { cell in
        var content = bytes[cell.start..<cell.end]
        if content.first == UInt8(ascii: ":") { content = content.dropFirst() }
        if content.last == UInt8(ascii: ":") { content = content.dropLast() }
        return !content.isEmpty && content.allSatisfy { $0 == UInt8(ascii: "-") }
      }
  }

  /// The cells of a line without the white space around them.
  private static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [DelimitedText.Field] {
    var (start, end) = trimmed(bytes, range.lowerBound, range.upperBound)
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    if end - 1 > start, bytes[end - 1] == UInt8(ascii: "|"), bytes[end - 2] != UInt8(ascii: "\\") {
      end -= 1
    }
    var cells: [DelimitedText.Field] = []
    var cell = start
    var isEscaped = false
    for offset in start...end {
      if offset < end {
        guard bytes[offset] == UInt8(ascii: "|") else { continue }
        if offset > start, bytes[offset - 1] == UInt8(ascii: "\\") {
          isEscaped = true
          continue
        }
      }
      let content = trimmed(bytes, cell, offset)
      cells.append(
        DelimitedText.Field(content.start..<content.end, isEscaped ? .escaped : .plain))
      cell = offset + 1
      isEscaped = false
    }
    return cells
  }

  private static func trimmed(
    _ bytes: [UInt8], _ start: Int, _ end: Int
  ) -> (start: Int, end: Int) {
    var (start, end) = (start, end)
    while start < end, bytes[start].isSpace { start += 1 }
    while start < end, bytes[end - 1].isSpace { end -= 1 }
    return (start, end)
  }

  /// A cell's text without the backslashes before pipes.
  static func unescaped(_ cell: UnsafeBufferPointer<UInt8>) -> String {
    var bytes: [UInt8] = []
    for (index, byte) in cell.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "\\") && index + 1 < cell.count && cell[index + 1] == UInt8(ascii: "|")
      if !isEscape { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

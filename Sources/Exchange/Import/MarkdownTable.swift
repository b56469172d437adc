import Flashcards

/// A Markdown file that is a table: a row that names the columns, a line such as `|---|:--|`, and
/// rows. Nothing else stands there but a heading or two.
struct MarkdownTable {
  /// The file with only the rows left, each without the pipes at its ends; the other lines are
  /// blank, so that all rows are where they were.
  let rows: [UInt8]

  /// - Returns: Nil if the file has other text, or no table.
  /// - Complexity: Linear in the length of the file.
  init?(_ bytes: [UInt8]) {
    // The rule has both, and most notes have no pipe.
    guard bytes.holds(UInt8(ascii: "|")), bytes.holds(UInt8(ascii: "-")) else { return nil }
    let text = DecodedText(bytes)
    let lines = TextLines(text.utf8)
    let front = ObsidianFrontMatter((0..<min(lines.count, 200)).map { lines.text($0) }).endLine
    var result: [UInt8] = []
    var rules = 0
    var rows = 0
    var others = 0
    for line in 0..<lines.count {
      if line > 0 { result.append(.lineFeed) }
      if line < front { continue }
      let content = lines.text(line).trimmed()
      if content.isEmpty || HeadingLine(content) != nil { continue }
      if Self.isRule(content) {
        rules += 1
      } else if content.utf8.contains(UInt8(ascii: "|")) {
        rows += 1
        result += Self.withoutOuterPipes(lines.bytes[lines.ranges[line]])
      } else {
        others += 1
      }
    }
    guard rules == 1, rows > 1, others == 0 else { return nil }
    self.rows = result
  }

  private static func isRule(_ line: String) -> Bool {
    line.utf8.contains(UInt8(ascii: "-")) && line.utf8.contains(UInt8(ascii: "|"))
      && line.utf8.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  /// The bytes of a row; what is no UTF-8 stays, for the reader of tables to report.
  private static func withoutOuterPipes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == .space || byte == 9 }
    var row = line.drop(while: isSpace)
    while row.last.map(isSpace) ?? false { row.removeLast() }
    if row.first == UInt8(ascii: "|") { row.removeFirst() }
    if row.last == UInt8(ascii: "|"), row.dropLast().last != UInt8(ascii: "\\") {
      row.removeLast()
    }
    return row
  }
}

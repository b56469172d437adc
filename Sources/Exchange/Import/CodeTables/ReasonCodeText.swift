import Text

/// Reads X12's lists of codes as they are copied from its pages: a code, its description, and a line
/// of dates that begins with `Start:`.
///
///     16	Claim/service lacks information …
///     Start: 01/01/1995 | Last Modified: 03/01/2018
///
/// The code may stand on a line of its own.
enum ReasonCodeText {
  /// The lines of which one in this many has the dates of a code.
  private static let mostLinesOfCode = 8

  /// Whether a text is such a copy.
  static func isList(_ text: DecodedText) -> Bool {
    guard text.utf8.holds("Start: ") else { return false }
    let rows = rows(DecodedText(Array(text.utf8.prefix(1 << 15))))
    return rows.count > 2 && rows.areMostly { ReasonCode.isCode($0.cells[0]) }
  }

  /// The codes, each with its text. What is no code stays in the row of what it may be.
  static func rows(_ text: DecodedText) -> [PublishedTable.Row] {
    let lines = TextLines(text.utf8)
    var rows: [PublishedTable.Row] = []
    var (first, parts): (Int, [String]) = (0, [])
    for number in 0..<lines.count {
      let line = lines.text(number).trimmed()
      if line.isEmpty { continue }
      if parts.isEmpty, isNotes(line), !rows.isEmpty {
        rows[rows.count - 1].cells[1] += "\n" + line
        continue
      }
      if parts.isEmpty { first = number + 1 }
      parts.append(line)
      guard hasDates(line) else {
        // Headings and prose above the list.
        if parts.count > mostLinesOfCode { parts.removeFirst() }
        continue
      }
      rows.append(row(parts, line: first))
      parts = []
    }
    return rows
  }

  private static func hasDates(_ line: String) -> Bool {
    guard let range = line.firstRange(of: "Start: ") else { return false }
    let date = line[range.upperBound...].prefix(10)
    return date.utf8.count == 10 && date.utf8.count { $0 == UInt8(ascii: "/") } == 2
  }

  private static func isNotes(_ line: String) -> Bool { line.hasPrefix("Notes:") }

  private static func row(_ parts: [String], line: Int) -> PublishedTable.Row {
    // Above the first code there may be headings; a code begins the last line that begins with one.
    let dates = parts.count - 1
    for index in stride(from: dates, through: 0, by: -1) {
      let words = parts[index].split(maxSplits: 1) { $0 == "\t" || $0 == " " }
      guard let code = words.first.map(String.init), ReasonCode.isCode(code),
        index < dates || words.count > 1
      else { continue }
      let rest = (words.dropFirst().map(String.init) + parts[(index + 1)...])
        .joined(separator: "\n")
      return PublishedTable.Row(line: line + index, cells: [code, rest])
    }
    return PublishedTable.Row(
      line: line, cells: [parts[0], parts.dropFirst().joined(separator: "\n")])
  }
}

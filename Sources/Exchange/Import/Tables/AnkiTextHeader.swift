import Flashcards
import Text

/// The `#key:value` lines at the beginning of Anki's text exports, and the older `tags: …` line.
///
/// Only the lines before the first record count. In a file with such a header, every line that
/// begins with `#` is a comment; in any other file it is a regular row.
struct AnkiTextHeader: Sendable {
  /// A header line with an unusable value.
  struct Fault: Sendable {
    let offset: Int
    let message: String
    let hint: String
  }

  var delimiter: Delimiter?
  /// The line that names the delimiter.
  var delimiterLine = "#separator"
  var isHTML: Bool?
  /// Tags for every row.
  var tags: [String] = []
  var deck: String?
  /// The note type of rows that do not state their own.
  var noteType: String?
  /// The value of `#columns:`, not split yet.
  var columns: String?
  /// The roles from `#… column:` lines, by column, counted from 0.
  var roles: [Int: ColumnRole] = [:]
  /// The header's requests that this program handles differently, one sentence each.
  var remarks: [String] = []
  /// The offset of the first byte after the header and after Excel's `sep=;`; 0 if there is
  /// neither.
  var end = 0
  /// Whether there are any header lines of Anki.
  private(set) var isPresent = false
  var commentLines = 0
  var faults: [Fault] = []

  /// Whether Anki wrote the file: people do not number columns by hand.
  var isExport: Bool { !roles.isEmpty }

  init(_ text: DecodedText) {
    var header = AnkiTextHeader()
    var plain = AnkiTextHeader()
    for line in 1...text.lines.count {
      let range = text.lines.range(ofLine: line)
      guard let first = text.utf8[range].first, first == .numberSign || first == .quote || line == 1
      else { break }
      let source = text.sourceLine(line)
      if line == 1, let separator = HeaderLine.separator(source) {
        (plain.delimiter, plain.delimiterLine, plain.end) = (separator, "sep=", range.upperBound)
        header = plain
        continue
      }
      guard first == .numberSign || first == .quote && source.hasPrefix("\"#") || first == 0x74,
        let content = HeaderLine(source)
      else { break }
      if content.content.first == "#" {
        let isKey = header.read(content, at: range.lowerBound)
        // A row may begin with a quoted number sign.
        if !isKey, first == .quote { break }
        if isKey { header.isPresent = true } else { header.commentLines += 1 }
      } else if content.content.hasPrefix("tags:"),
        !content.content.contains(where: ",;|\t".contains)
      {
        header.tags = tagList(content.content.dropFirst("tags:".count))
        header.isPresent = true
      } else {
        break
      }
      header.end = range.upperBound
    }
    self = header.isPresent ? header : plain
  }

  private init() {}

  /// The names in `#columns:`.
  func columnNames(separatedBy delimiter: Delimiter) -> [String]? {
    guard let columns else { return nil }
    let content = DelimitedText(
      DecodedText(Array(columns.utf8)), DelimitedText.Format(delimiter: delimiter), limit: 1)
    return content.count == 0 ? nil : content.values(0)
  }

  /// Reads one line without its `#`; false if it is a comment.
  private mutating func read(_ header: HeaderLine, at offset: Int) -> Bool {
    let line = header.content.dropFirst()
    guard let colon = line.firstIndex(of: ":") else { return false }
    let written = line[line.index(after: colon)...]
    let value = written.trimmed()
    switch line[..<colon].lowercased() {
    case "separator":
      delimiterLine = "#separator"
      delimiter = Delimiter(named: value.isEmpty ? String(written) : value)
      if delimiter == nil {
        faults.append(
          Fault(
            offset: offset, message: "“\(value)” is not a separator",
            hint: "write Comma, Semicolon, Tab, Space, Pipe, Colon or the character itself"))
      } else if let trailing = header.trailing, trailing != delimiter {
        remarks.append(
          "a spreadsheet has saved the file with another delimiter than its #separator line names")
        delimiter = trailing
      }
    case "html": isHTML = value.lowercased() == "true"
    case "tags": tags = tagList(value)
    case "deck": deck = value.isEmpty ? nil : value
    case "notetype": noteType = value
    case "columns": columns = String(written)
    case "guid column": setRole(.id, column: value, at: offset)
    case "tags column": setRole(.tags, column: value, at: offset)
    case "deck column": setRole(.deck, column: value, at: offset)
    case "notetype column": setRole(.notetype, column: value, at: offset)
    case "if matches":
      if value.lowercased() != "update current" {
        remarks.append(
          "#if matches:\(value) is ignored: a known card is updated where its text "
            + "has changed")
      }
    case "match scope":
      remarks.append(
        "#match scope:\(value) is ignored: cards are matched by their names and texts")
    default: return false
    }
    return true
  }

  private mutating func setRole(_ role: ColumnRole, column: String, at offset: Int) {
    guard let number = Int(column), number > 0 else {
      faults.append(
        Fault(
          offset: offset, message: "“\(column)” is not a column",
          hint: "columns are counted from 1"))
      return
    }
    roles[number - 1] = role
  }
}

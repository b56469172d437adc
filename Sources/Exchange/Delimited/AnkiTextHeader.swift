import Flashcards

/// The `#key:value` lines with which Anki begins its text exports, and the older `tags: …` line.
///
/// Only the lines before the first record count. In a file that has such a header, every line that
/// begins with `#` is a comment; in any other file it is a row like the rest.
struct AnkiTextHeader: Sendable {
  /// A header line whose value cannot be used.
  struct Fault: Sendable {
    let offset: Int
    let message: String
    let hint: String
  }

  var delimiter: Delimiter?
  var isHTML: Bool?
  /// Tags for every row.
  var tags: [String] = []
  var deck: String?
  /// The sort of note that a row is which does not say so itself.
  var noteType: String?
  /// The value of `#columns:`, still in one piece.
  var columns: String?
  /// What the `#… column:` lines say, by column, counted from 0.
  var roles: [Int: ColumnRole] = [:]
  /// What the header asks for and this program does otherwise, one sentence each.
  var remarks: [String] = []
  /// The offset of the first byte behind the header; 0 if there is no header.
  var end = 0
  var commentLines = 0
  var faults: [Fault] = []

  var isPresent: Bool { end > 0 }
  /// Whether Anki wrote the file: people do not number columns by hand.
  var isExport: Bool { !roles.isEmpty }

  init(_ text: DecodedText) {
    var header = AnkiTextHeader()
    var hasKey = false
    for line in 1...text.lines.count {
      let range = text.lines.range(ofLine: line)
      guard let first = text.utf8[range].first,
        first == .numberSign || line == 1 && first == UInt8(ascii: "t")
      else { break }
      let content = text.sourceLine(line)
      if first == .numberSign {
        let isKey = header.read(content.dropFirst(), at: range.lowerBound)
        if isKey { hasKey = true } else { header.commentLines += 1 }
      } else if content.hasPrefix("tags:"), !content.contains(where: ",;|\t".contains) {
        header.tags = tagList(content.dropFirst("tags:".count))
        hasKey = true
      } else {
        break
      }
      header.end = range.upperBound
    }
    self = hasKey ? header : AnkiTextHeader()
  }

  private init() {}

  /// The names in `#columns:`.
  func columnNames(separatedBy delimiter: Delimiter) -> [String]? {
    guard let columns else { return nil }
    let content = DelimitedText(
      DecodedText(Array(columns.utf8)), DelimitedText.Format(delimiter: delimiter), limit: 1)
    return content.count == 0 ? nil : content.values(0)
  }

  /// Takes one line without its `#`; false if it is a comment.
  private mutating func read(_ line: Substring, at offset: Int) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let written = line[line.index(after: colon)...]
    let value = written.trimmed()
    switch line[..<colon].lowercased() {
    case "separator":
      delimiter = Delimiter(named: value.isEmpty ? String(written) : value)
      if delimiter == nil {
        faults.append(
          Fault(
            offset: offset, message: "“\(value)” is no separator",
            hint: "write Comma, Semicolon, Tab, Space, Pipe, Colon or the character itself"))
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
          "#if matches:\(value) is passed over: a card that is known is updated where its text "
            + "has changed")
      }
    case "match scope":
      remarks.append(
        "#match scope:\(value) is passed over: cards are matched by their names and texts")
    default: return false
    }
    return true
  }

  private mutating func setRole(_ role: ColumnRole, column: String, at offset: Int) {
    guard let number = Int(column), number > 0 else {
      faults.append(
        Fault(
          offset: offset, message: "“\(column)” is no column",
          hint: "columns are counted from 1"))
      return
    }
    roles[number - 1] = role
  }
}

import Text

/// The rows of a table as publishers of codes hand it out: delimited text, columns set apart by
/// spaces, the table of a web page, or a sheet.
struct PublishedTable {
  struct Row {
    /// The line on which it begins, counted from 1; of a web page the number of the row.
    var line: Int
    /// The trimmed texts of its cells.
    var cells: [String]

    /// The text of a cell; empty if there is none, as in a table without that column.
    func text(_ column: Int?) -> String {
      column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
    }
  }

  /// How the columns are told apart, in words.
  let layout: String
  /// Whether other tables may be among the rows, as on a web page.
  let isMixed: Bool
  let kind: CodeTableKind
  let columns: CodeTableColumns
  /// The rows below the header.
  private(set) var rows: [Row] = []
  /// The rows above the header, and the lines in which a quote is never closed.
  private(set) var skipped: [ImportedFile.Skipped] = []

  /// The most rows above a header.
  static let mostOfTitle = 30

  /// Reads a text, if it is a table of codes.
  /// - Complexity: O(*n*) in the bytes.
  init?(_ text: DecodedText) {
    let beginning = DecodedText(Array(text.utf8.prefix(1 << 15)))
    for (delimiter, name) in [
      (Delimiter.tab, "tab-separated"), (.comma, "comma-separated"),
      (.semicolon, "semicolon-separated"), (.pipe, "pipe-separated"),
    ] where beginning.utf8.contains(delimiter.byte) {
      let format = DelimitedText.Format(delimiter: delimiter)
      let sample = DelimitedText(beginning, format, limit: Self.mostOfTitle * 2)
      guard let found = CodeTableKind.find(in: Self.rows(sample)) else { continue }
      let content = DelimitedText(text, format)
      let unclosed = content.faults.filter { $0.kind == .unclosedQuote }.map {
        ImportedFile.Skipped(
          line: text.lines.line(at: $0.offset), reason: "its quote is never closed")
      }
      self.init(Self.rows(content), found, layout: name, unclosed: unclosed)
      return
    }
    guard let found = CodeTableKind.find(in: Self.spacedRows(beginning)) else { return nil }
    self.init(Self.spacedRows(text), found, layout: "columns set apart by spaces")
  }

  /// Takes rows, if they are a table of codes.
  init?(rows: [Row], layout: String, isMixed: Bool = false) {
    guard let found = CodeTableKind.find(in: rows.prefix(Self.mostOfTitle * 2)) else { return nil }
    self.init(rows, found, layout: layout, isMixed: isMixed)
  }

  private init(
    _ rows: [Row], _ found: CodeTableKind.Found, layout: String,
    isMixed: Bool = false, unclosed: [ImportedFile.Skipped] = []
  ) {
    (kind, columns, self.layout, self.isMixed) = (found.kind, found.columns, layout, isMixed)
    self.rows = Array(rows.dropFirst(found.firstRow))
    if let first = rows.first, found.titleRows > 0 {
      skipped.append(
        .init(
          line: first.line, name: "title",
          reason: "\(counted(found.titleRows, "line")) above the header"))
    }
    skipped += unclosed
  }

  private static func rows(_ content: DelimitedText) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(content.count)
    // Records come in order, so each line is found from the one before.
    for record in 0..<content.count where !content.isBlank(record) {
      let line = content.text.lines.line(at: content.range(record).lowerBound)
      rows.append(Row(line: line, cells: content.firstValues(record)))
    }
    return rows
  }

  /// The lines, whose cells are at least two spaces apart.
  private static func spacedRows(_ text: DecodedText) -> [Row] {
    let lines = TextLines(text.utf8)
    var rows: [Row] = []
    for line in 0..<lines.count {
      let cells = lines.text(line).cellsBetweenSpaces()
      if !cells.isEmpty { rows.append(Row(line: line + 1, cells: cells)) }
    }
    return rows
  }
}

extension String {
  /// The parts between runs of two spaces and more.
  fileprivate func cellsBetweenSpaces() -> [String] {
    var cells: [String] = []
    var cell = ""
    var spaces = 0
    for character in trimmed() {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces > 1 {
        cells.append(cell)
        cell = ""
      } else if spaces == 1 {
        cell += " "
      }
      spaces = 0
      cell.append(character)
    }
    return cell.isEmpty ? cells : cells + [cell]
  }
}

extension String {
  /// The words with single spaces between them, without control characters.
  var inOneLine: String {
    unicodeScalars.split { $0.value <= 0x20 || (0x7F...0xA0).contains($0.value) }
      .map { String($0) }.joined(separator: " ")
  }
}

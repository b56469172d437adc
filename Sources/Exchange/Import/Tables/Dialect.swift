import Text

/// How a delimited text separates its fields and whether its first row names the columns.
package struct Dialect: Hashable, Sendable {
  package let delimiter: Delimiter
  /// Whether the first record is a header.
  package let hasHeader: Bool
  /// Whether the first record looks like a header, but not clearly enough to risk losing a card.
  let mayHaveHeader: Bool
  /// The number of fields that a row should have.
  package let columnCount: Int
  /// The decisions and their reasons in words: "comma, 3 columns in 120 of 120 rows; the first row
  /// is a header".
  package let explanation: String

  /// The user's options for a text.
  struct Request {
    var delimiter: Delimiter?
    var rowEnd: RowEnd?
    var hasHeader: Bool?
    /// The most columns of a row, if the user names them.
    var columns: Int?
  }

  /// Decides from all records of a file.
  ///
  /// The delimiter with which most rows have the same number of columns, at least two, wins; a
  /// first row that names columns outweighs that. Among equals the one that is rarer in prose wins.
  package static func detect(_ bytes: [UInt8]) -> Dialect {
    let text = DecodedText(bytes)
    return detect(in: text, header: AnkiTextHeader(text), Request()).dialect
  }

  /// Decides what a request leaves open, and returns the resulting records.
  static func detect(
    in text: DecodedText, header: AnkiTextHeader, _ request: Request
  ) -> (dialect: Dialect, content: DelimitedText) {
    if request.delimiter ?? .pipe == .pipe, request.rowEnd == nil, !header.isPresent,
      let table = MarkdownTable(text, from: header.end)
    {
      return markdown(DelimitedText(table, in: text), request)
    }
    let fixed = request.delimiter ?? header.delimiter
    let best =
      fixed.map {
        DialectSample(
          text, header, $0, request.rowEnd ?? .line,
          mostFields: $0.splitsOnce ? max(2, request.columns ?? 2) : nil)
      } ?? DialectSample.best(text, header, request.rowEnd)
    let names = header.columnNames(separatedBy: best.delimiter)
    let verdict = request.hasHeader == nil && names == nil ? best.headerVerdict : .row
    let firstIsHeader = request.hasHeader ?? (verdict == .header)
    let columnCount = names?.count ?? (firstIsHeader ? best.firstRowColumns : best.columnCount)
    let first =
      if names != nil {
        "the #columns line names the columns"
      } else {
        "the first row is \(firstIsHeader ? "a header" : "no header")"
          + (request.hasHeader == nil ? "" : ", as asked")
      }
    let dialect = Dialect(
      delimiter: best.delimiter, hasHeader: firstIsHeader, mayHaveHeader: verdict == .doubtful,
      columnCount: columnCount,
      explanation: "\(name(of: best, header, request)), \(best.columns); \(first)")
    return (dialect, best.content)
  }

  /// The dialect of a sheet, where only the header is in question.
  static func sheet(_ content: DelimitedText, hasHeader: Bool?) -> Dialect {
    let sample = DialectSample(content)
    let verdict = hasHeader == nil ? sample.headerVerdict : .row
    let firstIsHeader = hasHeader ?? (verdict == .header)
    let columns = content.count > 0 ? content.fieldRange(0).count : 1
    return Dialect(
      delimiter: .tab, hasHeader: firstIsHeader, mayHaveHeader: verdict == .doubtful,
      columnCount: columns,
      explanation:
        "\(counted(columns, "column")), \(counted(content.count, "row")); the first row is "
        + "\(firstIsHeader ? "a header" : "no header")" + (hasHeader == nil ? "" : ", as asked"))
  }

  private static func name(
    of sample: DialectSample, _ header: AnkiTextHeader, _ request: Request
  ) -> String {
    let name = sample.delimiter.name
    let rowEnd = sample.content.format.rowEnd
    if rowEnd != .line {
      return "\(name) in a card and \(rowEnd.name) between cards"
        + (request.rowEnd != nil ? ", as asked" : "")
    }
    if request.delimiter != nil { return name + ", as asked" }
    if header.delimiter != nil { return name + ", as the file's \(header.delimiterLine) line says" }
    return sample.columnCount > 1 ? name : "no comma, tab, semicolon or pipe separates columns"
  }

  /// The rows of Markdown tables, below the line above the first rule.
  private static func markdown(
    _ content: DelimitedText, _ request: Request
  ) -> (dialect: Dialect, content: DelimitedText) {
    let columns = content.fieldRange(0).count
    let hasHeader = request.hasHeader ?? true
    let first =
      request.hasHeader == nil
      ? "the line above the rule names the columns"
      : "the first row is \(hasHeader ? "a header" : "no header"), as asked"
    let dialect = Dialect(
      delimiter: .pipe, hasHeader: hasHeader, mayHaveHeader: false, columnCount: columns,
      explanation: "Markdown table, \(counted(columns, "column")); \(first)")
    return (dialect, content)
  }
}

/// How a delimited text separates its fields and whether its first row names the columns.
package struct Dialect: Hashable, Sendable {
  package let delimiter: Delimiter
  /// Whether the first record is a header.
  package let hasHeader: Bool
  /// The number of fields that a row should have.
  package let columnCount: Int
  /// What was decided and why, in words: "comma, 3 columns in 120 of 120 rows; the first row is a
  /// header".
  package let explanation: String

  /// Decides from all records of a file.
  ///
  /// That delimiter wins with which most rows have the same number of columns, at least two; a
  /// first row that names columns outweighs that. Among equals the one that is rarer in prose wins.
  package static func detect(_ bytes: [UInt8]) -> Dialect {
    let text = DecodedText(bytes)
    return detect(in: text, header: AnkiTextHeader(text), delimiter: nil, hasHeader: nil).dialect
  }

  /// Decides what `delimiter` and `hasHeader` leave open, and gives the records that follow.
  static func detect(
    in text: DecodedText, header: AnkiTextHeader, delimiter: Delimiter?, hasHeader: Bool?
  ) -> (dialect: Dialect, content: DelimitedText) {
    let fixed = delimiter ?? header.delimiter
    let best = fixed.map { DialectSample(text, header, $0) } ?? DialectSample.best(text, header)
    let names = header.columnNames(separatedBy: best.delimiter)
    let firstIsHeader = hasHeader ?? (names == nil && best.namesColumns)
    let columnCount = names?.count ?? (firstIsHeader ? best.firstRowColumns : best.columnCount)

    let name =
      if delimiter != nil {
        best.delimiter.name + ", as asked"
      } else if fixed != nil {
        best.delimiter.name + ", as the file's #separator line says"
      } else if best.content.format.recordEnd != nil {
        best.delimiter.name + " in a card and semicolon between cards"
      } else if best.columnCount > 1 {
        best.delimiter.name
      } else {
        "no comma, tab, semicolon or pipe separates columns"
      }
    let columns =
      "\(counted(best.columnCount, "column")) in \(best.consistentRows) of "
      + counted(best.rows, "row")
    let first =
      if names != nil {
        "the #columns line names the columns"
      } else {
        "the first row is \(firstIsHeader ? "a header" : "no header")"
          + (hasHeader == nil ? "" : ", as asked")
      }
    let dialect = Dialect(
      delimiter: best.delimiter, hasHeader: firstIsHeader, columnCount: columnCount,
      explanation: "\(name), \(columns); \(first)")
    return (dialect, best.content)
  }
}

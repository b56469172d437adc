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

  /// Decides from the first thousand records of a file.
  ///
  /// That delimiter wins with which most rows have the same number of columns, at least two; a
  /// first row that names columns outweighs that. Among equals the one that is rarer in prose wins.
  package static func detect(_ bytes: [UInt8]) -> Dialect {
    let text = DecodedText(bytes)
    return detect(in: text, header: AnkiTextHeader(text), delimiter: nil, hasHeader: nil)
  }

  /// Decides what `delimiter` and `hasHeader` leave open.
  static func detect(
    in text: DecodedText, header: AnkiTextHeader, delimiter: Delimiter?, hasHeader: Bool?
  ) -> Dialect {
    let fixed = delimiter ?? header.delimiter
    let candidates = fixed.map { [$0] } ?? [.tab, .pipe, .semicolon, .comma]
    let samples = candidates.map { DialectSample(text, header: header, delimiter: $0) }
    let best = samples.dropFirst().reduce(samples[0]) { $1.isBetter(than: $0) ? $1 : $0 }
    let names = header.columnNames(separatedBy: best.delimiter)
    let firstIsHeader = hasHeader ?? (names == nil && best.namesColumns)
    let columnCount = names?.count ?? (firstIsHeader ? best.firstRowColumns : best.columnCount)

    let name =
      if delimiter != nil {
        best.delimiter.name + ", as asked"
      } else if fixed != nil {
        best.delimiter.name + ", as the file's #separator line says"
      } else if best.columnCount > 1 {
        best.delimiter.name
      } else {
        "no comma, tab, semicolon or pipe separates columns"
      }
    let rows = best.isWholeFile ? "" : "the first "
    let columns =
      "\(counted(best.columnCount, "column")) in \(best.consistentRows) of "
      + rows + counted(best.rows, "row")
    let first =
      if names != nil {
        "the #columns line names the columns"
      } else {
        "the first row is \(firstIsHeader ? "a header" : "no header")"
          + (hasHeader == nil ? "" : ", as asked")
      }
    return Dialect(
      delimiter: best.delimiter, hasHeader: firstIsHeader, columnCount: columnCount,
      explanation: "\(name), \(columns); \(first)")
  }
}

/// What the beginning of a text looks like when one delimiter is assumed.
private struct DialectSample {
  static let size = 1000

  let delimiter: Delimiter
  /// The most frequent number of columns over one; among equals the smallest. 1 if no row has more.
  let columnCount: Int
  let consistentRows: Int
  let rows: Int
  let isWholeFile: Bool
  let firstRowColumns: Int
  let namesColumns: Bool
  /// The rows that speak for this delimiter: the consistent ones less those with misplaced quotes.
  private let support: Int

  init(_ text: DecodedText, header: AnkiTextHeader, delimiter: Delimiter) {
    let sample = DelimitedText(
      text, delimiter: delimiter, from: header.end, skipsComments: header.isPresent,
      limit: Self.size)
    let records = sample.records.filter { !$0.isBlank }
    var frequencies: [Int: Int] = [:]
    for record in records where record.fields.count > 1 {
      frequencies[record.fields.count, default: 0] += 1
    }
    let mode = frequencies.max { ($0.value, $1.key) < ($1.value, $0.key) }
    self.delimiter = delimiter
    columnCount = mode?.key ?? 1
    consistentRows = mode?.value ?? records.count
    rows = records.count
    isWholeFile = sample.records.count < Self.size
    firstRowColumns = records.first?.fields.count ?? 1
    namesColumns = ColumnRole.areColumnNames(
      records.first?.fields.map { $0.value.trimmed() } ?? [])
    support = mode.map { max(0, $0.value - sample.faults.count) } ?? 0
  }

  func isBetter(than other: DialectSample) -> Bool {
    let (mine, theirs) = (namesColumns && columnCount > 1, other.namesColumns)
    if mine != theirs { return mine }
    if columnCount == 1 || other.columnCount == 1 { return columnCount > other.columnCount }
    return support * other.rows > other.support * rows
  }
}

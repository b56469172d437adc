import Text

/// A text's appearance under one assumption about its separators.
struct DialectSample {
  let content: DelimitedText
  /// The most frequent number of columns over one; among equals the smallest. 1 if no row has more.
  private(set) var columnCount = 1
  private(set) var consistentRows = 0
  private(set) var rows = 0
  private(set) var firstRowColumns = 1
  private(set) var namesColumns = false
  /// The rows that support this delimiter: the consistent ones minus those with misplaced quotes.
  private var support = 0

  init(
    _ text: DecodedText, _ header: AnkiTextHeader, _ delimiter: Delimiter,
    _ rowEnd: RowEnd = .line, mostFields: Int? = nil
  ) {
    self.init(
      DelimitedText(
        text,
        DelimitedText.Format(
          delimiter: delimiter, rowEnd: rowEnd, mostFields: mostFields,
          skipsComments: header.isPresent),
        from: header.end))
  }

  init(_ content: DelimitedText) {
    self.content = content
    var frequencies: [Int: Int] = [:]
    var run = (columns: 0, length: 0)
    func finishRun() { if run.columns > 1 { frequencies[run.columns, default: 0] += run.length } }
    for record in 0..<content.count where !content.isBlank(record) {
      let columns = content.fieldRange(record).count
      if rows == 0 {
        firstRowColumns = columns
        namesColumns = HeaderRow.namesSides(content.firstValues(record))
      }
      rows += 1
      if columns != run.columns {
        finishRun()
        run = (columns, 0)
      }
      run.length += 1
    }
    finishRun()
    let mode = frequencies.max { ($0.value, $1.key) < ($1.value, $0.key) }
    columnCount = mode?.key ?? 1
    consistentRows = mode?.value ?? rows
    support = mode.map { max(0, $0.value - content.faults.count) } ?? 0
  }

  var delimiter: Delimiter { content.format.delimiter }

  /// "2 columns in 12 of 12 rows".
  var columns: String {
    "\(counted(columnCount, "column")) in \(consistentRows) of \(counted(rows, "row"))"
  }

  /// Whether the first row is a header, judging by its text and by the rows below it.
  var headerVerdict: HeaderRow.Verdict {
    let records = (0..<content.count).lazy.filter { !content.isBlank($0) }.prefix(201)
    guard let first = records.first else { return .row }
    return HeaderRow(
      content.firstValues(first), below: records.dropFirst().map { content.firstValues($0) }
    ).verdict
  }

  /// Whether every row has two columns.
  private var isPairs: Bool { columnCount == 2 && support == rows }

  /// The best guess if nothing states the separators.
  static func best(
    _ text: DecodedText, _ header: AnkiTextHeader, _ rowEnd: RowEnd? = nil
  ) -> DialectSample {
    var best: DialectSample?
    for delimiter in [Delimiter.tab, .pipe, .semicolon, .comma]
    where text.utf8.holds(delimiter.byte) && rowEnd != .text(delimiter.bytes) {
      let sample = DialectSample(text, header, delimiter, rowEnd ?? .line)
      if best.map(sample.isBetter) ?? true { best = sample }
    }
    let found = best ?? DialectSample(text, header, .comma, rowEnd ?? .line)
    if rowEnd != nil { return found }
    return quizlet(text, header, than: found) ?? found
  }

  private func isBetter(than other: DialectSample) -> Bool {
    let (mine, theirs) = (namesColumns && columnCount > 1, other.namesColumns)
    if mine != theirs { return mine }
    if columnCount == 1 || other.columnCount == 1 { return columnCount > other.columnCount }
    return support * other.rows > other.support * rows
  }

  /// Quizlet's additional separators, if one of them fits each card and the general result does
  /// not: ` - ` between the sides, and a semicolon between cards.
  private static func quizlet(
    _ text: DecodedText, _ header: AnkiTextHeader, than found: DialectSample
  ) -> DialectSample? {
    if found.isPairs && found.rows > 1 || found.namesColumns { return nil }
    if text.utf8.holds(UInt8(ascii: ";")) {
      for delimiter in [Delimiter.tab, .comma] where text.utf8.holds(delimiter.byte) {
        let sample = DialectSample(text, header, delimiter, .semicolon)
        // A line of commas and semicolons may also be one row.
        let fewest = delimiter == .tab ? 2 : 3
        let isOneLine = delimiter == .tab || found.rows == 1
        if sample.isPairs, sample.rows >= fewest, isOneLine { return sample }
      }
    }
    if found.columnCount > 1, found.support == found.rows { return nil }
    let sample = DialectSample(text, header, .spacedHyphen)
    return sample.isPairs && sample.rows > 0 ? sample : nil
  }
}

import Flashcards

/// Reads a delimited text as cards, and says all there is to say about it.
package enum DelimitedImport {
  /// What an import of `bytes` would bring. Nothing is written anywhere.
  ///
  /// All errors of the file come in one run, and the good rows come in any case.
  ///
  /// - Parameters:
  ///   - file: the file's name for diagnostics.
  ///   - delimiter: the delimiter, or nil to find it (``Dialect``).
  ///   - header: whether the first row is a header, or nil to find out.
  ///   - columns: the role of each column, or nil to take them from the header or by default.
  /// - Complexity: O(*n*) in the bytes.
  package static func plan(
    bytes: [UInt8], file: String, delimiter: Delimiter? = nil, header: Bool? = nil,
    columns: [ColumnRole]? = nil
  ) -> ImportedTable {
    let text = DecodedText(bytes)
    let ankiHeader = AnkiTextHeader(text)
    let dialect = Dialect.detect(
      in: text, header: ankiHeader, delimiter: delimiter, hasHeader: header)
    let content = DelimitedText(
      text, delimiter: dialect.delimiter, from: ankiHeader.end,
      skipsComments: ankiHeader.isPresent)
    let rows = content.records.drop { $0.isBlank }.dropFirst(dialect.hasHeader ? 1 : 0)
    let names =
      ankiHeader.columnNames(separatedBy: dialect.delimiter)
      ?? (dialect.hasHeader ? content.records.first { !$0.isBlank } : nil)?
      .fields.map { $0.value.trimmed() } ?? []
    let roles =
      columns.map { Columns(roles: $0, names: names, count: dialect.columnCount) }
      ?? Columns(count: dialect.columnCount, names: names, fixed: ankiHeader.roles) { column in
        rows.prefix(1000).allSatisfy { looksLikeTags($0, column: column) }
      }

    var table = ImportedTable(dialect: dialect, columns: roles, deck: ankiHeader.deck)
    table.diagnostics = text.diagnostics(file: file)
    table.diagnostics += ankiHeader.diagnostics(
      in: text, file: file, columnCount: roles.roles.count)
    table.diagnostics += content.diagnostics(in: text, file: file)
    if content.records.isEmpty, !content.faults.isEmpty {
      table.summary = ["0 rows read, \(content.faults.count) left out because of errors"]
    } else if let problem = unusable(dialect, roles, rowCount: content.records.count) {
      let start = min(ankiHeader.end, text.utf8.count)
      table.diagnostics.append(
        text.diagnostic(at: start, file: file, .error, problem.message, hint: problem.hint))
    } else {
      var builder = ImportedRowBuilder(
        text: text, file: file, dialect: dialect, columns: roles, header: ankiHeader,
        unreadableRows: content.faults.count { $0.kind == .unclosedQuote },
        expectedRows: rows.count)
      for record in rows { builder.add(record) }
      builder.warnAboutMarkup()
      table.rows = builder.rows
      table.diagnostics += builder.diagnostics
      table.summary = builder.summary
    }
    table.diagnostics.sort { $0.location < $1.location }
    let commentLines = ankiHeader.commentLines + content.commentLines
    table.summary = introduction(text, dialect, roles, commentLines) + table.summary
    return table
  }

  /// Why no row can become a card, if that is so.
  private static func unusable(
    _ dialect: Dialect, _ columns: Columns, rowCount: Int
  ) -> (message: String, hint: String)? {
    if rowCount == 0 {
      return ("the file holds no rows", "a row is a line with a front and a back")
    }
    if columns.roles.count > dialect.columnCount, dialect.columnCount > 1 {
      return (
        "\(counted(columns.roles.count, "column")) are named, but the rows have "
          + "\(dialect.columnCount)", "name at most one role for each column"
      )
    }
    if dialect.columnCount == 1 {
      return (
        "the rows have one column, but a card needs a front and a back",
        "separate them with a comma, a tab, a semicolon or a pipe, or name the delimiter"
      )
    }
    for role in [ColumnRole.front, .back] where columns.index(of: role) == nil {
      return ("no column is the \(role.rawValue)", "name the columns, such as front,back,tags")
    }
    return nil
  }

  private static func introduction(
    _ text: DecodedText, _ dialect: Dialect, _ columns: Columns, _ commentLines: Int
  ) -> [String] {
    var sentences: [String] = []
    if text.encoding != .utf8 { sentences.append("encoding: " + text.encoding.name) }
    sentences.append(dialect.explanation)
    sentences.append(columns.explanation)
    if commentLines > 0 {
      sentences.append(counted(commentLines, "comment line") + " beginning with # skipped")
    }
    return sentences
  }

  /// Whether a cell could be a few tags rather than a sentence.
  private static func looksLikeTags(_ record: DelimitedText.Record, column: Int) -> Bool {
    guard column < record.fields.count else { return true }
    let cell = record.fields[column].value
    guard cell.utf8.count <= 50, !cell.contains("://"), !cell.contains(where: ".?!()".contains)
    else { return false }
    return cell.split(whereSeparator: \.isWhitespace).count <= 4
  }
}

extension AnkiTextHeader {
  /// The header lines that cannot be honoured, as errors.
  fileprivate func diagnostics(
    in text: DecodedText, file: String, columnCount: Int
  ) -> [Diagnostic] {
    let beyond = roles.keys.filter { $0 >= columnCount }.sorted().map { column in
      text.diagnostic(
        at: 0, file: file, .error,
        "the header names column \(column + 1), but the rows have \(columnCount)",
        hint: "columns are counted from 1")
    }
    return beyond
      + faults.map { text.diagnostic(at: $0.offset, file: file, .error, $0.message, hint: $0.hint) }
  }
}

extension DelimitedText {
  /// The misplaced quotes.
  fileprivate func diagnostics(in text: DecodedText, file: String) -> [Diagnostic] {
    faults.map { fault in
      switch fault.kind {
      case .unclosedQuote:
        text.diagnostic(
          at: fault.offset, file: file, .error,
          "this quote is never closed; the row is left out and reading goes on with the next line",
          hint: "close the quote, or double every quote that belongs to the text")
      case .textAfterQuote:
        text.diagnostic(
          at: fault.offset, file: file, .warning,
          "text follows the closing quote; the field is kept as it is written",
          hint: "put the whole field in quotes and double the quotes inside it")
      }
    }
  }
}

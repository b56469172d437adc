import Text

extension DelimitedImport {
  /// Messages about the rows as a whole: a row that may be a header, lines that were joined.
  var rowDiagnostics: [Diagnostic] {
    var result: [Diagnostic] = []
    if dialect.mayHaveHeader, let headerRow {
      result.append(
        text.diagnostic(
          at: content.range(headerRow).lowerBound, file: file, .warning,
          "this row looks like a header, but may be a card; it is kept as one",
          hint: "pass --header yes if it names the columns, or --header no"))
    }
    if let row = mnemosyne?.doubtful {
      result.append(
        text.diagnostic(
          at: content.range(row).lowerBound, file: file, .warning,
          "rows of 3 columns are read as front, pronunciation and back, the first one here",
          hint: "pass --columns front,back,why if the last column explains"))
    }
    if let first = content.continuations.first {
      let lines = counted(content.continuations.count, "line")
      let verb = content.continuations.count == 1 ? "continues" : "continue"
      result.append(
        text.diagnostic(
          at: first, file: file, .warning,
          "\(lines) without a tab \(verb) the definition above, the first one here",
          hint: "if it is a separate card, put a tab between its sides"))
    }
    return result
  }

  /// Messages about misplaced quotes, and about delimiters that are text.
  var quoteDiagnostics: [Diagnostic] {
    var reports = RowReports(text, file: file)
    let further = content.faults.filter { $0.kind == .furtherDelimiter }
    for fault in content.faults {
      switch fault.kind {
      case .unclosedQuote:
        reports.report(
          .error, at: fault.offset,
          "this quote is never closed; the row is left out and reading goes on with the next line",
          hint: "close the quote, or double every quote that belongs to the text")
      case .textAfterQuote:
        reports.report(
          .warning, at: fault.offset,
          "text follows the closing quote; the field is kept as it is written",
          hint: "put the whole field in quotes and double the quotes inside it")
      case .furtherDelimiter: break
      }
    }
    if let first = further.first {
      let name = dialect.delimiter.name
      reports.report(
        .warning, at: first.offset,
        "\(counted(further.count, "row")) with a second \(name), the first one here; "
          + "the first \(name) of a row separates its sides",
        hint: "check that each of them is separated where you mean it")
    }
    return reports.finished()
  }
}

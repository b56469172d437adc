import Flashcards
import Text

extension ImportedFile {
  /// Reads a delimited text as cards, with all messages about it.
  ///
  /// All errors of the file are reported in one run, and the valid rows are imported in any case;
  /// but a text read in the wrong encoding produces no rows.
  ///
  /// - Parameter file: The file's name for diagnostics.
  /// - Complexity: O(*n*) in the bytes.
  package static func delimited(
    _ bytes: [UInt8], file: String, _ options: TableOptions, _ context: ReadingContext
  ) -> ImportedFile {
    DelimitedImport(bytes, file: file, options, context).result()
  }
}

/// The steps from a delimited text to notes.
struct DelimitedImport {
  let file: String
  let text: DecodedText
  private let header: AnkiTextHeader
  let dialect: Dialect
  let content: DelimitedText
  /// The records without the header and empty ones before it.
  private let rows: Range<Int>
  private let columns: Columns
  /// The record that is a header, or looks like one.
  let headerRow: Int?
  /// Whether rows have two or three fields, with the third logically between the others.
  let mnemosyne: MnemosyneRows?
  /// Why a table that looks like a bank of questions is not taken for one.
  private let bankProblem: String?
  private let keyIsIndex: Bool

  init(_ bytes: [UInt8], file: String, _ options: TableOptions, _ context: ReadingContext) {
    let text = DecodedText(bytes, as: context.encoding)
    let header = AnkiTextHeader(text)
    var (dialect, content) = Dialect.detect(
      in: text, header: header,
      Dialect.Request(
        delimiter: options.delimiter, rowEnd: options.rowEnd, hasHeader: options.header,
        columns: options.columns?.count))
    if !header.isPresent, options.columns == nil, content.hasContinuations(dialect) {
      content.joinContinuations()
    }
    self.init(text, header, dialect, content, file: file, options)
  }

  /// Reads the rows of a sheet.
  init(sheet bytes: [UInt8], file: String, _ options: TableOptions) {
    let text = DecodedText(bytes, as: .utf8)
    let content = DelimitedText(sheet: text)
    let dialect = Dialect.sheet(content, hasHeader: options.header)
    self.init(text, AnkiTextHeader(DecodedText([])), dialect, content, file: file, options)
  }

  private init(
    _ text: DecodedText, _ header: AnkiTextHeader, _ dialect: Dialect, _ content: DelimitedText,
    file: String, _ options: TableOptions
  ) {
    self.file = file
    let first = (0..<content.count).first { !content.isBlank($0) } ?? content.count
    let rows = min(content.count, first + (dialect.hasHeader ? 1 : 0))..<content.count
    let names =
      header.columnNames(separatedBy: dialect.delimiter)
      ?? (dialect.hasHeader && first < content.count ? content.values(first) : [])
    mnemosyne =
      names.isEmpty && !header.isPresent && options.columns == nil
      ? MnemosyneRows(content, rows, dialect.delimiter) : nil
    let bank = options.columns == nil && header.roles.isEmpty ? BankColumns(names) : nil
    bankProblem = bank?.problem
    keyIsIndex = bank?.keyIsIndex ?? false
    if let bank, bank.problem == nil {
      columns = Columns(bank, names: names, count: max(dialect.columnCount, names.count))
    } else if names.isEmpty, !header.isPresent, options.columns == nil,
      let roles = Self.unnamedBank(content, rows, columns: dialect.columnCount)
    {
      columns = Columns(roles: roles, names: names, count: dialect.columnCount)
    } else if let roles = options.columns {
      columns = Columns(roles: roles, names: names, count: dialect.columnCount)
    } else if mnemosyne != nil {
      columns = .mnemosyne
    } else {
      columns = Columns(
        count: dialect.columnCount, names: names, fixed: header.roles,
        rest: header.isPresent ? .why : .ignored
      ) { column in
        rows.allSatisfy { content.looksLikeTags($0, column: column) }
      }
    }
    (self.text, self.header, self.dialect) = (text, header, dialect)
    (self.content, self.rows) = (content, rows)
    headerRow = dialect.hasHeader || dialect.mayHaveHeader ? first : nil
  }

  func result() -> ImportedFile {
    var result = ImportedFile(
      format: .delimited,
      decks: [ImportedDeck(name: header.deck, frontMatter: .init(name: header.deck), notes: [])],
      diagnostics: text.diagnostics(file: file))
    if let other = text.otherEncoding {
      result.skipped = [.init(name: "all rows", reason: "the file is not in \(text.encoding.name)")]
      result.summary = [
        "nothing is read: the file needs --encoding " + other.names.joined(separator: " or ")
      ]
      return result
    }
    result.summary = introduction
    result.diagnostics += headerDiagnostics + quoteDiagnostics + rowDiagnostics
    if content.count == 0, !content.faults.isEmpty {
      result.summary += ["0 rows read, \(content.faults.count) left out because of errors"]
      result.skipped = content.faults.map {
        .init(line: text.lines.line(at: $0.offset), reason: "its quote is never closed")
      }
    } else if let problem {
      let start = min(header.end, text.utf8.count)
      result.diagnostics.append(
        text.diagnostic(at: start, file: file, .error, problem.message, hint: problem.hint))
    } else {
      readRows(into: &result)
    }
    result.diagnostics.sort { $0.location < $1.location }
    return result
  }

  private func readRows(into result: inout ImportedFile) {
    let bank = bankKeys(columns, rows, prefersIndex: keyIsIndex)
    if let doubt = bank?.doubt {
      let row = rows.lowerBound + doubt.question
      let key = content.fieldRange(row).lowerBound + (columns.index(of: .key) ?? 0)
      result.diagnostics.append(
        text.diagnostic(
          at: content.fields[min(key, content.fieldRange(row).upperBound - 1)].place, file: file,
          .error, doubt.message, hint: "write letters for the right answers, and import again"))
      return
    }
    let markup =
      header.isHTML == nil ? Markup(content, columns, records: rows) : Markup.none
    let isHTML = header.isHTML ?? markup.isConsistent
    var reader = RowReader(
      content, columns, header, file: file, columnCount: mnemosyne != nil ? 3 : dialect.columnCount,
      isHTML: isHTML, markup: markup.rows > 0 && !isHTML, bank: bank)
    if mnemosyne != nil { reader.rolesOfPairs = [.front, .back] }
    for fault in content.faults where fault.kind == .unclosedQuote {
      reader.addUnreadable(at: fault.offset)
    }
    let names = dialect.hasHeader && rows.lowerBound > 0 ? rows.lowerBound - 1 : nil
    for record in rows {
      // Concatenated files repeat the header.
      if let names, content.isSame(record, names) {
        reader.tally.headers += 1
      } else {
        reader.add(record)
      }
    }
    reader.finish()
    if let first = markup.first {
      reader.reports.report(
        .warning, at: first,
        "\(counted(markup.rows, "row")) with HTML tags, the first one here; they are "
          + (isHTML ? "read as HTML" : "kept as text"),
        hint: "to settle it, make #html:\(isHTML ? "false" : "true") the first line of the file")
    }
    for control in text.controls where control >= header.end {
      let scalar = text.utf8[control] == 0xC2 ? text.utf8[control + 1] : text.utf8[control]
      let code = String(scalar, radix: 16, uppercase: true)
      reader.reports.report(
        .warning, at: control,
        "the control character U+00\(scalar < 16 ? "0" : "")\(code) is left out",
        hint: "remove it")
    }
    result.diagnostics += reader.reports.finished()
    result.skipped = reader.reports.skipped.sorted { $0.line ?? 0 < $1.line ?? 0 }
    result.decks = reader.decks
    if result.decks.contains(where: { !$0.notes.isEmpty }) {
      result.decks.removeAll(where: \.notes.isEmpty)
    }
    if isHTML { result.summary.append("cells are HTML, read as text") }
    if result.decks.count > 1 {
      result.summary.append("the rows go into \(counted(result.decks.count, "deck"))")
    }
    if let bank { result.summary.append(bank.explanation) }
    result.summary += reader.tally.summary(columns)
  }

  /// Why no row can become a card, if none can.
  private var problem: (message: String, hint: String)? {
    if content.count == 0 {
      return ("the file holds no rows", "a row is a line with a front and a back")
    }
    if columns.roles.count > dialect.columnCount, dialect.columnCount > 1, mnemosyne == nil {
      return (
        "\(counted(columns.roles.count, "column")) are named, but the rows have "
          + "\(dialect.columnCount)", "name at most one role for each column"
      )
    }
    if let bankProblem {
      return (
        bankProblem,
        "name the columns, such as --columns front,option,option,option,option,key,why"
      )
    }
    if columns.isBank { return columns.bankProblem }
    let isClozeList = rows.allSatisfy { ClozeText(content.values($0)[0]) != nil }
    if dialect.columnCount == 1, !isClozeList || rows.isEmpty {
      return (
        "the rows have one column, but a card needs a front and a back",
        "separate them with a comma, a tab, a semicolon or a pipe, or name what separates them, "
          + delimiterExample
      )
    }
    let needed = isClozeList ? [ColumnRole.front] : [.front, .back]
    for role in needed where columns.index(of: role) == nil {
      return ("no column is the \(role.rawValue)", "name the columns, such as front,back,tags")
    }
    return nil
  }

  /// What to write if the rows of one column have another separator between their sides.
  private var delimiterExample: String {
    let lines = (1...min(50, text.lines.count)).map { text.sourceLine($0).trimmed() }
      .filter { !$0.isEmpty }
    let known = [" - ", " – ", " — ", " = ", "=", "::", ": ", " "]
    let found = known.first { mark in !lines.isEmpty && lines.allSatisfy { $0.contains(mark) } }
    guard let found, found != " " else { return "as in --delimiter space" }
    return "as in --delimiter \"\(found)\""
  }

  private var introduction: [String] {
    var sentences: [String] = []
    if text.encoding != .utf8 { sentences.append("encoding: " + text.encoding.name) }
    sentences.append(dialect.explanation)
    if bankProblem == nil { sentences.append(columns.explanation) }
    sentences += header.remarks
    let endings = text.lines.firstLine.sorted { $0.value < $1.value }
    if endings.count > 1 {
      sentences.append(
        "line ends are mixed: "
          + endings.map { "\($0.key.rawValue) from line \($0.value)" }.joined(separator: ", "))
    }
    let commentLines = header.commentLines + content.commentLines
    if mnemosyne != nil {
      sentences.append(
        "rows of 3 columns are front, pronunciation and back, as Mnemosyne has them; "
          + "--columns front,back,why would make the last one an explanation")
    }
    if !content.outerLines.isEmpty {
      sentences.append(
        "\(counted(content.outerLines.count, "line")) outside of the table skipped, "
          + "the first one line \(content.outerLines[0])")
    }
    if let mark = content.byteOrderMarks.first {
      let line = text.lines.line(at: mark)
      let count = content.byteOrderMarks.count
      let marks = count == 1 ? "a byte order mark" : "\(count) byte order marks"
      sentences.append(
        "\(marks) within the file left out, on line \(line): several files were joined")
    }
    if commentLines > 0 {
      sentences.append(counted(commentLines, "comment line") + " beginning with # skipped")
    }
    return sentences
  }

  // MARK: Diagnostics

  /// Messages about header lines and column names that cannot be honored.
  private var headerDiagnostics: [Diagnostic] {
    let beyond = header.roles.keys.filter { $0 >= columns.roles.count }.sorted().map { column in
      text.diagnostic(
        at: 0, file: file, .error,
        "the header names column \(column + 1), but the rows have \(columns.roles.count)",
        hint: "columns are counted from 1")
    }
    let names =
      dialect.hasHeader && rows.lowerBound > 0
      ? content.fields[content.fieldRange(rows.lowerBound - 1)] : []
    let repeated = columns.repeated.map { column in
      text.diagnostic(
        at: column < names.count ? names[names.startIndex + column].place : 0, file: file, .warning,
        "\(columns.label(column)) means the same as a column before it; its text goes after `Why:`",
        hint: "give it another name, or say with --columns what it is")
    }
    return beyond + repeated
      + header.faults.map {
        text.diagnostic(at: $0.offset, file: file, .error, $0.message, hint: $0.hint)
      }
  }
}

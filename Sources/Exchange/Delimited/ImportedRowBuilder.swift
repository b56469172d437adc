import Flashcards

/// Makes rows from records, and diagnostics from what is wrong with them.
struct ImportedRowBuilder {
  private(set) var rows: [ImportedRow] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let text: DecodedText
  private let file: String
  private let dialect: Dialect
  private let columns: Columns
  private let header: AnkiTextHeader
  private var textFaults: ArraySlice<TextFault>

  private struct Sides: Hashable {
    let front: String
    let back: String
  }
  /// The first row with each front, as an index of `rows`.
  private var rowOfFront: [String: Int] = [:]
  /// The lines of the further rows with a front that came before.
  private var lineOfSides: [Sides: Int] = [:]
  private var lineOfID: [String: Int] = [:]

  private var blankRows = 0
  private var badRows: Int
  private var repeatedRows = 0
  /// How many cells that hold something are ignored, by column.
  private var ignoredCells: [Int: Int] = [:]
  private var rowsWithMarkup = 0
  private var firstMarkup: Int?

  /// - Parameters:
  ///   - unreadableRows: how many rows are left out already, for their quotes.
  ///   - expectedRows: how many records will be added at most.
  init(
    text: DecodedText, file: String, dialect: Dialect, columns: Columns, header: AnkiTextHeader,
    unreadableRows: Int, expectedRows: Int
  ) {
    self.text = text
    self.file = file
    self.dialect = dialect
    self.columns = columns
    self.header = header
    textFaults = text.faults[...]
    badRows = unreadableRows
    rows.reserveCapacity(expectedRows)
    rowOfFront.reserveCapacity(expectedRows)
  }

  /// Takes the next record of the file.
  mutating func add(_ record: DelimitedText.Record) {
    if record.isBlank {
      blankRows += 1
      return
    }
    textFaults = textFaults.drop { $0.offset < record.range.lowerBound }
    let isDamaged = textFaults.first.map { $0.offset < record.range.upperBound } ?? false
    let row = row(from: record)
    guard hasExpectedColumns(record), hasSides(row, record), !isDamaged, isNewID(row, record) else {
      badRows += 1
      return
    }
    guard isNew(row, record) else {
      repeatedRows += 1
      return
    }
    noteIgnoredCells(record)
    noteMarkup(record)
    rows.append(row)
  }

  private func row(from record: DelimitedText.Record) -> ImportedRow {
    func cell(_ role: ColumnRole) -> String {
      guard let index = columns.index(of: role), index < record.fields.count else { return "" }
      return record.fields[index].value.trimmed()
    }
    func optional(_ role: ColumnRole) -> String? {
      let value = cell(role)
      return value.isEmpty ? nil : value
    }
    var row = ImportedRow(line: record.line, front: cell(.front), back: cell(.back))
    let own = splitTags(cell(.tags))
    row.tags = header.tags + own.filter { !header.tags.contains($0) }
    row.also = cell(.also).split(whereSeparator: \.isNewline).map { $0.trimmed() }
      .filter { !$0.isEmpty }
    row.hint = optional(.hint)
    row.why = optional(.why)
    row.source = optional(.source)
    row.id = optional(.id)
    return row
  }

  /// Reports a row with too many or too few columns; false if something would be lost or lacks.
  private mutating func hasExpectedColumns(_ record: DelimitedText.Record) -> Bool {
    let (expected, found) = (dialect.columnCount, record.fields.count)
    let counts = "\(expected) expected, \(found) found"
    if found > expected {
      let surplus = record.fields[expected...]
      let isEmpty = surplus.allSatisfy { $0.value.trimmed().isEmpty }
      report(
        surplus[expected].range.lowerBound, isEmpty ? .warning : .error,
        "too many columns: \(counts)" + (isEmpty ? "; the surplus ones are empty" : ""),
        hint: isEmpty
          ? "remove the \(dialect.delimiter.name)s at the end of the row"
          : "put quotes around a field that holds a \(dialect.delimiter.name)")
      return isEmpty
    }
    if found < expected {
      let needed = max(columns.index(of: .front) ?? 0, columns.index(of: .back) ?? 0)
      let isEnough = found > needed
      report(
        record.range.upperBound, isEnough ? .warning : .error, "too few columns: \(counts)",
        hint: isEnough
          ? "the missing ones are taken as empty"
          : "separate the columns with a \(dialect.delimiter.name)")
      return isEnough
    }
    return true
  }

  private mutating func hasSides(_ row: ImportedRow, _ record: DelimitedText.Record) -> Bool {
    for (role, value) in [(ColumnRole.front, row.front), (.back, row.back)] where value.isEmpty {
      guard let index = columns.index(of: role), index < record.fields.count else { return false }
      let isCloze = role == .back && row.front.contains("{{c") && row.front.contains("::")
      report(
        record.fields[index].range.lowerBound, .error,
        "the \(role.rawValue) is empty" + (isCloze ? "; the front is a cloze text" : ""),
        hint: isCloze
          ? "cloze texts are not read from tables; write them in a deck, after C:"
          : "write one, or remove the row")
      return false
    }
    return true
  }

  private mutating func isNewID(_ row: ImportedRow, _ record: DelimitedText.Record) -> Bool {
    guard let id = row.id, let index = columns.index(of: .id) else { return true }
    guard let line = lineOfID[id] else {
      lineOfID[id] = row.line
      return true
    }
    report(
      record.fields[index].range.lowerBound, .error,
      "the id “\(id)” is used on line \(line) already",
      hint: "give each row an id of its own")
    return false
  }

  /// Reports a front that came before; false if its back came with it.
  private mutating func isNew(_ row: ImportedRow, _ record: DelimitedText.Record) -> Bool {
    guard let first = rowOfFront[row.front].map({ rows[$0] }) else {
      rowOfFront[row.front] = rows.count
      return true
    }
    let sides = Sides(front: row.front, back: row.back)
    let place = record.fields[columns.index(of: .front) ?? 0].range.lowerBound
    if let line = first.back == row.back ? first.line : lineOfSides[sides] {
      report(
        place, .warning, "the row repeats line \(line) and is left out", hint: "remove one of them")
      return false
    }
    report(
      place, .warning, "line \(first.line) asks the same with another answer; both are kept",
      hint: "make clear in the front which answer is wanted")
    lineOfSides[sides] = row.line
    return true
  }

  private mutating func noteIgnoredCells(_ record: DelimitedText.Record) {
    for (column, field) in record.fields.enumerated() where column < columns.roles.count {
      if columns.roles[column] == .ignored, !field.value.trimmed().isEmpty {
        ignoredCells[column, default: 0] += 1
      }
    }
  }

  private mutating func noteMarkup(_ record: DelimitedText.Record) {
    guard header.isHTML != false else { return }
    let used = zip(columns.roles, record.fields).filter { $0.0 != .ignored }
    guard let offset = used.compactMap({ text.utf8.firstHTMLTag(in: $0.1.range) }).min() else {
      return
    }
    rowsWithMarkup += 1
    if firstMarkup == nil { firstMarkup = offset }
  }

  /// Adds the one warning about HTML, after the last record.
  mutating func warnAboutMarkup() {
    guard let firstMarkup else { return }
    report(
      firstMarkup, .warning,
      "\(counted(rowsWithMarkup, "row")) with HTML tags, the first one here; they are kept as text",
      hint: "export the file without HTML if the program that wrote it can")
  }

  private mutating func report(
    _ offset: Int, _ severity: Diagnostic.Severity, _ message: String, hint: String
  ) {
    diagnostics.append(text.diagnostic(at: offset, file: file, severity, message, hint: hint))
  }

  /// What was ignored and how many rows there are, one sentence each.
  var summary: [String] {
    let shown = 10
    var sentences = ignoredCells.sorted { $0.key < $1.key }.prefix(shown).map { column, cells in
      "\(columns.label(column)) is ignored: \(counted(cells, "cell")) with text; "
        + "give it a role to import it"
    }
    if ignoredCells.count > shown {
      let others = counted(ignoredCells.count - shown, "further column")
      sentences.append("\(others) with text ignored")
    }
    var counts = counted(rows.count, "row") + " read"
    if badRows > 0 { counts += ", \(badRows) left out because of errors" }
    if repeatedRows > 0 { counts += ", \(repeatedRows) left out as repeated" }
    if blankRows > 0 { counts += ", \(blankRows) skipped as empty" }
    sentences.append(counts)
    return sentences
  }
}

import Flashcards
import SpacedRepetition
import Text

/// Reads tables of codes as CMS and X12 publish them: conversion tables of ICD-10, reason and remark
/// codes, places of service, and NCCI's pairs of codes.
struct CodeTableReader {
  let table: PublishedTable
  let file: String
  let options: CodeOptions
  private let text: DecodedText?
  private let today: Day
  private(set) var result = ImportedFile(format: .codeTable)

  /// Whether a file is such a table.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let beginning = DecodedText(Array(bytes.prefix(1 << 16)))
    if HTMLTable.isPage(bytes) { return find(DecodedText(bytes)) != nil }
    return PublishedTable(beginning) != nil || ReasonCodeText.isList(beginning)
  }

  private static func find(_ text: DecodedText) -> PublishedTable? {
    if HTMLTable.isPage(Array(text.utf8.prefix(4096))) {
      return PublishedTable(
        rows: HTMLTable.rows(text), layout: "the table of a web page", isMixed: true)
    }
    if ReasonCodeText.isList(text) {
      return PublishedTable(
        rows: ReasonCodeText.rows(text), layout: "text with a line of dates below each code")
    }
    return PublishedTable(text)
  }

  /// The text of a file; without a word of the user, what is not UTF-8 is Windows's, as CMS has it.
  private static func text(_ bytes: [UInt8], _ context: ReadingContext) -> DecodedText {
    let text = DecodedText(bytes, as: context.encoding)
    guard context.encoding == nil, !text.faults.isEmpty else { return text }
    return DecodedText(bytes, as: .windows1252)
  }

  /// Reads a file that is such a table, or says what would have been one.
  static func read(
    _ bytes: [UInt8], file: String, _ options: CodeOptions, _ context: ReadingContext
  ) -> ImportedFile {
    let text = Self.text(bytes, context)
    guard let table = find(text) else {
      return ImportedFile(
        format: .codeTable,
        diagnostics: [
          problem(
            .error, file, "the file is no table of codes",
            hint: "read are ICD-10 conversion tables, CARC and RARC lists, places of service and "
              + "NCCI PTP edits, each with its header")
        ])
    }
    var reader = CodeTableReader(table, file: file, options, context, text)
    reader.read()
    return reader.result
  }

  /// Reads the rows of a sheet, if they are such a table.
  static func read(
    sheet: DecodedText, file: String, _ options: CodeOptions, _ context: ReadingContext
  ) -> ImportedFile? {
    guard let table = PublishedTable(sheet) else { return nil }
    var reader = CodeTableReader(table, file: file, options, context, sheet)
    reader.read()
    return reader.result
  }

  /// Reads a conversion table; a diagnostic if it is none.
  static func conversion(
    _ edition: CodeEdition, _ context: ReadingContext
  ) -> Result<ConversionTable, Refusal> {
    let text = Self.text(edition.bytes, context)
    guard let table = find(text), table.kind == .conversion, table.columns.other != nil else {
      return .failure(
        Refusal(
          diagnostic: problem(
            .error, edition.name, "the file is no conversion table",
            hint: CodeTableKind.conversion.expectation)))
    }
    return .success(ConversionTable(table))
  }

  /// Why a table is not read.
  struct Refusal: Error {
    let diagnostic: Diagnostic
  }

  private init(
    _ table: PublishedTable, file: String, _ options: CodeOptions, _ context: ReadingContext,
    _ text: DecodedText?
  ) {
    (self.table, self.file, self.options, self.text) = (table, file, options, text)
    today = context.studyDay(context.now)
  }

  // MARK: Kinds

  private mutating func read() {
    result.diagnostics = text?.diagnostics(file: file) ?? []
    result.skipped = table.skipped
    for skipped in table.skipped where skipped.name == nil {
      report(skipped.line ?? 1, "this quote is never closed", hint: "close it, or double it")
    }
    guard isWhole else {
      result.diagnostics.append(
        Self.problem(
          .error, file, "the table lacks a column", hint: table.kind.expectation))
      return
    }
    switch table.kind {
    case .conversion: readConversion()
    case .reasons: readReasons()
    case .placesOfService: readPlaces()
    case .codePairs: readPairs()
    }
    if result.decks.allSatisfy(\.notes.isEmpty), !result.hasErrors, options.selection == nil {
      result.diagnostics.append(
        Self.problem(
          .error, file, "the table has no row that can be learned", hint: table.kind.expectation))
    }
  }

  /// Whether the table has the columns without which there is no card.
  private var isWhole: Bool {
    let columns = table.columns
    return switch table.kind {
    case .conversion: columns.other != nil && columns.start != nil
    case .reasons: columns.text != nil
    case .placesOfService: columns.name != nil
    case .codePairs: columns.indicator != nil
    }
  }

  // MARK: Notes

  mutating func take(
    _ records: [CodeRecord], _ system: CodeSystem, deck name: String, most: Int = .max,
    note: (Int) -> Note
  ) {
    var choice = CodeChoice(
      selection: options.selection, system: system, today: today,
      seed: { hash(records.lazy.flatMap(\.code.utf8)) })
    // The index stands in for the line, which is not of one record alone in a web page.
    let chosen = choice.choose(
      from: records.enumerated().map { index, record in
        var record = record
        record.line = index
        return record
      })
    result.skipped += choice.skipped.map {
      .init(line: $0.line.map { records[$0].line }, name: $0.name, reason: $0.reason)
    }
    result.summary.append("\(name), \(table.layout): \(choice.summary)")
    if chosen.isEmpty, let selection = options.selection {
      result.diagnostics.append(
        Self.problem(
          .error, file, "no code of the file is in `\(selection.text)`",
          hint: "codes are found by their beginning, words in descriptions"))
    }
    result.diagnostics += choice.unmatched.map {
      Self.problem(
        .warning, file, "no code of the file is in `\($0)`, a part of the selection",
        hint: "quotes look for it in the descriptions")
    }
    guard chosen.count <= most else {
      result.diagnostics.append(
        Self.problem(
          .error, file, "\(counted(chosen.count, "edit")) are more than can be learned",
          hint: "take a part with --select, such as --select 97110-97140 or --select sample:200"))
      return
    }
    var seen: Set<CardID> = []
    var notes: [Note] = []
    for record in chosen {
      let made = note(record.line)
      if let id = made.details.id, !seen.insert(id).inserted {
        result.skipped.append(
          .init(line: made.line, name: record.code, reason: "its code is in the table already"))
      } else {
        notes.append(made)
      }
    }
    result.decks.append(ImportedDeck(name: name, frontMatter: .init(name: name), notes: notes))
  }

  mutating func refuse(_ row: PublishedTable.Row, _ reason: String) {
    if !table.isMixed {
      report(row.line, "the row is not understood: \(reason)", hint: table.kind.expectation)
    }
    result.skipped.append(.init(line: row.line, reason: reason))
  }

  mutating func skip(_ skipped: ImportedFile.Skipped) { result.skipped.append(skipped) }

  mutating func report(_ diagnostic: Diagnostic) { result.diagnostics.append(diagnostic) }

  private mutating func report(_ line: Int, _ message: String, hint: String) {
    let isLine = text.map { 1...max(1, $0.lines.count) ~= line } ?? false
    result.diagnostics.append(
      Diagnostic(
        location: SourceLocation(file: file, line: line), severity: .error, message: message,
        hint: hint, sourceLine: isLine ? text!.sourceLine(line) : ""))
  }

  static func problem(
    _ severity: Diagnostic.Severity, _ file: String, _ message: String, hint: String
  ) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: file, line: 1), severity: severity, message: message,
      hint: hint, sourceLine: "")
  }
}

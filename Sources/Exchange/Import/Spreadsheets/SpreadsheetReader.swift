import Flashcards
import Text

/// Reads spreadsheets: Office Open XML (`.xlsx`) and OpenDocument (`.ods`).
///
/// Each sheet is a table like a CSV file, and a deck if there are several. Cells are read as they are
/// shown. Sheets that are hidden and sheets without a table are left out, and said.
struct SpreadsheetReader {
  /// A sheet with its name.
  struct Sheet {
    var name: String
    var cells: SheetCells
    var isHidden = false
  }

  private enum Failure: Error {
    case xml(XMLFault, part: String)
    case other(String, hint: String)
  }

  static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
    guard ImportFormat.isZipArchive(bytes) else { return false }
    let ends = bytes.prefix(4096) + bytes.suffix(1 << 16)
    return ends.firstRange(of: Array("xl/workbook.xml".utf8)) != nil
      || ends.firstRange(of: Array("content.xml".utf8)) != nil && isOpenDocument(bytes)
  }

  /// Whether a package says that it is a spreadsheet of OpenDocument.
  private static func isOpenDocument(_ bytes: [UInt8]) -> Bool {
    let type = try? ZipEntries.reading(bytes, limits: AnkiLimits(packageSize: bytes.count)) {
      entries in
      while let name = try entries.next() {
        guard name == "mimetype" else { continue }
        var allowance = Allowance(1000, of: "bytes")
        return try entries.content(of: name, within: &allowance)
      }
      return []
    }
    return type?.starts(with: "application/vnd.oasis.opendocument.spreadsheet".utf8) ?? false
  }

  static func read(
    _ bytes: [UInt8], file: String, _ options: TableOptions, _ codes: CodeOptions,
    _ context: ReadingContext
  ) -> ImportedFile {
    do throws(Failure) {
      let sheets = try sheets(bytes, context)
      return imported(sheets, file: file, options, codes, context)
    } catch {
      let diagnostic =
        switch error {
        case .xml(let fault, let part): fault.diagnostic(file: "\(file)/\(part)")
        case .other(let message, let hint):
          Diagnostic(
            location: SourceLocation(file: file, line: 0, column: 0), severity: .error,
            message: message, hint: hint, sourceLine: "")
        }
      return ImportedFile(format: .spreadsheet, diagnostics: [diagnostic])
    }
  }

  // MARK: The package

  private static func sheets(
    _ bytes: [UInt8], _ context: ReadingContext
  ) throws(Failure) -> [Sheet] {
    let limits = AnkiLimits(packageSize: bytes.count)
    var allowance = Allowance(min(limits.output, 1 << 30), of: "bytes")
    do {
      if isOpenDocument(bytes) {
        let found = try parts(bytes, limits, &allowance, ["content.xml": ODSSheets()])
        guard let content = found["content.xml"] as? ODSSheets else {
          throw Failure.other("the file has no content", hint: "save it again")
        }
        return content.sheets.map { Sheet(name: $0.name, cells: $0.cells) }
      }
      let book = try parts(
        bytes, limits, &allowance,
        [
          "xl/workbook.xml": XLSXBook(), "xl/_rels/workbook.xml.rels": XLSXBook(),
          "xl/styles.xml": XLSXStyles(), "xl/sharedStrings.xml": XLSXStrings(),
        ])
      context.progress?(0.3)
      let list = (book["xl/workbook.xml"] as? XLSXBook) ?? XLSXBook()
      let targets = (book["xl/_rels/workbook.xml.rels"] as? XLSXBook)?.targets ?? [:]
      var styles = book["xl/styles.xml"] as? XLSXStyles ?? XLSXStyles()
      styles.countsFrom1904 = list.countsFrom1904
      let strings = book["xl/sharedStrings.xml"] as? XLSXStrings ?? XLSXStrings()
      var wanted: [String: any XMLHandler] = [:]
      for sheet in list.sheets {
        if let target = targets[sheet.relation] { wanted[target] = XLSXSheet(strings, styles) }
      }
      let found = try parts(bytes, limits, &allowance, wanted)
      return list.sheets.compactMap { sheet in
        targets[sheet.relation].flatMap { found[$0] as? XLSXSheet }.map {
          Sheet(name: sheet.name, cells: $0.cells, isHidden: sheet.isHidden)
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as AnkiError {
      switch error {
      case .tooLarge:
        throw .other("the spreadsheet unpacks to more than its size allows", hint: "save it as CSV")
      default: throw .other("the spreadsheet is damaged", hint: "save it again")
      }
    } catch {
      throw .other("the spreadsheet is damaged", hint: "save it again")
    }
  }

  /// Reads the parts that have a handler, and gives the handlers back.
  private static func parts(
    _ bytes: [UInt8], _ limits: AnkiLimits, _ allowance: inout Allowance,
    _ handlers: [String: any XMLHandler]
  ) throws -> [String: any XMLHandler] {
    var found: [String: any XMLHandler] = [:]
    try ZipEntries.reading(bytes, limits: limits) { entries in
      while let name = try entries.next() {
        guard let handler = handlers[name], found[name] == nil, let reader = XMLReader(handler)
        else { continue }
        do {
          try entries.forEachBlock(of: name, within: &allowance) { try reader.read($0) }
          found[name] = try reader.finish()
        } catch let fault as XMLFault {
          throw Failure.xml(fault, part: name)
        }
      }
    }
    return found
  }

  // MARK: Tables

  private static func imported(
    _ sheets: [Sheet], file: String, _ options: TableOptions, _ codes: CodeOptions,
    _ context: ReadingContext
  ) -> ImportedFile {
    var result = ImportedFile(format: .spreadsheet)
    let shown = sheets.filter { !$0.isHidden && !$0.cells.isEmpty }
    for sheet in sheets where sheet.isHidden && !sheet.cells.isEmpty {
      leaveOut(sheet, "the sheet is hidden", &result)
    }
    var tables: [(name: String, table: ImportedFile)] = []
    for sheet in shown {
      guard !sheet.cells.isTooLarge else {
        leaveOut(sheet, "the sheet has more than 256 MB of text", &result)
        continue
      }
      let name = shown.count > 1 || sheets.count > 1 ? "\(file) (\(sheet.name))" : file
      let (text, firstColumn) = sheet.cells.table()
      guard !text.isEmpty else {
        leaveOut(sheet, "the sheet has more than 256 MB of text", &result)
        continue
      }
      let sheetText = DecodedText(text, as: .utf8)
      if options.columns == nil,
        let table = CodeTableReader.read(sheet: sheetText, file: name, codes, context)
      {
        tables.append((sheet.name, table))
        continue
      }
      let reading = DelimitedImport(sheet: text, file: name, options)
      // Beside tables a sheet of remarks is no mistake.
      if shown.count > 1, reading.dialect.columnCount < 2 {
        leaveOut(sheet, "the sheet has one column", &result)
        continue
      }
      var table = reading.result()
      for index in table.diagnostics.indices {
        place(&table.diagnostics[index], reading.text, firstColumn)
      }
      tables.append((sheet.name, table))
    }
    for (name, table) in tables {
      let isOne = tables.count == 1
      result.decks += table.decks.map { deck in
        var deck = deck
        if deck.name == nil, !isOne { deck.name = "\(FileName(file).stem)::\(name)" }
        deck.frontMatter.name = deck.name
        return deck
      }
      result.diagnostics += table.diagnostics
      result.skipped += table.skipped.map {
        ImportedFile.Skipped(
          line: $0.line, name: isOne ? $0.name : "sheet \(name)", reason: $0.reason)
      }
      result.summary.append("sheet “\(name)”: " + (table.summary.first ?? "not read"))
      result.summary += table.summary.dropFirst()
    }
    if tables.isEmpty {
      result.diagnostics.append(
        Diagnostic(
          location: SourceLocation(file: file, line: 0, column: 0), severity: .error,
          message: "no sheet holds a table", hint: "a row is a front and a back in two columns",
          sourceLine: ""))
    }
    return result
  }

  private static func leaveOut(_ sheet: Sheet, _ reason: String, _ result: inout ImportedFile) {
    result.skipped.append(.init(name: "sheet \(sheet.name)", reason: reason))
    result.summary.append("sheet “\(sheet.name)” left out: \(reason)")
  }

  /// Gives a diagnostic the row and the column of its cell.
  private static func place(
    _ diagnostic: inout Diagnostic, _ text: DecodedText, _ firstColumn: Int
  ) {
    guard diagnostic.location.line > 0 else { return }
    let before = text.sourceLine(diagnostic.location.line).prefix(diagnostic.location.column - 1)
    let column = firstColumn + before.count { $0 == "\t" }
    diagnostic.location.column = column + 1
    diagnostic.message =
      "cell \(name(ofColumn: column))\(diagnostic.location.line): "
      + diagnostic.message
    diagnostic.sourceLine = ""
  }

  private static func name(ofColumn column: Int) -> String {
    var (name, rest) = ("", column + 1)
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}

/// The sheets of a workbook, or where each is.
private struct XLSXBook: XMLHandler {
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  /// The parts of the package by the names of relations.
  var targets: [String: String] = [:]
  var countsFrom1904 = false

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    switch name {
    case "sheet":
      guard sheets.count < 1000 else { return }
      sheets.append(
        (
          attributes["name"] ?? "", attributes["id"] ?? "",
          attributes["state"].map { $0 != "visible" } ?? false
        ))
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "Relationship":
      guard let id = attributes["Id"], let target = attributes["Target"] else { return }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  mutating func end(_ name: XMLName) {}
}

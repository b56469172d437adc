/// Reads `content.xml` of an OpenDocument spreadsheet, which has each cell as it is shown.
struct ODSSheets: XMLHandler {
  private(set) var sheets: [(name: String, cells: SheetCells)] = []
  private var row = 0
  private var column = 0
  private var rowRepeats = 1
  private var columnRepeats = 1
  private var rowsSpanned = 1
  private var text: [UInt8] = []
  private var paragraphs = 0
  /// How deep the parser is within a paragraph, and within what is not shown.
  private var depth = 0
  private var hidden = 0
  private var rowHasCells = false

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    if hidden > 0 {
      hidden += 1
      return
    }
    switch name {
    case "table":
      if sheets.count < 1000 { sheets.append((attributes["name"] ?? "", SheetCells())) }
      row = 0
    case "table-row":
      rowRepeats = Self.count(attributes["number-rows-repeated"])
      column = 0
      rowHasCells = false
    case "table-cell", "covered-table-cell":
      columnRepeats = Self.count(attributes["number-columns-repeated"])
      rowsSpanned = Self.count(attributes["number-rows-spanned"])
      text.removeAll(keepingCapacity: true)
      paragraphs = 0
    case "annotation", "shapes": hidden = 1
    case "p":
      if paragraphs > 0 { text.append(0x0A) }
      paragraphs += 1
      depth = 1
    case "s" where depth > 0:
      text.append(contentsOf: repeatElement(0x20, count: min(100, Self.count(attributes["c"]))))
    case "tab" where depth > 0: text.append(0x20)
    case "line-break" where depth > 0: text.append(0x0A)
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if depth > 0, hidden == 0 { text.append(contentsOf: bytes) }
  }

  mutating func end(_ name: XMLName) {
    if hidden > 0 {
      hidden -= 1
      return
    }
    switch name {
    case "p": depth = 0
    case "table-cell", "covered-table-cell":
      if !text.isEmpty, !sheets.isEmpty {
        rowHasCells = true
        // A value is rarely repeated, and what is has few columns.
        for offset in 0..<min(columnRepeats, 256) {
          sheets[sheets.count - 1].cells.add(row: row, column: column + offset, text)
        }
        sheets[sheets.count - 1].cells.merge(
          rows: row...(row + min(rowsSpanned, SheetCells.mostRows) - 1), column: column)
      }
      text.removeAll(keepingCapacity: true)
      column = min(column + columnRepeats, SheetCells.mostColumns)
    case "table-row":
      // A row with text that is repeated would be one card many times.
      row = min(row + (rowHasCells ? 1 : rowRepeats), SheetCells.mostRows)
    default: break
    }
  }

  private static func count(_ text: String?) -> Int {
    text.flatMap { Int($0) }.map { max(1, min($0, SheetCells.mostRows)) } ?? 1
  }
}

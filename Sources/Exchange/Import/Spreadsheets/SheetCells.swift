/// The cells of one sheet as they come, row by row; and then as the lines of a table.
struct SheetCells {
  /// The most bytes of text that a sheet may have: as many as a table of text.
  static let mostBytes = 256 << 20
  static let mostRows = 1 << 20
  static let mostColumns = 1 << 14

  private struct Cell {
    var column: Int32
    var start: Int32
    var end: Int32
  }

  private var bytes: [UInt8] = []
  private var cells: [Cell] = []
  /// For each row that has cells its number, from 0, and where its cells begin.
  private var rows: [(number: Int, first: Int)] = []
  /// Ranges of rows and columns that show the value of their first cell, from 0.
  private var merged: [(rows: ClosedRange<Int>, column: Int)] = []
  private(set) var isTooLarge = false

  var isEmpty: Bool { cells.isEmpty }

  /// Adds a cell with text; in a row from left to right, and rows from the top.
  mutating func add(row: Int, column: Int, _ text: some Swift.Collection<UInt8>) {
    guard !text.isEmpty, 0..<Self.mostRows ~= row, 0..<Self.mostColumns ~= column else { return }
    guard bytes.count + text.count < Self.mostBytes else {
      isTooLarge = true
      return
    }
    if let last = rows.last {
      guard row >= last.number else { return }
      if row > last.number { rows.append((row, cells.count)) }
    } else {
      rows.append((row, cells.count))
    }
    if let last = cells.last, cells.count > rows.last!.first, last.column >= column { return }
    let start = bytes.count
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      // A line in the sheet is a line of the table: a break within a cell is marked by another sign.
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: bytes.append(contentsOf: [0xE2, 0x80, 0xA8])
      case 0x09, 0: bytes.append(0x20)
      default: bytes.append(byte)
      }
      previous = byte
    }
    cells.append(Cell(column: Int32(column), start: Int32(start), end: Int32(bytes.count)))
  }

  /// Says that the cells of some rows, from 0, are one.
  mutating func merge(rows: ClosedRange<Int>, column: Int) {
    guard rows.count > 1, rows.upperBound < Self.mostRows, merged.count < 100_000 else { return }
    merged.append((rows, column))
  }

  /// A table of the cells: each row is the line of its number, with tabs between the cells. Cells
  /// that are one over several rows are in each of them.
  func table() -> (text: [UInt8], firstColumn: Int) {
    guard let least = cells.min(by: { $0.column < $1.column })?.column else { return ([], 0) }
    let values = mergedValues()
    let last = cells.max { $0.column < $1.column }?.column ?? least
    // Where it costs little, each row has all columns, so that what is missing has a place.
    let isPadded = rows.count * Int(last - least + 1) < 8 << 20
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + cells.count + (rows.last?.number ?? 0))
    var line = 0
    for (index, row) in rows.enumerated() {
      while line < row.number {
        text.append(0x0A)
        line += 1
      }
      var column = least
      func add(_ cell: Cell) {
        while column < cell.column {
          text.append(0x09)
          column += 1
        }
        text.append(contentsOf: bytes[Int(cell.start)..<Int(cell.end)])
      }
      let end = index + 1 < rows.count ? rows[index + 1].first : cells.count
      var rowCells = Array(cells[row.first..<end])
      if let more = values[row.number] {
        let known = Set(rowCells.map(\.column))
        rowCells += more.filter { !known.contains($0.column) }
        rowCells.sort { $0.column < $1.column }
      }
      for cell in rowCells {
        add(cell)
        column = cell.column
        if text.count > Self.mostBytes { return ([], 0) }
      }
      while isPadded, column < last {
        text.append(0x09)
        column += 1
      }
    }
    text.append(0x0A)
    return (text, Int(least))
  }

  /// The cells that rows have besides, by the row; only in rows that have some of their own.
  private func mergedValues() -> [Int: [Cell]] {
    var values: [Int: [Cell]] = [:]
    if merged.isEmpty { return values }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.number, $0) })
    for (span, column) in merged {
      guard let place = places[span.lowerBound] else { continue }
      let end = place + 1 < rows.count ? rows[place + 1].first : cells.count
      guard let cell = cells[rows[place].first..<end].first(where: { $0.column == column }) else {
        continue
      }
      var next = place + 1
      while next < rows.count, rows[next].number <= span.upperBound {
        values[rows[next].number, default: []].append(cell)
        next += 1
      }
    }
    return values
  }
}

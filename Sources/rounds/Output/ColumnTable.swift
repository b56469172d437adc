import Screen

/// A column of a table that fits any window.
struct TableColumn {
  let title: String
  /// Whether its cells are right-aligned, like numbers.
  var isNumber = false
  /// The width to which it may be cut to make room for columns that would otherwise be left out,
  /// and further only if all of those are; nil if its cells are always shown whole.
  var leastWidth: Int?
  /// Columns of a higher rank are left out first if there is no room; those of rank 0 stay.
  var rank = 0
}

extension Context {
  /// Prints a table; cuts and then leaves out columns until it fits the window. In a pipe it is
  /// ``printRows(_:)``.
  func printTable(_ columns: [TableColumn], _ rows: [[String]]) {
    guard isOnTerminal else { return printRows(rows) }
    let rows = rows.map { $0.map { sanitized($0, keepNewlines: false) } }
    var widths = columns.indices.map { index in
      rows.reduce(displayWidth(columns[index].title)) { max($0, displayWidth($1[index])) }
    }
    var shown = Array(columns.indices)
    func total(_ width: (Int) -> Int) -> Int {
      shown.map(width).reduce(0, +) + 2 * max(0, shown.count - 1)
    }
    func least(_ index: Int) -> Int { min(widths[index], columns[index].leastWidth ?? .max) }
    while total(least) > width,
      let last = shown.filter({ columns[$0].rank > 0 }).max(by: {
        columns[$0].rank < columns[$1].rank
      })
    {
      shown.removeAll { $0 == last }
    }
    // The excess is taken from the widest column that can be cut.
    for least in [least, { columns[$0].leastWidth == nil ? .max : 4 }] {
      while total({ widths[$0] }) > width,
        let widest = shown.filter({ widths[$0] > least($0) }).max(by: { widths[$0] < widths[$1] })
      {
        widths[widest] -= 1
      }
    }
    func line(_ cells: [String]) -> String {
      let parts = shown.map { index in
        let cell = fitted(cells[index], to: widths[index])
        let space = String(repeating: " ", count: max(0, widths[index] - displayWidth(cell)))
        return columns[index].isNumber ? space + cell : cell + space
      }
      let line = parts.joined(separator: "  ")
      guard let last = line.utf8.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
      return String(line[..<line.utf8.index(after: last)])
    }
    print(style(line(columns.map(\.title)), .dim))
    for row in rows { print(line(row)) }
  }

  /// Prints rows for another program: whole cells separated by tabs, without titles.
  func printRows(_ rows: [[String]]) {
    for row in rows {
      let cells = row.map { cell in
        sanitized(cell, keepNewlines: false).replacing("\t", with: " ")
      }
      print(cells.joined(separator: "\t"))
    }
  }
}

/// Lays out a table in columns that fit a width; if they would be too narrow, with a line `head:
/// cell` for each cell.
struct TableLayout {
  private let table: Table
  private let width: Int
  private let usesLines: Bool

  /// Words up to this many columns are not broken.
  private static let longestWord = 16

  init(_ table: Table, width: Int, usesLines: Bool) {
    self.table = table
    self.width = width
    self.usesLines = usesLines
  }

  var lines: [MarkedText] {
    guard let widths = columnWidths else { return stacked }
    var result: [MarkedText] = []
    if table.head.contains(where: { !$0.isEmpty }) {
      let rule = widths.map { String(repeating: usesLines ? "─" : "-", count: $0) }
        .joined(separator: usesLines ? "─┼─" : "-+-")
      result += lines(of: table.head.map { $0.adding(.strong) }, widths)
      result.append(MarkedText(rule, .mark))
    }
    return result + table.rows.flatMap { lines(of: $0, widths) }
  }

  // MARK: Columns

  /// The width of each column: as much as it needs, or else its share beyond its longest word; nil
  /// if not even the words fit.
  private var columnWidths: [Int]? {
    let available = width - 3 * (table.head.count - 1)
    let natural = table.head.indices.map { column in
      max(1, cells(in: column).map { displayWidth($0.text) }.max() ?? 0)
    }
    if natural.reduce(0, +) <= available { return natural }
    var widths = table.head.indices.map { column in
      max(1, cells(in: column).map { longestWord(in: $0.text) }.max() ?? 0)
    }
    var left = available - widths.reduce(0, +)
    guard left >= 0 else { return nil }
    // The narrowest incomplete column grows first, so that short cells stay on a line.
    while left > 0 {
      guard
        let column = widths.indices.filter({ widths[$0] < natural[$0] })
          .min(by: { widths[$0] < widths[$1] })
      else { break }
      widths[column] += 1
      left -= 1
    }
    return widths
  }

  private func cells(in column: Int) -> [MarkedText] {
    [table.head[column]] + table.rows.compactMap { column < $0.count ? $0[column] : nil }
  }

  private func longestWord(in text: String) -> Int {
    min(Self.longestWord, pieces(of: text[...]).map(\.width).max() ?? 0)
  }

  private func lines(of cells: [MarkedText], _ widths: [Int]) -> [MarkedText] {
    let columns = widths.indices.map { column in
      column < cells.count ? cells[column].wrapped(width: max(2, widths[column])) : [MarkedText()]
    }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var result = MarkedText()
      for (column, lines) in columns.enumerated() {
        if column > 0 { result.append(usesLines ? " │ " : " | ", .mark) }
        append(
          line < lines.count ? lines[line] : MarkedText(), to: &result, width: widths[column],
          table.alignments[column])
      }
      return result
    }
  }

  private func append(
    _ cell: MarkedText, to line: inout MarkedText, width: Int, _ alignment: Table.Alignment
  ) {
    let gap = max(0, width - displayWidth(cell.text))
    let left =
      switch alignment {
      case .left: 0
      case .center: gap / 2
      case .right: gap
      }
    line.append(String(repeating: " ", count: left), .space)
    line.append(cell)
    line.append(String(repeating: " ", count: gap - left), .space)
  }

  // MARK: Cells below each other

  private var stacked: [MarkedText] {
    if table.rows.isEmpty {
      return table.head.filter { !$0.isEmpty }
        .flatMap { $0.adding(.strong).wrapped(width: width) }
    }
    return table.rows.enumerated().flatMap { index, row in
      (index == 0 ? [] : [MarkedText()])
        + table.head.indices.filter { index == 0 || $0 < row.count }.flatMap { column in
          var text = label(column, isFirst: index == 0)
          if column < row.count { text.append(row[column]) }
          return text.wrapped(width: width)
        }
    }
  }

  /// The head of a column before a cell; when repeated, at most half a line long.
  private func label(_ column: Int, isFirst: Bool) -> MarkedText {
    let head = table.head[column]
    guard !head.isEmpty else { return head }
    let room = max(4, width / 2)
    let text =
      isFirst || displayWidth(head.text) <= room
      ? head : MarkedText(fitted(head.text, to: room - 1) + "…")
    var result = text.adding(.strong)
    result.append(":", .strong)
    result.append(" ")
    return result
  }
}

import Screen

extension Context {
  /// Prints a table whose first column is text and takes the remaining room, with the others
  /// right-aligned.
  func printTable(_ header: [String], _ rows: [[String]]) {
    guard isOnTerminal else { return printRows(rows) }
    let rows = rows.map { $0.map { sanitized($0, keepNewlines: false) } }
    let widths = header.indices.map { column in
      ([header] + rows).map { displayWidth($0[column]) }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    let first = max(4, min(widths[0], width - others))
    func line(_ cells: [String]) -> String {
      let name = fitted(cells[0], to: first)
      let padding = String(repeating: " ", count: first - displayWidth(name))
      return name + padding
        + zip(cells, widths).dropFirst().map { cell, width in
          String(repeating: " ", count: 2 + width - displayWidth(cell)) + cell
        }.joined()
    }
    print(style(line(header), .dim))
    for row in rows { print(line(row)) }
  }
}

/// `text` cut to `width` columns, with an ellipsis if something was cut.
func fitted(_ text: String, to width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  var result = ""
  var used = 0
  for character in text {
    let next = displayWidth(character)
    guard used + next < width else { break }
    result.append(character)
    used += next
  }
  return result + "…"
}

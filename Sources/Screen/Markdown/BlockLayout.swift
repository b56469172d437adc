/// Lays out blocks in lines that fit a width.
struct BlockLayout {
  /// Whether borders are drawn as lines, or written in ASCII.
  let usesLines: Bool

  /// - Parameters:
  ///   - width: Columns, at least 2.
  ///   - reserve: The columns that the first line leaves free.
  func lines(of blocks: [Block], width: Int, reserve: Int = 0) -> [MarkedText] {
    var result: [MarkedText] = []
    for block in blocks {
      result += lines(of: block, width: width, reserve: result.isEmpty ? max(0, reserve) : 0)
    }
    return result
  }

  private func lines(of block: Block, width: Int, reserve: Int) -> [MarkedText] {
    // Only text can begin further to the right than it continues.
    let narrow = max(2, width - reserve)
    switch block {
    case .blank:
      return [MarkedText()]
    case .paragraph(let text), .heading(let text):
      return text.wrapped(width: width, reserve: reserve)
    case .code(let lines):
      return lines.flatMap { cut($0, width: narrow) }
    case .rule(let written):
      let line = usesLines ? String(repeating: "─", count: narrow) : written
      return cut(MarkedText(line, .mark), width: narrow)
    case .quote(let content):
      let bar = narrow >= 6 ? "> " : narrow >= 3 ? ">" : ""
      return lines(of: content, width: narrow - bar.count).map { line in
        var result = MarkedText(bar, .mark)
        result.append(line, adding: .quote)
        return result
      }
    case .item(let lead, let marker, let content):
      return item(lead: lead, marker: marker, content, width: narrow)
    case .table(let table):
      return TableLayout(table, width: narrow, usesLines: usesLines).lines
    }
  }

  private func item(lead: Int, marker: String, _ content: [Block], width: Int) -> [MarkedText] {
    let room = min(width / 2, width - 2)
    guard marker.count <= room else {
      return cut(MarkedText(marker, .mark), width: width) + lines(of: content, width: width)
    }
    let hang = min(lead, room - marker.count) + marker.count
    let first = String(repeating: " ", count: hang - marker.count)
    return lines(of: content, width: width - hang).enumerated().map { index, line in
      var result = MarkedText(index == 0 ? first : String(repeating: " ", count: hang), .space)
      if index == 0 { result.append(marker, .mark) }
      result.append(line)
      return result
    }
  }

  /// A preformatted line, split into as many lines as needed.
  private func cut(_ text: MarkedText, width: Int) -> [MarkedText] {
    var result = [MarkedText()]
    var column = 0
    for run in text.runs {
      for cluster in run.text {
        let columns = displayWidth(cluster)
        if column + columns > width {
          result[result.count - 1].isCut = true
          result.append(MarkedText())
          column = 0
        }
        result[result.count - 1].append(String(cluster), run.marks)
        column += columns
      }
    }
    return result
  }
}

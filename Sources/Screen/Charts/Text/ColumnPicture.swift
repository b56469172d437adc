/// Numbers as columns over a horizontal axis.
struct ColumnPicture {
  private let columns: [Chart.Column]
  private let unit: String
  private let merging: Chart.Merging
  private let page: ChartPage
  /// The number of neighbors merged into one column.
  private let merged: Int
  /// The width of a column, including its gap.
  private let pitch: Int
  private let scale: ChartScale
  private let margin: Int

  private static let height = 8
  private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  init(
    _ columns: [Chart.Column], _ merging: Chart.Merging, _ unit: String, _ page: ChartPage
  ) {
    self.unit = unit
    self.merging = merging
    self.page = page
    // Room for the axis and the widest number next to it.
    margin = 7
    let room = max(1, page.width - margin)
    let merged = max(1, (columns.count + room - 1) / room)
    let shown = stride(from: 0, to: columns.count, by: merged).map { start in
      let group = columns[start..<min(start + merged, columns.count)]
      let others = group.compactMap(\.other)
      let parts = merging == .mean ? Double(group.count) : 1
      return Chart.Column(
        group.first?.label ?? "", group.reduce(0) { $0 + $1.value } / parts,
        other: others.isEmpty ? nil : others.reduce(0, +) / parts)
    }
    self.merged = merged
    self.columns = shown
    pitch = max(1, min(4, room / max(1, shown.count)))
    scale = ChartScale(upTo: shown.reduce(0) { max($0, $1.value, $1.other ?? 0) })
  }

  var lines: [String] {
    let way = merging == .mean ? "the mean of" : "the sum of"
    let unit = merged > 1 ? "\(unit), each column \(way) \(merged)" : unit
    return [page.ascii(unit)] + rows + [axis] + labels
  }

  private var rows: [String] {
    (0..<Self.height).reversed().map { row in
      var body = columns.map { cell($0, row) }.joined()
      while body.last == " " { body.removeLast() }
      return label(of: row).padded(to: margin - 2, right: true) + (page.usesBlocks ? " │" : " |")
        + page.ink(body)
    }
  }

  /// The label of a row: the axis is labeled at its top, middle and bottom.
  private func label(of row: Int) -> String {
    switch row {
    case Self.height - 1: ChartScale.text(scale.top)
    case Self.height / 2 - 1 where scale.top > 1: ChartScale.text(scale.top / 2)
    default: ""
    }
  }

  private func cell(_ column: Chart.Column, _ row: Int) -> String {
    let bar = Self.filled(column.value, row, scale.top, page.usesBlocks)
    let mark = column.other.map { other -> Bool in
      let level = Int((other / scale.top * Double(Self.height)).rounded(.up)) - 1
      return other > 0 && level == row
    }
    let isMarked = mark ?? false
    let width = pitch > 1 ? pitch - 1 : 1
    let body =
      isMarked
      ? String(repeating: page.usesBlocks ? "─" : "-", count: width)
      : String(repeating: bar, count: width)
    return body + String(repeating: " ", count: pitch - width)
  }

  /// The part of a column of some height that is in a row.
  private static func filled(
    _ value: Double, _ row: Int, _ top: Double, _ usesBlocks: Bool
  ) -> Character {
    let eighths = value <= 0 ? 0 : max(1, Int((value / top * Double(height * 8)).rounded()))
    let here = min(8, max(0, eighths - row * 8))
    guard !usesBlocks else { return Self.eighths[here] }
    return here >= 4 ? "#" : here > 0 ? "." : " "
  }

  private var axis: String {
    let line = String(repeating: page.usesBlocks ? "─" : "-", count: columns.count * pitch)
    return "0".padded(to: margin - 2, right: true) + (page.usesBlocks ? " └" : " +") + line
  }

  private var labels: [String] {
    // If labels are wider than their columns, only every n-th column gets one.
    let widest = columns.reduce(1) { max($0, $1.label.count) }
    let every = Self.every(widest + 1, pitch)
    var labels = AxisLabels(width: page.width - margin)
    for (index, column) in columns.enumerated() where index % every == 0 {
      labels.write(page.ascii(column.label), at: index * pitch)
    }
    return [String(repeating: " ", count: margin) + labels.text]
  }

  /// The distance of labels in columns: a number that is easy to count by.
  static func every(_ width: Int, _ pitch: Int) -> Int {
    let least = (width + pitch - 1) / pitch
    return [1, 2, 3, 5, 7, 10, 14, 15, 20, 30, 50].first { $0 >= least } ?? least
  }
}

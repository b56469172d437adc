/// Shares next to each other, each with its range.
struct BandPicture {
  private let shares: [Chart.Share]
  private let unit: String
  private let page: ChartPage
  private let pitch: Int
  /// The share at the bottom of the axis, in tenths.
  private let foot: Int

  private static let margin = 7
  private static let height = 10

  init(_ shares: [Chart.Share], _ unit: String, _ page: ChartPage) {
    let room = max(1, page.width - Self.margin)
    // The latest shares matter most if there is no room for all.
    self.shares = Array(shares.suffix(room))
    self.unit = unit
    self.page = page
    pitch = max(1, min(4, room / max(1, self.shares.count)))
    let lowest = self.shares.reduce(1) { least, share in
      share.value == nil ? least : min(least, share.range.lowerBound)
    }
    foot = max(0, min(8, Int(lowest * 10)))
  }

  var lines: [String] {
    [page.ascii(unit)] + (0..<Self.height).reversed().map(row) + [axis] + [labels]
  }

  /// The range of shares in a row.
  private func bounds(_ row: Int) -> (low: Double, high: Double) {
    let foot = Double(foot) / 10
    let step = (1 - foot) / Double(Self.height)
    return (foot + Double(row) * step, foot + Double(row + 1) * step)
  }

  private func row(_ row: Int) -> String {
    let (low, high) = bounds(row)
    let label =
      row == Self.height - 1
      ? "100 %"
      : row == Self.height / 2 - 1 ? "\((foot * 10 + 100) / 2) %" : ""
    var body = shares.map { share -> String in
      guard let value = share.value else { return String(repeating: " ", count: pitch) }
      let isHere = value >= low && (value < high || row == Self.height - 1)
      let isInRange = share.range.upperBound >= low && share.range.lowerBound < high
      let mark: Character =
        isHere
        ? (page.usesBlocks ? "●" : "o") : isInRange ? (page.usesBlocks ? "░" : ":") : " "
      let width = pitch > 1 ? pitch - 1 : 1
      return String(repeating: mark, count: width) + String(repeating: " ", count: pitch - width)
    }.joined()
    while body.last == " " { body.removeLast() }
    return label.padded(to: Self.margin - 2, right: true) + (page.usesBlocks ? " │" : " |")
      + page.ink(body)
  }

  private var axis: String {
    "\(foot * 10) %".padded(to: Self.margin - 2, right: true) + (page.usesBlocks ? " └" : " +")
      + String(repeating: page.usesBlocks ? "─" : "-", count: shares.count * pitch)
  }

  private var labels: String {
    let widest = shares.reduce(1) { max($0, $1.label.count) }
    let every = ColumnPicture.every(widest + 1, pitch)
    var labels = AxisLabels(width: page.width - Self.margin)
    for (index, share) in shares.enumerated() where index % every == 0 {
      labels.write(page.ascii(share.label), at: index * pitch)
    }
    return String(repeating: " ", count: Self.margin) + labels.text
  }
}

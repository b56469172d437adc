/// Shares as bars below each other: solid up to the lower end of the range, lighter up to the share
/// itself, and dotted up to the upper end.
struct BarPicture {
  private let shares: [Chart.Share]
  private let page: ChartPage

  init(_ shares: [Chart.Share], _ page: ChartPage) {
    self.shares = shares
    self.page = page
  }

  var lines: [String] {
    let names = shares.map { page.ascii(sanitized($0.label, keepNewlines: false)) }
    let values = shares.map { page.ascii(Self.value($0)) }
    let name = names.reduce(0) { max($0, displayWidth($1)) }
    let value = values.reduce(0) { max($0, displayWidth($1)) }
    let rows =
      name + value + Self.shortest + 2 <= page.width
      ? beside(names, values, name, value)
      : value + Self.narrowest + 1 <= page.width
        ? below(names, values, value) : above(names)
    let key =
      page.usesBlocks
      ? "█ to the low end of the 95 % interval, ▓ to the share, ░ to the high end"
      : "# to the low end of the 95 % interval, = to the share, . to the high end"
    return rows + wrapped(key, width: page.textWidth).map { page.style($0, .dim) }
  }

  /// The shortest useful bar.
  private static let shortest = 10
  private static let narrowest = 4
  private static let longest = 60

  /// Name, bar and number on one line.
  private func beside(
    _ names: [String], _ values: [String], _ name: Int, _ value: Int
  ) -> [String] {
    let length = min(Self.longest, page.width - name - value - 2)
    return shares.indices.map { index in
      names[index].padded(to: name) + " " + page.ink(bar(shares[index], length)) + " "
        + values[index].padded(to: value, right: true)
    }
  }

  /// The name on a line of its own, if there is no room next to it.
  private func below(_ names: [String], _ values: [String], _ value: Int) -> [String] {
    let length = min(Self.longest, page.width - value - 1)
    return shares.indices.flatMap { index in
      [
        Self.cut(names[index], to: page.textWidth, page),
        page.ink(bar(shares[index], length)) + " " + values[index].padded(to: value, right: true),
      ]
    }
  }

  /// The name and the remark on lines of their own, if there is no room next to the bar for both
  /// number and remark.
  private func above(_ names: [String]) -> [String] {
    let values = shares.map { page.ascii(Self.value($0, withRemark: false)) }
    let value = values.reduce(0) { max($0, displayWidth($1)) }
    let rows = below(names, values, min(value, page.width - Self.narrowest - 1))
    return shares.indices.flatMap { index in
      rows[2 * index...2 * index + 1]
        + wrapped(
          page.ascii(shares[index].remark), width: page.textWidth, firstIndent: "  ", indent: "  ")
    }
  }

  private static func value(_ share: Chart.Share, withRemark: Bool = true) -> String {
    let remark = share.remark.isEmpty || !withRemark ? "" : ", \(share.remark)"
    guard let value = share.value else { return "no answers" + remark }
    let tenths = Int((value * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) % of \(share.count)" + remark
  }

  private func bar(_ share: Chart.Share, _ width: Int) -> String {
    guard let value = share.value else { return String(repeating: " ", count: width) }
    func cells(_ share: Double) -> Int { Int((share * Double(width)).rounded()) }
    let marks: [Character] = page.usesBlocks ? ["█", "▓", "░", " "] : ["#", "=", ".", " "]
    let ends = [cells(share.range.lowerBound), cells(value), cells(share.range.upperBound), width]
    var text = ""
    for (mark, end) in zip(marks, ends) {
      text += String(repeating: mark, count: max(0, end - text.count))
    }
    return text
  }

  private static func cut(_ text: String, to width: Int, _ page: ChartPage) -> String {
    guard displayWidth(text) > width else { return text }
    var result = ""
    for character in text {
      guard displayWidth(result) + displayWidth(character) < width else { break }
      result.append(character)
    }
    return result + (page.usesBlocks ? "…" : ".")
  }
}

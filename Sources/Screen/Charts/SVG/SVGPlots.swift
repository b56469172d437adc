import Text

/// The frame around columns and bands.
private struct SVGFrame {
  static let left = 52.0
  static let top = 26.0
  static let height = 180.0
  static var room: Double { SVGChart.width - left - 10 }
  static var foot: Double { top + height }
  static var whole: Double { foot + 26 }

  /// The unit, and a line at each height with its label.
  static func axis(_ unit: String, _ marks: [(height: Double, label: String)]) -> String {
    SVG.text(unit, x: 8, y: 14, "label")
      + marks.map { height, label in
        let y = foot - height * Self.height
        return SVG.line(
          x1: left, y1: y, x2: SVGChart.width - 10, y2: y, height == 0 ? "axis" : "grid")
          + SVG.text(label, x: left - 6, y: y + 4, "label", anchor: "end")
      }.joined()
  }

  /// The labels below, as many as fit.
  static func labels(_ labels: [String], pitch: Double) -> String {
    let widest = labels.reduce(1) { max($0, $1.count) }
    let every = max(1, Int((Double(widest) * 7 + 8) / pitch) + 1)
    return labels.enumerated().filter { $0.offset % every == 0 }.map { place, label in
      SVG.text(
        label, x: left + (Double(place) + 0.5) * pitch, y: foot + 17, "label", anchor: "middle")
    }.joined()
  }
}

/// Numbers as columns.
struct SVGColumns {
  let drawn: (body: String, height: Double)

  init(_ columns: [Chart.Column], unit: String) {
    let scale = ChartScale(upTo: columns.reduce(0) { max($0, $1.value, $1.other ?? 0) })
    let pitch = min(40, SVGFrame.room / Double(max(1, columns.count)))
    var body = SVGFrame.axis(
      unit,
      [0, 0.5, 1].filter { $0 != 0.5 || scale.top > 1 }
        .map { (height: $0, label: ChartScale.text(scale.top * $0)) })
    for (place, column) in columns.enumerated() where column.value > 0 {
      let height = column.value / scale.top * SVGFrame.height
      body += SVG.rect(
        x: SVGFrame.left + Double(place) * pitch + pitch * 0.1, y: SVGFrame.foot - height,
        width: pitch * 0.8, height: height, "bar",
        tip: "\(column.label): \(number(column.value)) \(unit)")
    }
    let others = columns.enumerated().compactMap { place, column in
      column.other.map { other in
        let x = SVGFrame.left + (Double(place) + 0.5) * pitch
        return "\(number(x)),\(number(SVGFrame.foot - other / scale.top * SVGFrame.height))"
      }
    }
    if !others.isEmpty {
      body += "<polyline class=\"other\" points=\"\(others.joined(separator: " "))\"/>"
    }
    drawn = (body + SVGFrame.labels(columns.map(\.label), pitch: pitch), SVGFrame.whole)
  }
}

/// Shares next to each other, with their ranges.
struct SVGBand {
  let drawn: (body: String, height: Double)

  init(_ shares: [Chart.Share], unit: String) {
    let lowest = shares.reduce(1.0) { least, share in
      share.value == nil ? least : min(least, share.range.lowerBound)
    }
    let foot = Double(max(0, min(8, Int(lowest * 10)))) / 10
    let pitch = min(60, SVGFrame.room / Double(max(1, shares.count)))
    func y(_ share: Double) -> Double {
      SVGFrame.foot - (share - foot) / (1 - foot) * SVGFrame.height
    }
    var body = SVGFrame.axis(
      unit,
      [0, 0.5, 1].map { height in
        (height: height, label: "\(Int(((foot + (1 - foot) * height) * 100).rounded())) %")
      })
    for (place, share) in shares.enumerated() {
      guard let value = share.value else { continue }
      let x = SVGFrame.left + Double(place) * pitch
      let tip = "\(share.label): \(number(value * 100)) % of \(share.count)"
      body += SVG.rect(
        x: x + pitch * 0.2, y: y(share.range.upperBound), width: pitch * 0.6,
        height: max(1, y(share.range.lowerBound) - y(share.range.upperBound)), "range", tip: tip)
      body += SVG.line(
        x1: x + pitch * 0.1, y1: y(value), x2: x + pitch * 0.9, y2: y(value), "mark")
    }
    drawn = (body + SVGFrame.labels(shares.map(\.label), pitch: pitch), SVGFrame.whole)
  }
}

/// Shares below each other.
struct SVGBars {
  let drawn: (body: String, height: Double)

  private static let row = 26.0

  init(_ shares: [Chart.Share]) {
    let names = 210.0
    let values = 190.0
    let room = SVGChart.width - names - values - 16
    var body = ""
    for (place, share) in shares.enumerated() {
      let y = Double(place) * Self.row + 4
      let label = fitted(share.label, to: 30)
      body += SVG.text(label, x: 8, y: y + 15, "label")
      let remark = share.remark.isEmpty ? "" : ", \(share.remark)"
      let value = share.value.map { "\(number(($0 * 1000).rounded() / 10)) % of \(share.count)" }
      body += SVG.text(
        (value ?? "no answers") + remark, x: SVGChart.width - 8, y: y + 15, "label",
        anchor: "end")
      body += SVG.rect(x: names, y: y + 2, width: room, height: 18, "empty")
      guard let value = share.value else { continue }
      body += SVG.rect(x: names, y: y + 2, width: room * value, height: 18, "bar")
      let (low, high) = (share.range.lowerBound, share.range.upperBound)
      body += SVG.rect(
        x: names + room * low, y: y + 8, width: max(1, room * (high - low)), height: 6, "whisker",
        tip: "95 %: \(number(low * 100)) to \(number(high * 100))")
    }
    drawn = (body, Double(shares.count) * Self.row + 8)
  }
}

/// A year of days; the larger a day's number, the darker and larger its square.
struct SVGCalendar {
  let drawn: (body: String, height: Double)

  init(_ calendar: Chart.Calendar, unit: String) {
    let weeks = (calendar.days.count + 6) / 7
    let pitch = (SVGChart.width - 50) / Double(max(1, weeks))
    let steps = calendar.steps
    var body = ""
    for (week, month) in calendar.months.sorted(by: { $0.key < $1.key }) {
      body += SVG.text(month, x: 42 + Double(week) * pitch, y: 12, "label")
    }
    for row in stride(from: 0, through: 6, by: 2) {
      body += SVG.text(weekdayNames[row], x: 8, y: 20 + Double(row) * pitch + pitch * 0.75, "label")
    }
    for (day, count) in calendar.days.enumerated() {
      let shade = count == 0 ? 0 : 1 + steps.count { count >= $0 }
      let size = pitch * (0.55 + 0.09 * Double(shade))
      let inset = (pitch - size) / 2
      body += SVG.rect(
        x: 42 + Double(day / 7) * pitch + inset, y: 20 + Double(day % 7) * pitch + inset,
        width: size, height: size, "shade\(shade)", tip: "\(count) \(unit)")
    }
    let foot = 20 + 7 * pitch + 8
    drawn = (body + Self.key(calendar, unit, pitch: pitch, y: foot + 4), foot + 28)
  }

  /// The legend of the shades.
  private static func key(
    _ calendar: Chart.Calendar, _ unit: String, pitch: Double, y: Double
  ) -> String {
    let starts = [calendar.days.filter { $0 > 0 }.min() ?? 1] + calendar.steps
    let texts =
      ["none"]
      + starts.indices.map { index in
        guard index + 1 < starts.count else { return "\(starts[index])+ \(unit) a day" }
        let last = starts[index + 1] - 1
        return last > starts[index] ? "\(starts[index])–\(last)" : "\(last)"
      }
    return texts.enumerated().map { shade, text in
      let x = 42 + Double(shade) * 80
      return SVG.rect(x: x, y: y, width: pitch * 0.9, height: pitch * 0.9, "shade\(shade)")
        + SVG.text(text, x: x + pitch + 4, y: y + 10, "label")
    }.joined()
  }
}

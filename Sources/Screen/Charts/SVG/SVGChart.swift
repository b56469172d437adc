import Text

/// A chart as an SVG picture, from the same numbers as the text.
///
/// Colors are classes, defined in the style sheet of the page or the picture for light and dark
/// screens and for paper. No information is conveyed by color alone.
package struct SVGChart {
  private let chart: Chart

  package init(_ chart: Chart) {
    self.chart = chart
  }

  static let width = 720.0

  /// The `svg` element.
  /// - Parameter isAlone: Whether it is a file of its own: with a namespace, a style sheet, and all
  ///   text about the picture.
  package func element(isAlone: Bool) -> String {
    let plot = plot
    let head = isAlone ? 34.0 : 0
    let notes = isAlone ? Self.lines(note) : []
    let height = head + plot.height + Double(notes.count) * 16 + (isAlone ? 10 : 0)
    var text =
      "<svg\(isAlone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "") class=\"chart\""
      + " viewBox=\"0 0 \(number(Self.width)) \(number(height))\" role=\"img\">"
      + "<title>\(escaped(chart.title))</title><desc>\(escaped(note))</desc>"
    if isAlone {
      text += "<style>\(ReportStyle.standalone)</style>"
      text += "<rect class=\"page\" width=\"100%\" height=\"100%\"/>"
      text += SVG.text(chart.title, x: 8, y: 22, "title")
    }
    text += "<g transform=\"translate(0 \(number(head)))\">\(plot.body)</g>"
    for (place, line) in notes.enumerated() {
      text += SVG.text(line, x: 8, y: head + plot.height + Double(place + 1) * 16, "note")
    }
    return text + "</svg>"
  }

  /// The text below the picture.
  package var note: String {
    let axis = chart.axis.isEmpty ? "" : chart.axis + "; "
    let key =
      if case .bars = chart.plot { " The thin bar is the 95 % interval." } else { "" }
    return "\(axis)n = \(chart.sample).\(key) \(chart.meaning)."
  }

  private var plot: (body: String, height: Double) {
    guard !chart.isEmpty else {
      return (SVG.text("nothing to show yet", x: 8, y: 24, "label"), 40)
    }
    return switch chart.plot {
    case .columns(let columns, _): SVGColumns(columns, unit: chart.unit).drawn
    case .band(let shares): SVGBand(shares, unit: chart.unit).drawn
    case .bars(let shares): SVGBars(shares).drawn
    case .calendar(let calendar): SVGCalendar(calendar, unit: chart.unit).drawn
    }
  }

  /// A text in lines that fit the picture's width.
  private static func lines(_ text: String) -> [String] { wrapped(text, width: 110) }
}

/// Elements of SVG.
enum SVG {
  static func text(_ text: String, x: Double, y: Double, _ name: String, anchor: String = "start")
    -> String
  {
    let anchored = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    return "<text class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\"\(anchored)>"
      + "\(escaped(text))</text>"
  }

  /// A rectangle with a tooltip.
  static func rect(
    x: Double, y: Double, width: Double, height: Double, _ name: String, tip: String = ""
  ) -> String {
    let start =
      "<rect class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\""
      + " height=\"\(number(height))\""
    return tip.isEmpty ? start + "/>" : start + "><title>\(escaped(tip))</title></rect>"
  }

  static func line(x1: Double, y1: Double, x2: Double, y2: Double, _ name: String) -> String {
    "<line class=\"\(name)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\""
      + " y2=\"\(number(y2))\"/>"
  }
}

/// A number with at most two decimals.
func number(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let (whole, rest) = (hundredths / 100, abs(hundredths % 100))
  let sign = hundredths < 0 && whole == 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// A text from a deck or from the program, escaped for HTML and SVG, without control characters.
package func escaped(_ text: String) -> String {
  htmlEscaped(sanitized(text, keepNewlines: false))
}

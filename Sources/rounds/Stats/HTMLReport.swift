import Screen
import SpacedRepetition
import Statistics

/// All statistics as one self-contained page: no scripts, no external pictures or fonts.
struct HTMLReport {
  private let summary: StatsSummary
  private let name: String

  init(_ summary: StatsSummary) {
    self.summary = summary
    name = summary.scope.deck ?? summary.scope.tag.map { "cards tagged \($0)" } ?? "all cards"
  }

  var text: String {
    let subject = escaped("Rounds: \(name),")
    let pictures = summary.pictures.flatMap { summary.charts($0) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(subject) \(summary.today)</title>
      <style>\(ReportStyle.page)</style>
      </head>
      <body>
      <main>
      <h1>\(subject) <span class="whole">\(summary.today)</span></h1>
      \(digest)\(retention)\(pictures.map(section).joined())</main>
      </body>
      </html>

      """
  }

  private var digest: String {
    StatsDigest(summary, ChartPage(width: 80, usesBlocks: true)).parts.map { title, lines in
      "<section><h2>\(escaped(title))</h2>\n"
        + lines.map { "<p>\(withSparklines(escaped($0)))</p>\n" }.joined() + "</section>\n"
    }.joined()
  }

  /// A line whose bars stay together, in letters so small that thirty of them fit a phone.
  private func withSparklines(_ line: String) -> String {
    line.replacing(/[·▁-█]*[▁-█][·▁-█]*/) { "<span class=\"whole sparkline\">\($0.output)</span>" }
  }

  private var retention: String {
    func cell(_ count: PassCount) -> String {
      guard let share = count.share, let interval = count.interval else { return "<td>–</td>" }
      return "<td>\(StatsDigest.percent(share))<br><span class=\"small\">"
        + "\(StatsDigest.tenths(interval.lowerBound * 100)) to"
        + " \(StatsDigest.tenths(interval.upperBound * 100))<br>"
        + "\(count.passed) of \(count.total)</span></td>"
    }
    let rows = Period.allCases.map { period in
      let retention = summary.retention(of: period)
      return "<tr><td>\(period.rawValue)</td>\(cell(retention.young))\(cell(retention.mature))"
        + "\(cell(retention.all))</tr>\n"
    }
    return "<section><h2>Retention by period</h2>\n<div class=\"scroll\"><table>\n"
      + "<tr><th>period</th><th>young</th><th>mature</th><th>all</th></tr>\n"
      + rows.joined()
      + "</table></div>\n<p class=\"small\">Share, 95 % interval, passed of all. Retention:"
      + " \(escaped(Retention.definition)).</p></section>\n"
  }

  private func section(_ chart: Chart) -> String {
    let svg = SVGChart(chart)
    return "<section><h2>\(escaped(chart.title))</h2>\n<div class=\"scroll\">"
      + svg.element(isAlone: false)
      + "</div>\n<p class=\"small\">\(escaped(svg.note))</p></section>\n"
  }
}

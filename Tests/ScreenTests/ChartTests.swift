import Foundation
import TestSupport
import Testing

@testable import Screen

/// Drawn pictures, compared with reviewed files.
///
/// `ROUNDS_RECORD=1 swift test --filter ChartTests` rewrites the files; review them before
/// committing them.
@Suite("A chart")
struct ChartTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private static let charts: [(name: String, chart: Chart)] = [
    (
      "columns",
      chart(
        "Cards due in the next 30 days", "cards", "days from today",
        .columns(columns(30) { ($0 * 37 + 11) % 29 * 3 }))
    ),
    (
      "columns-compared",
      chart(
        "Cards due and simulated", "cards", "days from today",
        .columns(columns(90, other: { $0 / 2 + 40 }) { 90 - $0 }))
    ),
    (
      "columns-many",
      chart(
        "Answers a day", "answers", "the last 365 days",
        .columns(columns(365) { $0 * $0 % 4001 }))
    ),
    (
      "band",
      chart(
        "Retention by week", "share right", "week beginning",
        .band((0..<16).map(week)))
    ),
    (
      "bars",
      chart(
        "Exam domains, the weakest first", "", "",
        .bars([
          Chart.Share("guidelines", 0.612, 0.55...0.66, count: 230, remark: "ready 40 %"),
          Chart.Share("types-of-insurance — “plans”", 0.8, 0.5...0.95, count: 9),
          Chart.Share("病気の名前", 1, 0.3...1, count: 2), Chart.Share("empty", nil, nil, count: 0),
        ]))
    ),
    (
      "calendar",
      chart(
        "Answers on each day of a year", "answers", "weeks from Monday to Sunday",
        .calendar(
          Chart.Calendar(
            days: days, months: [0: "Jun", 5: "Jul", 9: "Aug", 13: "Sep", 18: "Oct", 48: "May"])))
    ),
    ("nothing", chart("Intervals", "cards", "days", .columns([Chart.Column("0", 0)]))),
  ]

  private static func columns(
    _ count: Int, other: ((Int) -> Int)? = nil, _ value: (Int) -> Int
  ) -> [Chart.Column] {
    (0..<count).map { place in
      Chart.Column("\(place)", Double(value(place)), other: other.map { Double($0(place)) })
    }
  }

  /// A week of rising retention; one week has no answers.
  private static func week(_ week: Int) -> Chart.Share {
    guard week != 5 else { return Chart.Share("w5", nil, nil, count: 0) }
    let low = 0.7 + Double(week) / 80
    let high = 0.9 + Double(week) / 200
    return Chart.Share("w\(week)", 0.8 + Double(week) / 100, low...high, count: 40)
  }

  private static let days: [Int] = (0..<368).map { day in day % 11 == 0 ? 0 : day * 7 % 60 }

  private static func chart(
    _ title: String, _ unit: String, _ axis: String, _ plot: Chart.Plot
  ) -> Chart {
    Chart(
      title: title, unit: unit, axis: axis, sample: "1234 answers",
      meaning: "What it means: a sentence that is long enough to be broken in a narrow window",
      plot: plot)
  }

  @Test(
    "is drawn as in its golden file, at any width and with blocks or ASCII",
    arguments: [40, 80, 120], [true, false])
  func golden(width: Int, usesBlocks: Bool) throws {
    let page = ChartPage(width: width, usesBlocks: usesBlocks)
    let text = Self.charts.map { name, chart in
      "== \(name)\n" + chart.lines(page).map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
    let name = "charts-\(width)-\(usesBlocks ? "blocks" : "ascii").txt"
    try expectGolden(text, at: Self.folder.appendingPathComponent(name).path)
  }

  @Test("shows a remark under the bar where there is no room beside it")
  func longRemark() {
    let chart = Self.chart(
      "Exams", "", "",
      .bars([
        Chart.Share(
          "2026-11-28 CPC", 0.3, 0.1...0.6, count: 100,
          remark: "predicted 94 % (93 to 100 %), too high")
      ]))
    for width in 40...130 {
      let lines = chart.lines(ChartPage(width: width, usesBlocks: true))
      #expect(lines.allSatisfy { displayWidth($0) <= width }, "at \(width)")
      let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      #expect(text.contains("30.0 % of 100"))
      #expect(text.contains("predicted 94 % (93 to 100 %), too high"), "at \(width)")
    }
  }

  @Test("fits every width from 40 columns, and has a title, n and what it means")
  func widths() {
    for width in 40...130 {
      for usesBlocks in [true, false] {
        for (name, chart) in Self.charts {
          let lines = chart.lines(ChartPage(width: width, usesBlocks: usesBlocks))
          #expect(lines.allSatisfy { displayWidth($0) <= width }, "\(name) at \(width)")
          #expect(usesBlocks || lines.allSatisfy { $0.allSatisfy(\.isASCII) }, "\(name)")
          let text = lines.joined(separator: " ")
          #expect(text.contains("n = 1234 answers"))
          #expect(text.contains("What it means") && text.contains(chart.title.prefix(6)))
        }
      }
    }
  }

  @Test("puts colour on the picture alone, so that nothing is said by colour")
  func color() {
    for (_, chart) in Self.charts {
      let plain = chart.lines(ChartPage(width: 80, usesBlocks: true))
      let styled = chart.lines(
        ChartPage(width: 80, usesBlocks: true, style: Styler(isEnabled: true)))
      #expect(styled.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
    }
  }

  @Test("knows from the locale and TERM whether blocks can be shown")
  func blocks() {
    #expect(ChartPage.canShowBlocks(["LANG": "de_DE.UTF-8", "TERM": "xterm"]))
    #expect(ChartPage.canShowBlocks(["LC_ALL": "C.utf8"]))
    #expect(!ChartPage.canShowBlocks(["LC_ALL": "C", "LANG": "de_DE.UTF-8"]))
    #expect(!ChartPage.canShowBlocks(["LANG": "de_DE.UTF-8", "TERM": "dumb"]))
    #expect(!ChartPage.canShowBlocks([:]))
  }

  @Test(
    "has a scale that ends at a round number",
    arguments: [(0.0, 1.0), (1, 1), (3, 4), (4, 4), (7, 8), (26, 30), (127, 150), (9_999, 10_000)])
  func scale(largest: Double, top: Double) {
    #expect(ChartScale(upTo: largest).top == top)
  }

  @Test("says large numbers short")
  func numbers() {
    let texts = [0, 9_999, 10_000, 12_340, 999_499, 999_500, 1_500_000].map(ChartScale.text)
    #expect(texts == ["0", "9999", "10k", "12k", "999k", "1M", "1.5M"])
  }

  @Test(
    "as a sparkline has a character for each number, something for the least, and no bar for one unknown"
  )
  func sparklines() {
    #expect(sparkline([0, 1, 50, 100], usesBlocks: true) == "▁▂▅█")
    #expect(sparkline([0, 1, 50, 100], usesBlocks: false) == "_.=#")
    #expect(sparkline([0, 0], usesBlocks: true) == "▁▁")
    #expect(sparkline([], usesBlocks: true) == "")
    #expect(sparkline([nil, 0, nil, 100], usesBlocks: true) == "·▁·█")
    #expect(sparkline([nil, 0, nil, 100], usesBlocks: false) == " _ #")
    #expect(sparkline([nil, nil], upTo: 100, usesBlocks: true) == "··")
  }
}

import Text

/// Days as a calendar whose columns are weeks; the larger a day's number, the darker it is.
struct CalendarPicture {
  private let calendar: Chart.Calendar
  private let unit: String
  private let page: ChartPage
  private let pitch: Int
  private let firstWeek: Int
  private let weeks: Int
  private let steps: [Int]

  private static let margin = 4

  init(_ calendar: Chart.Calendar, _ unit: String, _ page: ChartPage) {
    self.calendar = calendar
    self.unit = unit
    self.page = page
    let all = (calendar.days.count + 6) / 7
    let room = page.width - Self.margin
    pitch = all * 2 <= room ? 2 : 1
    weeks = max(0, min(all, room / pitch))
    firstWeek = all - weeks
    steps = calendar.steps
  }

  private var marks: [Character] {
    page.usesBlocks ? ["·", "░", "▒", "▓", "█"] : [".", "-", "+", "#", "@"]
  }

  var lines: [String] {
    var header = AxisLabels(width: weeks * pitch + 2)
    for week in 0..<weeks {
      if let month = calendar.months[firstWeek + week] { header.write(month, at: week * pitch) }
    }
    let rows = (0..<7).map { weekday in
      var row = (0..<weeks).map { cell($0, weekday) }.joined()
      while row.last == " " { row.removeLast() }
      // Every other row is labeled.
      let name = weekday % 2 == 0 ? weekdayNames[weekday] : ""
      return name.padded(to: Self.margin) + page.ink(row)
    }
    return [String(repeating: " ", count: Self.margin) + header.text] + rows
      + wrapped(legend, width: page.width)
  }

  private func cell(_ week: Int, _ weekday: Int) -> String {
    let day = (firstWeek + week) * 7 + weekday
    guard day < calendar.days.count else { return String(repeating: " ", count: pitch) }
    let number = calendar.days[day]
    let shade = number == 0 ? 0 : 1 + steps.count { number >= $0 }
    return String(marks[shade]) + String(repeating: " ", count: pitch - 1)
  }

  private var legend: String {
    guard let least = calendar.days.filter({ $0 > 0 }).min() else { return "no \(unit)" }
    let starts = [least] + steps
    let texts = starts.indices.map { index in
      let last = index + 1 < starts.count ? starts[index + 1] - 1 : nil
      let range =
        last.map { $0 > starts[index] ? "\(starts[index])-\($0)" : "\(starts[index])" }
        ?? "\(starts[index])+"
      return "\(marks[index + 1]) \(range)"
    }
    return (["\(marks[0]) none"] + texts).joined(separator: "  ") + " \(unit) a day"
  }
}

extension Chart.Calendar {
  /// The numbers from which on a day has the second, third and fourth shade: the quartiles of the
  /// days that are not 0.
  package var steps: [Int] {
    let sorted = days.filter { $0 > 0 }.sorted()
    guard !sorted.isEmpty else { return [] }
    return [1, 2, 3].map { sorted[sorted.count * $0 / 4] }
      .reduce(into: []) { steps, step in
        if step > max(steps.last ?? 0, sorted[0]) { steps.append(step) }
      }
  }
}

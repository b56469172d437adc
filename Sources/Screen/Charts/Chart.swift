/// A picture of numbers before it is drawn: its axes and its subject.
///
/// A chart does not know what its numbers mean; it can be drawn as lines of text (``lines(_:)``) or
/// in another way, always from the same numbers.
package struct Chart: Sendable {
  /// A number at a place on the horizontal axis.
  package struct Column: Hashable, Sendable {
    package var label: String
    package var value: Double
    /// A second number for comparison.
    package var other: Double?

    package init(_ label: String, _ value: Double, other: Double? = nil) {
      self.label = label
      self.value = value
      self.other = other
    }
  }

  /// A share from 0 to 1 with its uncertainty range; nil if nothing was counted.
  package struct Share: Hashable, Sendable {
    package var label: String
    package var value: Double?
    package var range: ClosedRange<Double>
    /// The number of things that it is a share of.
    package var count: Int
    /// A further remark, such as `aimed 90 %`.
    package var remark: String

    package init(
      _ label: String, _ value: Double?, _ range: ClosedRange<Double>?, count: Int,
      remark: String = ""
    ) {
      self.label = label
      self.remark = remark
      self.value = value
      self.range = range ?? 0...0
      self.count = count
    }
  }

  /// Numbers by day, in rows of weeks.
  package struct Calendar: Hashable, Sendable {
    /// The number of each day, oldest first; the first day is a Monday.
    package var days: [Int]
    /// The name of the month that begins in a week, by the week's index.
    package var months: [Int: String]

    package init(days: [Int], months: [Int: String]) {
      self.days = days
      self.months = months
    }
  }

  /// How neighboring columns are combined if there is no room for all.
  package enum Merging: Sendable {
    case sum, mean
  }

  package enum Plot: Sendable {
    /// Numbers next to each other, such as a histogram.
    case columns([Column], merging: Merging = .sum)
    /// Shares next to each other, such as one for each week.
    case band([Share])
    /// Shares below each other, each with its name.
    case bars([Share])
    case calendar(Calendar)
  }

  package var title: String
  /// The unit of the numbers, such as `cards`.
  package var unit: String
  /// The label of the horizontal axis.
  package var axis: String
  /// The size of the sample, such as `5559 answers`.
  package var sample: String
  /// The meaning of the numbers, in a sentence without a period.
  package var meaning: String
  package var plot: Plot

  package init(
    title: String, unit: String, axis: String, sample: String, meaning: String, plot: Plot
  ) {
    self.title = title
    self.unit = unit
    self.axis = axis
    self.sample = sample
    self.meaning = meaning
    self.plot = plot
  }
}

/// The page for charts.
package struct ChartPage: Sendable {
  /// The width of a picture in columns.
  package let width: Int
  /// The columns at which sentences are wrapped.
  package let textWidth: Int
  /// Whether block characters can be used, instead of only ASCII.
  package let usesBlocks: Bool
  package let style: Styler

  /// - Parameter textWidth: Nil for the width of pictures.
  package init(
    width: Int, textWidth: Int? = nil, usesBlocks: Bool, style: Styler = Styler(isEnabled: false)
  ) {
    // A narrower picture would be unreadable; the terminal wraps it then.
    self.width = max(20, width)
    self.textWidth = max(20, textWidth ?? width)
    self.usesBlocks = usesBlocks
    self.style = style
  }

  /// Whether the terminal and the locale have block characters.
  package static func canShowBlocks(_ environment: [String: String]) -> Bool {
    if ["dumb", "linux", "vt100", "vt220"].contains(environment["TERM"] ?? "") { return false }
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.lowercased().contains("utf")
  }
}

extension Chart {
  /// Whether there is nothing to draw.
  package var isEmpty: Bool {
    switch plot {
    case .columns(let columns, _): columns.allSatisfy { $0.value == 0 && $0.other ?? 0 == 0 }
    case .band(let shares), .bars(let shares): shares.allSatisfy { $0.value == nil }
    case .calendar(let calendar): calendar.days.allSatisfy { $0 == 0 }
    }
  }
}

extension ChartPage {
  /// A text with only ASCII characters, if required.
  func ascii(_ text: String) -> String {
    guard !usesBlocks else { return text }
    return String(
      text.map { character -> Character in
        switch character {
        case "–", "—", "−": "-"
        case "×": "x"
        case "“", "”": "\""
        case "…": "."
        case "·": "."
        default: character.isASCII ? character : "?"
        }
      })
  }

  func ink(_ text: String) -> String { style(text, .cyan) }
}

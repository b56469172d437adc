/// A picture of numbers, before it is drawn: what stands on its axes, and what it is a picture of.
///
/// A chart knows nothing of what its numbers mean; it can be drawn as lines of text
/// (``lines(_:)``) or in another way, always from the same numbers.
package struct Chart: Sendable {
  /// A number over a place on the horizontal axis.
  package struct Column: Hashable, Sendable {
    package var label: String
    package var value: Double
    /// A second number to compare it with.
    package var other: Double?

    package init(_ label: String, _ value: Double, other: Double? = nil) {
      self.label = label
      self.value = value
      self.other = other
    }
  }

  /// A share from 0 to 1, with the range that it may lie in; nil where nothing was counted.
  package struct Share: Hashable, Sendable {
    package var label: String
    package var value: Double?
    package var range: ClosedRange<Double>
    /// How many things it is the share of.
    package var count: Int
    /// What else there is to say of it, such as `aimed 90 %`.
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

  /// Numbers of days, week under week.
  package struct Calendar: Hashable, Sendable {
    /// The number of each day, oldest first; the first is a Monday's.
    package var days: [Int]
    /// The name of the month that begins in a week, by the week's place.
    package var months: [Int: String]

    package init(days: [Int], months: [Int: String]) {
      self.days = days
      self.months = months
    }
  }

  /// What becomes of neighboring columns where there is no room for all.
  package enum Merging: Sendable {
    case sum, mean
  }

  package enum Plot: Sendable {
    /// Numbers side by side, such as a histogram.
    case columns([Column], merging: Merging = .sum)
    /// Shares side by side, such as one for each week.
    case band([Share])
    /// Shares under each other, each with its name.
    case bars([Share])
    case calendar(Calendar)
  }

  package var title: String
  /// What the numbers count, such as `cards`.
  package var unit: String
  /// What the horizontal axis is.
  package var axis: String
  /// How many things the picture is of, such as `5559 answers`.
  package var sample: String
  /// What the numbers mean, in a sentence without a full stop.
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

/// The page that charts are drawn on.
package struct ChartPage: Sendable {
  /// The columns of a picture.
  package let width: Int
  /// The columns after which sentences are wrapped.
  package let textWidth: Int
  /// Whether block characters can be shown, or ASCII only.
  package let usesBlocks: Bool
  package let style: Styler

  /// - Parameter textWidth: Nil for that of pictures.
  package init(
    width: Int, textWidth: Int? = nil, usesBlocks: Bool, style: Styler = Styler(isEnabled: false)
  ) {
    // Narrower than this no picture can be read; it is wrapped by the terminal then.
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
  /// A text without what ASCII does not have, where that is asked for.
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

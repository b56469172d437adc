/// How a piece of text looks; the caller decides what it means.
package enum Style: Sendable, CaseIterable {
  case bold, dim, italic, underline
  case red, green, yellow, blue, magenta, cyan

  /// The parameter of the SGR control sequence that switches the style on.
  var code: Int {
    switch self {
    case .bold: 1
    case .dim: 2
    case .italic: 3
    case .underline: 4
    case .red: 31
    case .green: 32
    case .yellow: 33
    case .blue: 34
    case .magenta: 35
    case .cyan: 36
    }
  }
}

/// Applies styles to text, or leaves it plain if styles are off.
///
///     let style = Styler(support: .palette, theme: .dark)
///     style("due", .warning)
///     style("due", .bold, .yellow)
package struct Styler: Sendable {
  package let support: ColorSupport
  package let theme: Theme
  /// Whether web addresses can be clicked.
  package let showsLinks: Bool
  /// Whether LaTeX in cards is shown in Unicode where it reads well.
  package let showsMath: Bool

  package init(
    support: ColorSupport, theme: Theme = .standard, showsLinks: Bool = false,
    showsMath: Bool = false
  ) {
    self.support = support
    self.theme = theme
    self.showsLinks = showsLinks
    self.showsMath = showsMath
  }

  package init(isEnabled: Bool) {
    self.init(support: isEnabled ? .ansi : .none)
  }

  package var isEnabled: Bool { support != .none }

  /// The text with styles around each of its lines, so that each line can be shown by itself.
  package func callAsFunction(_ text: String, _ styles: Style...) -> String {
    guard isEnabled, !styles.isEmpty else { return text }
    return styled(text, "\u{1B}[" + styles.map { String($0.code) }.joined(separator: ";") + "m")
  }

  /// The text in the theme's style for a role, around each of its lines.
  package func callAsFunction(_ text: String, _ role: Role) -> String {
    styled(text, theme[role].start(support))
  }

  /// The text with a control sequence before each of its lines, and all styles off after it.
  func styled(_ text: String, _ start: String) -> String {
    guard !start.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : start + $0 + "\u{1B}[0m" }
      .joined(separator: "\n")
  }
}

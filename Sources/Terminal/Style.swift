/// How a piece of text looks; what it means is for the caller to say.
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

/// Puts styles on text, or leaves it plain where styles are not wanted.
///
///     let style = Styler(isEnabled: true)
///     style("due", .bold, .yellow)
package struct Styler: Sendable {
  package let isEnabled: Bool

  package init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  /// The text with styles around each of its lines, so that a line can be cut out and shown alone.
  package func callAsFunction(_ text: String, _ styles: Style...) -> String {
    guard isEnabled, !styles.isEmpty else { return text }
    let start = "\u{1B}[" + styles.map { String($0.code) }.joined(separator: ";") + "m"
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : start + $0 + "\u{1B}[0m" }
      .joined(separator: "\n")
  }
}

/// Whether output may be coloured.
package enum ColorSupport: Sendable {
  case none, ansi

  /// Decides from the environment as https://no-color.org and the `CLICOLOR` convention ask.
  ///
  /// A non-empty `NO_COLOR` always wins. A `CLICOLOR_FORCE` other than empty or 0 asks for colour
  /// even in a pipe. Otherwise colour is for terminals that are not dumb.
  package static func decide(environment: [String: String], isTerminal: Bool) -> ColorSupport {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .none }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return .ansi }
    guard isTerminal, environment["TERM"] != "dumb" else { return .none }
    return .ansi
  }
}

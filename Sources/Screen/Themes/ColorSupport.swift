/// A level of color support in the output.
package enum ColorSupport: Int, Sendable, CaseIterable, Comparable {
  /// No styles at all, not even bold.
  case none
  /// The 16 colors determined by the terminal's own settings.
  case ansi
  /// The palette of 256 colors.
  case palette
  /// 24 bits per color.
  case trueColor

  package static func < (lhs: ColorSupport, rhs: ColorSupport) -> Bool {
    lhs.rawValue < rhs.rawValue
  }

  /// Decides from the environment according to https://no-color.org and the `CLICOLOR` convention.
  ///
  /// A non-empty `NO_COLOR` always wins. A `CLICOLOR_FORCE` other than empty or 0 enables color
  /// even in a pipe. Otherwise terminals have color unless they are dumb or `CLICOLOR` is 0. The
  /// number of colors comes from `COLORTERM`, then from `TERM`.
  package static func decide(environment: [String: String], isTerminal: Bool) -> ColorSupport {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .none }
    let term = environment["TERM"] ?? ""
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
      return colors(environment: environment, term: term)
    }
    guard isTerminal, term != "dumb", environment["CLICOLOR"] != "0" else { return .none }
    return colors(environment: environment, term: term)
  }

  private static func colors(environment: [String: String], term: String) -> ColorSupport {
    let hasPalette = term.hasSuffix("256color")
    // GNU screen passes on the outer terminal's COLORTERM, but not its colors.
    if term.hasPrefix("screen"), environment["STY"].map({ !$0.isEmpty }) == true {
      return hasPalette ? .palette : .ansi
    }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]) { return .trueColor }
    if term.hasSuffix("-direct") || trueColorTerms.contains(term) { return .trueColor }
    return hasPalette ? .palette : .ansi
  }

  /// Terminals identified by `TERM` alone, since `COLORTERM` is not passed on by ssh.
  private static let trueColorTerms: Set<String> = [
    "alacritty", "foot", "wezterm", "xterm-ghostty", "xterm-kitty",
  ]
}

/// What terminals are known to do besides showing text.
extension TerminalKind {
  /// What the environment says of pictures in the terminal.
  package enum Pictures: Sendable {
    /// kitty's graphics protocol, iTerm2's.
    case kitty, inline
    /// Neither: within tmux or GNU screen, which keep such sequences to themselves, or in a terminal
    /// that would show the question.
    case none
    /// The terminal has to be asked.
    case unknown
  }

  /// Whether the terminal is known to show pictures by itself.
  package static func pictures(environment: [String: String]) -> Pictures {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    if isMultiplexed(environment: environment) { return .none }
    if ["xterm-kitty", "xterm-ghostty"].contains(term) || isSet("KITTY_WINDOW_ID")
      || program == "ghostty"
    {
      return .kitty
    }
    if ["iTerm.app", "WezTerm", "mintty"].contains(program)
      || environment["LC_TERMINAL"] == "iTerm2"
    {
      return .inline
    }
    return program == "Apple_Terminal" ? .none : .unknown
  }

  /// Whether tmux or GNU screen is between the program and the terminal.
  package static func isMultiplexed(environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    return ["TMUX", "STY"].contains { environment[$0].map { !$0.isEmpty } ?? false }
      || term.hasPrefix("tmux") || term.hasPrefix("screen")
  }

  /// Whether the terminal takes texts for the clipboard unless it is set otherwise.
  package static func hasClipboard(environment: [String: String]) -> Bool {
    if isMultiplexed(environment: environment) { return false }
    let terms = ["xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "wezterm"]
    return terms.contains(environment["TERM"] ?? "")
      || ["WezTerm", "ghostty"].contains(environment["TERM_PROGRAM"] ?? "")
  }

  /// Whether the terminal shows the progress of work in its tab or in the taskbar (OSC 9;4).
  ///
  /// Others show such a sequence as a notification, so a terminal has to be known to take it: Windows
  /// Terminal, ConEmu, WezTerm and Ghostty, iTerm2 from 3.6.6 on, those of VTE from 0.80 on, Konsole
  /// from 26.04 on.
  package static func showsProgress(environment: [String: String]) -> Bool {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    func number(_ name: String) -> Int { environment[name].flatMap { Int($0) } ?? 0 }
    if isMultiplexed(environment: environment) { return false }
    switch environment["TERM_PROGRAM"] {
    case "WezTerm", "ghostty": return true
    case "iTerm.app":
      let version = (environment["TERM_PROGRAM_VERSION"] ?? "").split(separator: ".")
        .map { Int($0.prefix { $0.isNumber }) ?? 0 }
      return !version.lexicographicallyPrecedes([3, 6, 6])
    default:
      return isSet("WT_SESSION") || environment["ConEmuANSI"] == "ON"
        || environment["TERM"] == "xterm-ghostty" || number("VTE_VERSION") >= 8000
        || number("KONSOLE_VERSION") >= 260_400
    }
  }
}

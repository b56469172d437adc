import CPseudoTerminal
import Foundation

extension PseudoTerminal {
  /// Whether all settings of the terminal are those of a new one, including the characters for
  /// signals.
  var hasFoundSettings: Bool { isAsAShellLeavesIt && settings == Self.settingsOfNewTerminals }

  private var settings: [UInt] {
    var attributes = terminalAttributes
    let flags = [
      attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag,
    ].map { UInt($0) }
    return flags + withUnsafeBytes(of: &attributes.c_cc) { $0.map { UInt($0) } }
  }

  private static let settingsOfNewTerminals: [UInt] =
    (try? PseudoTerminal(executable: "/bin/cat").settings) ?? []
}

extension PseudoTerminal {
  /// Waits until some words appear, wherever the window wraps them.
  func waitForWords(_ words: String) throws {
    try waitFor { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words) }
  }
}

import Text

/// What puts a text into the terminal's clipboard (OSC 52).
///
/// <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, at "Manipulate Selection Data".
enum ClipboardSequence {
  /// The most bytes of a text: terminals take about 100 kB of base64.
  static let mostBytes = 70_000

  static func copying(_ text: String) -> String { "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}" }

  /// The sequence as tmux passes it on to its terminal, if `allow-passthrough` is on.
  static func throughTmux(_ sequence: String) -> String {
    "\u{1B}Ptmux;" + sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
  }

  /// The sequence as GNU screen passes it on.
  static func throughScreen(_ sequence: String) -> String { "\u{1B}P\(sequence)\u{1B}\\" }
}

/// What shows the progress of work in the terminal's tab or in the taskbar (OSC 9;4).
///
/// <https://conemu.github.io/en/AnsiEscapeCodes.html#ConEmu_specific_OSC>
enum ProgressSequence {
  static func share(percent: Int) -> String { "\u{1B}]9;4;1;\(percent)\u{1B}\\" }
  /// Work of unknown length.
  static let busy: StaticString = "\u{1B}]9;4;3\u{1B}\\"
  static let none: StaticString = "\u{1B}]9;4;0\u{1B}\\"
}

import Screen

extension TerminalSession {
  /// Whether text can be placed anywhere on the screen: there is a terminal that is not dumb.
  package var canPlaceText: Bool {
    isInteractive && environment["TERM"].map { $0 != "dumb" && !$0.isEmpty } ?? false
  }

  /// Switches to the full screen. The previous screen comes back with `leaveFullScreen()`, when the
  /// terminal is released, and however the process ends.
  package func enterFullScreen() {
    guard canPlaceText else { return }
    takeTerminal()
    forgetPictures()
    TerminalMode.enterFullScreen(on: outputDescriptor)
  }

  package func leaveFullScreen() {
    removePictures()
    TerminalMode.leaveFullScreen()
  }

  /// Shows lines from the top of the screen at once, without flicker; leaves the cursor after the
  /// last of them.
  ///
  /// - Parameter lines: At most as many as the terminal has rows, none wider than it.
  package func paint(_ lines: [String]) {
    send(atOnce(painting(lines)))
  }

  /// What shows lines from the top of the screen.
  /// - Parameter kept: The rows that stay as they are.
  func painting(_ lines: [String], leaving kept: Set<Int> = []) -> String {
    // The cursor is hidden while it moves. Lines are erased before they are written: after the last
    // column, a terminal would erase that.
    let shown = lines.prefix(height).enumerated().map { row, line in
      kept.contains(row) ? "" : "\u{1B}[2K" + sanitizedButStyled(line)
    }
    return "\u{1B}[?25l\u{1B}[H" + shown.joined(separator: "\r\n") + "\u{1B}[J\u{1B}[?25h"
  }

  /// Moves the cursor to the beginning of a line above, by the given number of rows.
  package func goUp(_ rows: Int) {
    if rows > 0 { send("\r\u{1B}[\(rows)A") }
  }

  /// Replaces lines at the top of the screen without changing the cursor and the rest of the
  /// screen, even while a line is being typed.
  package func paintAside(_ lines: [String]) {
    // Without hiding it, the cursor would visibly jump.
    var text = "\u{1B}7\u{1B}[?25l\u{1B}[H"
    text += lines.prefix(height).map { "\u{1B}[2K" + sanitizedButStyled($0) }.joined(
      separator: "\r\n")
    text += "\u{1B}8\u{1B}[?25h"
    send(atOnce(text))
  }

  /// Has terminals that can show a text in one go, so that nothing tears; others pass over it.
  func atOnce(_ text: String) -> String { "\u{1B}[?2026h\(text)\u{1B}[?2026l" }

  /// Gives the window a title until the terminal is released.
  package func showTitle(_ title: String) {
    guard canPlaceText else { return }
    takeTerminal()
    TerminalMode.beginTitle(on: outputDescriptor)
    guard title != shownTitle || wakes.contains(SignalHandlers.Wake.continued) else { return }
    shownTitle = title
    send("\u{1B}]2;\(sanitized(title, keepNewlines: false))\u{1B}\\")
  }
}

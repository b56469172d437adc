import CReadline
import Posix
import Screen

/// How the reading of a line ended.
package enum LineResult: Hashable, Sendable {
  case line(String)
  /// Ctrl-D on an empty line, or the input is closed.
  case endOfFile
  /// Ctrl-C, or Esc where it leaves the line; the line is given up.
  case interrupted
  /// The time of the session's ``Countdown`` is up; the line is given up.
  case timeIsUp
}

/// The line that readline is editing.
struct LineInProgress {
  var result: LineResult?
  /// Whether Esc leaves the line.
  var escapeLeaves = false
  /// The key by which the line was left, with how it is echoed.
  var leftBy: (key: Key, echo: String)?
  var complete: ((CompletionRequest) -> [String])?
}

extension TerminalSession {
  /// Reads a line, with readline where there is a terminal.
  ///
  /// Elsewhere the next line of the input is read and nothing is shown; a CR before the end of a
  /// line is dropped.
  ///
  /// - Parameters:
  ///   - prompt: may be styled and may have several lines.
  ///   - initialText: text to edit; shown sanitized and on one line.
  ///   - completing: gives the candidates when Tab is pressed; without it Tab does nothing.
  ///   - completesWords: whether what is completed is the word at the cursor, in quotation marks where
  ///     it has spaces; else it is the whole line.
  ///   - addToHistory: whether the line can be called back with the Up key.
  ///   - escapeLeaves: whether the Escape key gives the line up, as Ctrl-C does. It does not for who
  ///     edits lines as in vi, where it is the key for commands.
  ///   - redraw: called when the window was resized, the program continued after Ctrl-Z, or the line
  ///     takes another number of rows, which it is told, so that what is above the line can be shown
  ///     again. It leaves the cursor at the first of these rows.
  package func readLine(
    prompt: String, initialText: String = "",
    completing: ((CompletionRequest) -> [String])? = nil, completesWords: Bool = true,
    addToHistory: Bool = false,
    escapeLeaves: Bool = false, redraw: ((_ rows: Int) -> Void)? = nil
  ) -> LineResult {
    guard isInteractive else { return readPlainLine() }
    takeTerminal()
    prepareReadline()
    completeWords(completesWords)
    lineInProgress = LineInProgress(
      escapeLeaves: escapeLeaves && rl_editing_mode != 0, complete: completing)
    begin(prompt: prompt, initialText: initialText)
    let result = edit(after: displayWidth(prompt), redraw: redraw)
    lineInProgress = nil
    if addToHistory, case .line(let line) = result { remember(line) }
    return result
  }

  private func begin(prompt: String, initialText: String) {
    // Readline counts columns from the last line of the prompt only.
    let prompt = sanitizedButStyled(prompt)
    let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
    write(lines.dropLast().map { $0 + "\n" }.joined())
    rl_reset_screen_size()
    // Readline would learn this from the mode that it does not set.
    rl_tty_set_echoing(1)
    withUTF8Locale {
      rl_callback_handler_install(promptMarkup(lines.last ?? "")) { line in
        MainActor.assumeIsolated {
          let result = line.map { LineResult.line(String(cString: $0)) } ?? .endOfFile
          TerminalSession.current?.lineInProgress?.result = result
          rl_callback_handler_remove()
        }
        free(line)
      }
    }
    if !initialText.isEmpty {
      rl_insert_text(sanitized(initialText, keepNewlines: false))
      rl_redisplay()
    }
  }

  private func edit(after prompt: Int, redraw: ((_ rows: Int) -> Void)?) -> LineResult {
    var rows = 1
    while true {
      let needed = redraw != nil && pending.isEmpty ? rowsOfLine(after: prompt) : rows
      if let redraw, !wakes.isEmpty || needed != rows {
        if !wakes.isEmpty { rl_reset_screen_size() }
        rows = needed
        redraw(rows)
        rl_on_new_line()
        _ = rl_forced_update_display()
        wakes = []
      }
      if wakes.contains(SignalHandlers.Wake.resized) { rl_resize_terminal() }
      if wakes.contains(SignalHandlers.Wake.continued) { _ = rl_forced_update_display() }
      wakes = []
      if timeIsUp { return giveUp(.timeIsUp) }
      if pending.isEmpty {
        switch waitForInputCountingDown() {
        case .woken: continue
        case .timeout: return giveUp(.timeIsUp)
        case .input, .closed: break
        }
      }
      rl_callback_read_char()
      if lineInProgress?.leftBy != nil { return giveUp(.interrupted) }
      if let result = lineInProgress?.result {
        if result == .endOfFile { write("\n") }
        return result
      }
    }
  }

  /// How many rows the line takes, at most as many as the screen has: readline begins another one
  /// where a row is full.
  private func rowsOfLine(after prompt: Int) -> Int {
    var (rows, column) = (1 + prompt / width, prompt % width)
    for cluster in String(cString: rl_line_buffer) where rows < height {
      let columns = displayWidth(cluster)
      if column + columns > width { (rows, column) = (rows + 1, 0) }
      column += columns
    }
    return column == width ? rows + 1 : rows
  }

  private func giveUp(_ result: LineResult) -> LineResult {
    if lineInProgress?.result == nil {
      rl_callback_sigcleanup()
      rl_point = rl_end
      rl_redisplay()
      write((lineInProgress?.leftBy?.echo ?? "") + "\n")
      rl_free_line_state()
      rl_replace_line("", 1)
      rl_callback_handler_remove()
    }
    return result
  }

  private func readPlainLine() -> LineResult {
    var searched = 0
    while true {
      let bytes = pending.bytes
      if let end = bytes.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n")) {
        return takePlainLine(bytes[..<end], terminator: 1)
      }
      searched = bytes.count
      if case .closed = waitForInput() {
        return bytes.isEmpty ? .endOfFile : takePlainLine(bytes, terminator: 0)
      }
    }
  }

  private func takePlainLine(_ bytes: ArraySlice<UInt8>, terminator: Int) -> LineResult {
    pending.removeFirst(bytes.count + terminator)
    let content = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    return .line(String(decoding: content, as: UTF8.self))
  }
}

import CReadline
import Posix
import Screen

/// The result of reading a line.
package enum LineResult: Hashable, Sendable {
  case line(String)
  /// Ctrl-D on an empty line, or the input was closed.
  case endOfFile
  /// Ctrl-C, or Esc if it cancels the line.
  case interrupted
  /// The session's ``Countdown`` ended; the line is canceled.
  case timeIsUp
}

/// The line that readline is editing.
struct LineInProgress {
  var result: LineResult?
  /// Whether Esc cancels the line.
  var escapeLeaves = false
  /// The key that canceled the line, with its echo.
  var leftBy: (key: Key, echo: String)?
  var complete: ((CompletionRequest) -> [String])?
}

extension TerminalSession {
  /// Reads a line, with readline if there is a terminal.
  ///
  /// Otherwise it reads the next line of the input and shows nothing; a CR before the end of a line
  /// is dropped.
  ///
  /// - Parameters:
  ///   - prompt: May be styled and may have several lines.
  ///   - initialText: Text to edit; shown sanitized and on one line.
  ///   - completing: Returns the candidates when Tab is pressed; without it Tab does nothing.
  ///   - completesWords: Whether to complete the word at the cursor, in quotation marks if it has
  ///     spaces, instead of the whole line.
  ///   - addToHistory: Whether the line can be recalled with the Up key.
  ///   - escapeLeaves: Whether the Escape key cancels the line, like Ctrl-C. Not in vi mode, where
  ///     it is the key for commands.
  ///   - redraw: Called with the number of rows of the line when the window was resized, the
  ///     program continued after Ctrl-Z, or that number changed, to redraw what is above the line.
  ///     It leaves the cursor at the first of these rows.
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
    // Readline counts columns only from the last line of the prompt.
    let prompt = sanitizedButStyled(prompt)
    let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
    write(lines.dropLast().map { $0 + "\n" }.joined())
    rl_reset_screen_size()
    // Readline would determine this from the mode that it does not set.
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

  /// The number of rows of the line, at most those of the screen: readline begins another one when
  /// a row is full.
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

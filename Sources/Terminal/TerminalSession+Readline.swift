import CReadline
import Posix

extension TerminalSession {
  /// Sets up readline once: it reads through this session and does not change the terminal's mode.
  func prepareReadline() {
    guard !readlineIsReady else { return }
    readlineIsReady = true
    // These live as long as readline.
    rl_readline_name = UnsafePointer(strdup(name))
    rl_instream = fdopen(inputDescriptor, "r")
    rl_outstream = fdopen(outputDescriptor, "w")
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_change_environment = 0
    rl_prep_term_function = { _ in }
    rl_deprep_term_function = {}
    rl_getc_function = { _ in
      MainActor.assumeIsolated { TerminalSession.current?.nextByte() ?? EOF }
    }
    rl_input_available_hook = {
      MainActor.assumeIsolated { TerminalSession.current?.inputIsAvailable() == true ? 1 : 0 }
    }
    prepareCompletion()
    // Set before the learner's own settings, which may enable the bell.
    rl_variable_bind("bell-style", "none")
    withUTF8Locale { _ = rl_initialize() }
    // Set after them: this session reads pasted text.
    rl_variable_bind("enable-bracketed-paste", "off")
    using_history()
    stifle_history(Int32(Self.historyLimit))
  }

  /// Runs a closure in a UTF-8 locale, so that whole characters are edited in any locale.
  ///
  /// Readline sets the C library's locale from the environment whenever it begins a line, so the
  /// variables must name a UTF-8 locale at that moment.
  func withUTF8Locale(_ body: () -> Void) {
    guard !currentLocaleIsUTF8, let name = Self.utf8Locale else { return body() }
    let found = getenv("LC_ALL").map { String(cString: $0) }
    setenv("LC_ALL", name, 1)
    setlocale(LC_CTYPE, name)
    body()
    if let found { setenv("LC_ALL", found, 1) } else { unsetenv("LC_ALL") }
  }

  /// The name of a UTF-8 locale on this system.
  private static let utf8Locale: String? =
    ["C.UTF-8", "en_US.UTF-8", "UTF-8"].first { setlocale(LC_CTYPE, $0) != nil }

  private var currentLocaleIsUTF8: Bool {
    setlocale(LC_CTYPE, "")
    return String(cString: nl_langinfo(nl_item(CODESET))).uppercased() == "UTF-8"
  }

  /// The next byte for readline. Ctrl-C becomes readline's own abort key, which ends a search or a
  /// question in progress; then the line is canceled.
  private func nextByte() -> Int32 {
    while pending.isEmpty {
      if case .closed = waitForInput() { return EOF }
    }
    guard let byte = pending.popFirst() else { return EOF }
    if byte == 0x03 { return leaveLine(by: .interrupt, echo: "^C") }
    guard byte == 0x1B else { return Int32(byte) }
    switch keyAfterEscape() {
    case .escape where lineInProgress?.escapeLeaves == true:
      return leaveLine(by: .escape, echo: "")
    case .paste:
      pending.putBack(Self.oneLine(readPaste()))
      return nextByte()
    default: return Int32(byte)
    }
  }

  private func leaveLine(by key: Key, echo: String) -> Int32 {
    lineInProgress?.leftBy = (key, echo)
    return 0x07
  }

  /// A pasted text in the form for a line: each newline becomes a space, and other control
  /// characters of readline are left out.
  static func oneLine(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }
    return Array(lines.joined(separator: [0x20])).compactMap { byte in
      byte == 0x09 ? 0x20 : byte < 0x20 || byte == 0x7F ? nil : byte
    }
  }

  /// Whether more input follows at once; readline asks to distinguish ESC from a longer key.
  private func inputIsAvailable() -> Bool {
    guard pending.isEmpty else { return true }
    let microseconds = rl_set_keyboard_input_timeout(-1)
    if case .input = waitForInput(timeout: microseconds / 1000) { return true }
    return inputIsClosed
  }
}

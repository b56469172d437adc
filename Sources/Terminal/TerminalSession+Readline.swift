import CReadline
import Posix

extension TerminalSession {
  /// Sets readline up once: it reads through this session and leaves the terminal's mode alone.
  func prepareReadline() {
    guard !readlineIsReady else { return }
    readlineIsReady = true
    // These live as long as readline does.
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
    // Before the learner's own settings, which may ask for a bell.
    rl_variable_bind("bell-style", "none")
    withUTF8Locale { _ = rl_initialize() }
    // After them: what is pasted is read by this session.
    rl_variable_bind("enable-bracketed-paste", "off")
    using_history()
    stifle_history(Int32(Self.historyLimit))
  }

  /// Runs something in a UTF-8 locale, so that whole characters are edited in any locale.
  ///
  /// Readline sets the C library's locale from the variables whenever it begins a line, so these
  /// must name a UTF-8 locale for that moment.
  func withUTF8Locale(_ body: () -> Void) {
    guard !currentLocaleIsUTF8, let name = Self.utf8Locale else { return body() }
    let found = getenv("LC_ALL").map { String(cString: $0) }
    setenv("LC_ALL", name, 1)
    setlocale(LC_CTYPE, name)
    body()
    if let found { setenv("LC_ALL", found, 1) } else { unsetenv("LC_ALL") }
  }

  /// The name of a UTF-8 locale that this system has.
  private static let utf8Locale: String? =
    ["C.UTF-8", "en_US.UTF-8", "UTF-8"].first { setlocale(LC_CTYPE, $0) != nil }

  private var currentLocaleIsUTF8: Bool {
    setlocale(LC_CTYPE, "")
    return String(cString: nl_langinfo(nl_item(CODESET))).uppercased() == "UTF-8"
  }

  /// The next byte for readline. Ctrl-C becomes readline's own abort key, which ends whatever it
  /// is at, a search or a question; the line is then given up.
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

  /// A pasted text as it is put into a line: each newline is a space, and whatever else readline
  /// would obey is left out.
  static func oneLine(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }
    return Array(lines.joined(separator: [0x20])).compactMap { byte in
      byte == 0x09 ? 0x20 : byte < 0x20 || byte == 0x7F ? nil : byte
    }
  }

  /// Whether more input follows at once; readline asks to tell ESC from a longer key.
  private func inputIsAvailable() -> Bool {
    guard pending.isEmpty else { return true }
    let microseconds = rl_set_keyboard_input_timeout(-1)
    if case .input = waitForInput(timeout: microseconds / 1000) { return true }
    return inputIsClosed
  }
}

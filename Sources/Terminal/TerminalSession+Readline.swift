import CReadline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    // After them: brackets around pasted text are of no use here.
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
    guard byte == 0x03 else { return Int32(byte) }
    lineInProgress?.wasInterrupted = true
    return 0x07
  }

  /// Whether more input follows at once; readline asks to tell ESC from a longer key.
  private func inputIsAvailable() -> Bool {
    guard pending.isEmpty else { return true }
    let microseconds = rl_set_keyboard_input_timeout(-1)
    if case .input = waitForInput(timeout: microseconds / 1000) { return true }
    return inputIsClosed
  }
}

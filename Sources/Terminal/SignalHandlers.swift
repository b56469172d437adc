import Posix

/// Handlers that restore the terminal before a signal takes effect.
///
/// They call only what POSIX allows in a handler. An ignored signal stays ignored.
enum SignalHandlers {
  /// Bytes that the handlers send through the pipe.
  enum Wake {
    static let resized = UInt8(ascii: "r")
    static let continued = UInt8(ascii: "c")
  }

  private static let ending = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU,
  ]
  private static let crashes = [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]

  /// The previous handlers of crash signals, by number: the runtime prints a backtrace there.
  nonisolated(unsafe) private static let previous: UnsafeMutablePointer<sigaction> = {
    let pointer = UnsafeMutablePointer<sigaction>.allocate(capacity: 32)
    pointer.initialize(repeating: sigaction(), count: 32)
    return pointer
  }()

  /// Installs the handlers once, on the first use in the process.
  @MainActor static func install() { _ = installed }

  @MainActor private static let installed: Void = {
    // Initialize everything that the handlers use before one of them runs.
    _ = TerminalMode.state
    useAlternateStack()
    for signal in ending {
      handle(signal) { signal in
        TerminalMode.leave()
        SignalHandlers.restoreDefault(signal)
        raise(signal)
      }
    }
    for signal in crashes { handleCrash(signal) }
    handle(SIGTSTP) { _ in SignalHandlers.suspend() }
    handle(SIGCONT) { _ in SignalHandlers.resume() }
    handle(SIGWINCH) { _ in SignalHandlers.wake(Wake.resized) }
    atexit { TerminalMode.leave() }
  }()

  /// Restores the terminal, stops, and takes it back when continued.
  private static func suspend() {
    let error = errno
    TerminalMode.write(TerminalMode.showFirstScreen)
    TerminalMode.lend()
    restoreDefault(SIGTSTP)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTSTP)
    raise(SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    // Stopped here until SIGCONT; an orphan is not stopped at all and gets no SIGCONT.
    handle(SIGTSTP) { _ in SignalHandlers.suspend() }
    resume()
    errno = error
  }

  private static func resume() {
    let error = errno
    if TerminalMode.state.pointee.isEntered {
      TerminalMode.takeBack()
      TerminalMode.write(TerminalMode.showOtherScreen)
      wake(Wake.continued)
    }
    errno = error
  }

  private static func wake(_ byte: UInt8) {
    let error = errno
    var byte = byte
    let descriptor = TerminalMode.state.pointee.wakeDescriptor
    if descriptor >= 0 { _ = write(descriptor, &byte, 1) }
    errno = error
  }

  private static func restoreDefault(_ signal: Int32) {
    var action = sigaction()
    setHandler(of: &action, SIG_DFL)
    _ = sigaction(signal, &action, nil)
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0, !isIgnored(action) else { return }
    action = sigaction()
    setHandler(of: &action, handler)
    action.sa_flags = Int32(SA_RESTART)
    sigemptyset(&action.sa_mask)
    _ = sigaction(signal, &action, nil)
  }

  /// Restores the terminal, then passes the crash on to the previous handler.
  private static func handleCrash(_ signal: Int32) {
    guard sigaction(signal, nil, previous + Int(signal)) == 0 else { return }
    var action = sigaction()
    setHandler(of: &action) { signal, info, _ in
      TerminalMode.leave()
      _ = sigaction(signal, SignalHandlers.previous + Int(signal), nil)
      // A fault occurs again on return, with its address for the backtrace.
      let isFault = signal != SIGTRAP && signal != SIGABRT && (info?.pointee.si_code ?? 0) > 0
      if !isFault { raise(signal) }
    }
    action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_ONSTACK)
    sigemptyset(&action.sa_mask)
    _ = sigaction(signal, &action, nil)
  }

  /// Reserves a stack for the crash handler when the normal one has overflowed.
  private static func useAlternateStack() {
    var stack = stack_t()
    guard sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    let size = 65_536
    stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    _ = sigaltstack(&stack, nil)
  }
}

// The union of handlers in `sigaction` has another name on each platform.

private typealias Handler = @convention(c) (Int32) -> Void
private typealias InfoHandler =
  @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

private func setHandler(of action: inout sigaction, _ handler: Handler?) {
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
}

private func setHandler(of action: inout sigaction, _ handler: @escaping InfoHandler) {
  #if canImport(Darwin)
    action.__sigaction_u.__sa_sigaction = handler
  #else
    action.__sigaction_handler.sa_sigaction = handler
  #endif
}

private func isIgnored(_ action: sigaction) -> Bool {
  #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
  #else
    let handler = action.__sigaction_handler.sa_handler
  #endif
  return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}

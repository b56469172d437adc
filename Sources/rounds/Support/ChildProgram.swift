#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program, run to its end. No shell sees its arguments.
enum ChildProgram {
  enum Result: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
    case notStarted(reason: String)
  }

  /// Runs a program and waits for it. Ctrl-C and Ctrl-\ are for it alone, and it finds the signals
  /// as a program of the shell does.
  /// - Parameters:
  ///   - path: The program; a name without a slash is looked for in `PATH`.
  ///   - isQuiet: Whether it gets no terminal.
  static func run(_ path: String, _ arguments: [String], isQuiet: Bool = false) -> Result {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isQuiet {
      for descriptor: Int32 in 0...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, path, &actions, &attributes, &words, environ)
    guard code == 0 else { return .notStarted(reason: String(cString: strerror(code))) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return .notStarted(reason: String(cString: strerror(errno))) }
    }
    // WIFEXITED and its kin are macros that Swift does not see.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

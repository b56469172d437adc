#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program that is started and waited for. No shell sees its arguments.
struct ChildProgram {
  /// The program and its arguments; a name without a slash is looked for in `PATH`.
  let words: [String]
  /// Whether it gets no terminal.
  var isQuiet = false

  /// Runs the program on this one's terminal.
  /// - Returns: Its exit code, or 128 and the number of the signal that ended it.
  func run() throws(Failure) -> Int32 {
    guard let name = words.first else { return 0 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isQuiet {
      for descriptor: Int32 in 0...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    // A closed pipe is an error here and not a signal; others have not asked for that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawnp(&process, name, &actions, &attributes, &arguments, environ)
    guard code == 0 else {
      throw Failure(
        "`\(name)` cannot be started: \(String(cString: strerror(code)))",
        hint: "make sure that it is installed and in PATH")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}

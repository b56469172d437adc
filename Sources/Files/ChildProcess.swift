internal import Posix

/// Another program, searched in `PATH` and run to its end. No shell interprets its arguments.
package enum ChildProcess {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    case notStarted(reason: String)
  }

  /// Runs a program on this program's terminal. Ctrl-C and Ctrl-\ affect only the other program,
  /// which starts with default signals, as from a shell.
  /// - Parameter isQuiet: Whether it gets no terminal.
  package static func run(_ words: [String], isQuiet: Bool = false) -> Ending {
    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    do throws(NotStarted) {
      return wait(
        for: try start(words) { actions in
          for descriptor: Int32 in 0...2 where isQuiet {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
          }
        })
    } catch {
      return .notStarted(reason: String(cString: strerror(error.code)))
    }
  }

  /// The output of a program.
  package struct Output {
    package let ending: Ending
    package let output: [UInt8]
    package let errors: String
  }

  /// Runs a program and captures its output; files that it creates are readable only by the user.
  /// - Parameters:
  ///   - input: All of its standard input.
  ///   - limit: The bytes of output after which it is terminated.
  ///   - patience: The milliseconds after which it is terminated; nil for none.
  ///   - isAlone: Whether it cannot open this program's terminal by itself either.
  /// - Returns: Nil if there is no such program.
  package static func output(
    of words: [String], environment: [String: String], input: [UInt8] = [], limit: Int = .max,
    within patience: Int? = nil, isAlone: Bool = false
  ) -> Output? {
    guard let source = Ends(), let output = Ends(), let errors = Ends() else { return nil }
    let mask = umask(0o077)
    let process = try? start(words, environment: environment, isAlone: isAlone) { actions in
      posix_spawn_file_actions_adddup2(&actions, source.reader, 0)
      posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
      posix_spawn_file_actions_adddup2(&actions, errors.writer, 2)
    }
    umask(mask)
    guard let process else { return nil }
    source.closeReader()
    output.closeWriter()
    errors.closeWriter()
    let broken = signal(SIGPIPE, SIG_IGN)
    let end = patience.map { Self.milliseconds + $0 }
    let texts = exchange(input, to: source, from: [output, errors], limit: limit, until: end)
    if texts[0].count > limit { kill(process, SIGKILL) }
    signal(SIGPIPE, broken)
    if let end { stop(process, at: end) }
    return Output(
      ending: wait(for: process), output: texts[0],
      errors: String(decoding: texts[1], as: UTF8.self))
  }

  /// Gives a process until a time to end, and then ends it. It is not waited for.
  static func stop(_ process: pid_t, at end: Int) {
    while isRunning(process) {
      guard Self.milliseconds < end else {
        kill(process, SIGKILL)
        return
      }
      usleep(1000)
    }
  }

  /// Whether a process has not ended yet; its status stays to be waited for.
  static func isRunning(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0
      && info.si_signo != SIGCHLD
  }

  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: Starting and waiting

  struct NotStarted: Error {
    let code: Int32
  }

  /// `POSIX_SPAWN_SETSID`, which is an extension of both systems.
  private static var ownSession: Int16 {
    #if canImport(Darwin)
      0x400
    #else
      0x80
    #endif
  }

  #if canImport(Darwin)
    typealias FileActions = posix_spawn_file_actions_t?
  #else
    typealias FileActions = posix_spawn_file_actions_t
  #endif

  /// Starts a program with the signals at their defaults.
  /// - Parameters:
  ///   - environment: Its environment variables; nil for those of this program.
  ///   - isAlone: Whether it gets a session of its own, without a terminal.
  ///   - prepare: Sets up its descriptors.
  static func start(
    _ words: [String], environment: [String: String]? = nil, isAlone: Bool = false,
    _ prepare: (inout FileActions) -> Void
  ) throws(NotStarted) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | (isAlone ? ownSession : 0))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let code =
      environment == nil
      ? posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
      : posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw NotStarted(code: code) }
    return process
  }

  static func wait(for process: pid_t) -> Ending {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return .notStarted(reason: String(cString: strerror(errno))) }
    }
    // WIFEXITED and similar macros are not available in Swift.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  /// Writes the input and reads all outputs to their ends at the same time, so that no side waits
  /// for the other.
  /// - Parameter end: When it stops waiting, by ``milliseconds``; nil for never.
  private static func exchange(
    _ input: [UInt8], to source: Ends, from outputs: [Ends], limit: Int, until end: Int?
  ) -> [[UInt8]] {
    var rest = input[...]
    if rest.isEmpty { source.closeWriter() }
    var texts = [[UInt8]](repeating: [], count: outputs.count)
    var open = outputs.map { pollfd(fd: $0.reader, events: Int16(POLLIN), revents: 0) }
    open.append(pollfd(fd: source.writer, events: Int16(POLLOUT), revents: 0))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while open.contains(where: { $0.fd >= 0 }) {
      let patience = end.map { Int32(clamping: $0 - Self.milliseconds) }
      if let patience, patience <= 0 { return texts }
      guard poll(&open, nfds_t(open.count), patience ?? -1) > 0 else { continue }
      for index in outputs.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
          if index == 0, texts[0].count > limit { return texts }
        } else if count == 0 || errno != EINTR {
          open[index].fd = -1
        }
      }
      guard let writer = open.last, writer.fd >= 0, writer.revents != 0 else { continue }
      // That few bytes never block once a pipe has room.
      let count = rest.withUnsafeBytes { write(writer.fd, $0.baseAddress, min($0.count, 512)) }
      if count > 0 { rest = rest.dropFirst(count) }
      if rest.isEmpty || (count < 0 && errno != EINTR) {
        source.closeWriter()
        open[open.count - 1].fd = -1
      }
    }
    return texts
  }

  /// Both ends of a pipe, closed when the value goes away, and not inherited by other programs.
  private final class Ends {
    private(set) var reader: Int32
    private(set) var writer: Int32

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reader, writer) = (ends[0], ends[1])
    }

    func closeReader() {
      if reader >= 0 { close(reader) }
      reader = -1
    }

    func closeWriter() {
      if writer >= 0 { close(writer) }
      writer = -1
    }

    deinit {
      closeReader()
      closeWriter()
    }
  }
}

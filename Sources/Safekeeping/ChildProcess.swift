#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Another program, run to its end.
enum ChildProcess {
  /// What a program said.
  struct Output {
    /// The exit code; for a program that a signal ended, 128 and the signal's number.
    let status: Int32
    let output: [UInt8]
    let errors: String
  }

  /// Runs a program, which is searched for in `PATH`, without standard input; files that it makes
  /// are readable by the user alone.
  ///
  /// - Returns: What it said, or nil if there is no such program.
  static func run(_ words: [String], environment: [String: String]) -> Output? {
    umask(0o077)
    guard let output = Ends(), let errors = Ends() else { return nil }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writer, 2)
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    guard posix_spawnp(&process, words[0], &actions, nil, &arguments, &variables) == 0 else {
      return nil
    }
    output.closeWriter()
    errors.closeWriter()
    let texts = readAll([output.reader, errors.reader])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Output(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: texts[0],
      errors: String(decoding: texts[1], as: UTF8.self))
  }

  /// Reads all descriptors to their ends at once, so that the program never waits for a reader.
  private static func readAll(_ descriptors: [Int32]) -> [[UInt8]] {
    var texts = [[UInt8]](repeating: [], count: descriptors.count)
    var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while open.contains(where: { $0.fd >= 0 }) {
      guard poll(&open, nfds_t(open.count), -1) > 0 else { continue }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          open[index].fd = -1
        }
      }
    }
    return texts
  }

  /// Both ends of a pipe, closed when it goes, and not handed on to other programs.
  private final class Ends {
    let reader: Int32
    private(set) var writer: Int32

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reader, writer) = (ends[0], ends[1])
    }

    func closeWriter() {
      if writer >= 0 { close(writer) }
      writer = -1
    }

    deinit {
      closeWriter()
      close(reader)
    }
  }
}

import CPseudoTerminal
import Foundation

/// The built program, run without a terminal.
enum Program {
  struct Output: Hashable {
    var status: ExitResult
    var output: String
    var errors: String
  }

  /// The path of the program: next to the test bundle.
  static let path = built("rounds")

  /// The path of a product of the package: in the nearest folder above the test bundle, which is
  /// the running program itself or one of its arguments.
  static func built(_ name: String) -> String {
    let bundles = CommandLine.arguments.filter { $0.contains(".xctest") }
    let running = [Bundle.main.executablePath ?? CommandLine.arguments[0]]
    for start in bundles + running {
      var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
      while folder.path != "/" {
        let candidate = folder.appendingPathComponent(name).path
        if isFile(candidate) { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    return name
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - input: All of its standard input.
  ///   - environment: Its whole environment; a search path and a UTF-8 locale are added if they are
  ///     missing.
  ///   - timeout: Seconds after which the program is killed.
  static func run(
    _ arguments: [String] = [], input: String = "", environment: [String: String] = [:],
    executable: String = path, timeout: Double = 60
  ) throws -> Output {
    signal(SIGPIPE, SIG_IGN)
    let pipes = try (0..<3).map { _ in try Pipe() }
    let defaults = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let process = try spawn(
      executable, arguments: arguments,
      environment: defaults.merging(environment) { _, given in given }
    ) { actions in
      posix_spawn_file_actions_adddup2(actions, pipes[0].reader, 0)
      posix_spawn_file_actions_adddup2(actions, pipes[1].writer, 1)
      posix_spawn_file_actions_adddup2(actions, pipes[2].writer, 2)
    }
    pipes[0].closeReader()
    pipes[1].closeWriter()
    pipes[2].closeWriter()
    let deadline = Deadline(timeout)
    let texts = exchange(Array(input.utf8), through: pipes, until: deadline)
    if deadline.hasPassed { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Output(status: ExitResult(waitStatus: status), output: texts[0], errors: texts[1])
  }

  /// Writes the input and reads both outputs at the same time, so that no side waits for the other.
  private static func exchange(
    _ input: [UInt8], through pipes: [Pipe], until deadline: Deadline
  ) -> [String] {
    var rest = input[...]
    var outputs: [[UInt8]] = [[], []]
    if rest.isEmpty { pipes[0].closeWriter() }
    while !deadline.hasPassed, pipes[1].reader >= 0 || pipes[2].reader >= 0 {
      var descriptors = [
        pollfd(fd: pipes[0].writer, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes[1].reader, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes[2].reader, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&descriptors, 3, deadline.milliseconds) > 0 else { continue }
      if descriptors[0].revents != 0 {
        let count = rest.withUnsafeBytes {
          write(pipes[0].writer, $0.baseAddress, min($0.count, 4096))
        }
        if count > 0 { rest = rest.dropFirst(count) }
        if rest.isEmpty || (count < 0 && errno != EINTR && errno != EAGAIN) {
          pipes[0].closeWriter()
        }
      }
      for index in 0..<2 where descriptors[index + 1].revents != 0 {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(pipes[index + 1].reader, &buffer, buffer.count)
        if count > 0 { outputs[index] += buffer[..<count] } else { pipes[index + 1].closeReader() }
      }
    }
    return outputs.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Both ends of a pipe, closed when the value goes away, and not inherited by other programs.
private final class Pipe {
  private(set) var reader: Int32
  private(set) var writer: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SpawnFailure(executable: "a pipe", code: errno) }
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

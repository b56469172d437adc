import CPseudoTerminal
import Foundation

/// A program that runs on a pseudo-terminal, and the person in front of it.
///
///     let terminal = try PseudoTerminal(executable: path, columns: 40)
///     try terminal.waitFor("rounds> ")
///     terminal.send("due\r")
///     try terminal.waitFor("cards")
///
/// Each wait examines the output after the last match, with a deadline and never for a fixed time.
final class PseudoTerminal {
  /// The text that did not appear in time, and the actual output.
  struct Timeout: Error, CustomStringConvertible {
    var expected: String
    var unmatched: String

    var description: String {
      "waited for \(expected); since the last match came: \(unmatched.debugDescription)"
    }
  }

  /// Everything that the program has written, byte by byte.
  private(set) var transcript: [UInt8] = []
  private(set) var columns: Int
  private(set) var rows: Int
  let process: pid_t

  private let controller: Int32
  private var matched = 0
  private var exit: ExitResult?

  /// Starts a program on a new terminal, which becomes its controlling terminal.
  ///
  /// - Parameter environment: The whole environment; `TERM` and a UTF-8 locale are added if they
  ///   are missing.
  init(
    executable: String = Program.path, arguments: [String] = [],
    environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    self.columns = columns
    self.rows = rows
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var ends: (controller: Int32, terminal: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&ends.controller, &ends.terminal, &name, nil, &size) == 0 else {
      throw SpawnFailure(executable: "a pseudo-terminal", code: errno)
    }
    defer { close(ends.terminal) }
    controller = ends.controller
    _ = fcntl(ends.controller, F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends.terminal, F_SETFD, FD_CLOEXEC)
    let defaults = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "INPUTRC": "/dev/null",
    ]
    process = try spawn(
      executable, arguments: arguments,
      environment: defaults.merging(environment) { _, given in given }
    ) { actions in
      // Opened by name in the new session, so that it becomes the controlling terminal.
      posix_spawn_file_actions_addopen(actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(actions, 0, 1)
      posix_spawn_file_actions_adddup2(actions, 0, 2)
    }
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(controller)
  }

  // MARK: What the person does

  /// Types a text; `\r` is the Enter key, `\u{3}` Ctrl-C.
  func send(_ text: String) {
    send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Changes the size of the window, which the program learns by SIGWINCH.
  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// Sends the program a signal.
  func terminate(_ signal: Int32 = SIGTERM) {
    kill(process, signal)
  }

  // MARK: What the person sees

  /// All output so far, without escape sequences and carriage returns.
  var plainText: String { plain(transcript[...]) }

  /// The output after the last match, without escape sequences and carriage returns.
  var unmatchedText: String { plain(transcript[matched...]) }

  /// The current screen at the window's width.
  var screen: Screen {
    var screen = Screen(columns: columns, rows: rows)
    screen.feed(String(decoding: transcript, as: UTF8.self))
    return screen
  }

  /// Waits until a text appears after the last match, and returns the output before it.
  @discardableResult
  func waitFor(_ text: String, timeout: Double = 30) throws -> String {
    let deadline = Deadline(timeout)
    while true {
      if let end = endOfMatch(text) {
        let before = plain(transcript[matched..<end])
        matched = end
        return String(before.dropLast(text.count))
      }
      guard receive(until: deadline) else {
        throw Timeout(expected: text.debugDescription, unmatched: unmatchedText)
      }
    }
  }

  /// Waits until the output after the last match satisfies a condition; all of it is then matched.
  @discardableResult
  func waitFor(
    timeout: Double = 30, _ condition: (_ unmatchedText: String) -> Bool
  ) throws -> String {
    let deadline = Deadline(timeout)
    while true {
      let text = unmatchedText
      if condition(text) {
        matched = transcript.count
        return text
      }
      guard receive(until: deadline) else {
        throw Timeout(expected: "a condition", unmatched: text)
      }
    }
  }

  /// Waits until the program has ended, and reads its remaining output.
  @discardableResult
  func waitForExit(timeout: Double = 30) throws -> ExitResult {
    let deadline = Deadline(timeout)
    while exit == nil {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        exit = ExitResult(waitStatus: status)
      } else if deadline.hasPassed {
        throw Timeout(expected: "the program's end", unmatched: unmatchedText)
      } else if !receive(until: Deadline(0.02)) {
        usleep(1_000)
      }
    }
    while receive(until: Deadline(0)) {}
    return exit!
  }

  /// The terminal's current settings.
  var terminalAttributes: termios {
    var attributes = termios()
    tcgetattr(controller, &attributes)
    return attributes
  }

  /// Whether the terminal echoes and buffers lines by itself, as a shell leaves it.
  var isAsAShellLeavesIt: Bool {
    let flags = tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    let input = tcflag_t(ICRNL | IXON)
    let attributes = terminalAttributes
    return attributes.c_lflag & flags == flags && attributes.c_iflag & input == input
  }

  // MARK: Reading

  /// Reads the program's output; false once the deadline has passed or the program is gone.
  private func receive(until deadline: Deadline) -> Bool {
    var descriptor = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&descriptor, 1, deadline.milliseconds)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let length = read(controller, &buffer, buffer.count)
      if length < 0 && errno == EINTR { continue }
      guard length > 0 else { return false }
      transcript += buffer[..<length]
      return true
    }
  }

  /// The end in the transcript of the shortest stretch after the last match that contains a text.
  private func endOfMatch(_ text: String) -> Int? {
    guard plain(transcript[matched...]).contains(text) else { return nil }
    var low = matched
    var high = transcript.count
    while low < high {
      let middle = (low + high) / 2
      if plain(transcript[matched..<middle]).contains(text) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  private func plain(_ bytes: ArraySlice<UInt8>) -> String {
    EscapeSequence.removed(from: String(decoding: bytes, as: UTF8.self))
  }
}

/// A deadline for an event.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(_ seconds: Double) {
    end = ContinuousClock.now + .seconds(seconds)
  }

  var hasPassed: Bool { ContinuousClock.now >= end }

  /// The remaining time for `poll`.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    return Int32(max(0, left / .milliseconds(1)))
  }
}

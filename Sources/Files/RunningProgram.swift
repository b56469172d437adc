internal import Posix

/// Another program that runs beside this one, without a terminal. It is ended when the value goes
/// away.
package struct RunningProgram: ~Copyable {
  private let process: pid_t

  /// How long it may take to end when it is asked to, in milliseconds.
  private static let patience = 200

  /// Starts a program, searched in `PATH`; no shell interprets its arguments.
  /// - Returns: Nil if there is no such program.
  package init?(_ words: [String], environment: [String: String]) {
    let started = try? ChildProcess.start(words, environment: environment, isAlone: true) {
      actions in
      for descriptor: Int32 in 0...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    guard let started else { return nil }
    process = started
  }

  /// Whether it has not ended by itself.
  package var isRunning: Bool { ChildProcess.isRunning(process) }

  deinit {
    if isRunning {
      kill(process, SIGTERM)
      ChildProcess.stop(process, at: ChildProcess.milliseconds + Self.patience)
    }
    _ = ChildProcess.wait(for: process)
  }
}

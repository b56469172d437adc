import CPseudoTerminal
import Foundation

/// The reason why a process could not be started.
struct SpawnFailure: Error, CustomStringConvertible {
  var executable: String
  var code: Int32

  var description: String { "cannot start \(executable): \(String(cString: strerror(code)))" }
}

/// The way a process ended.
enum ExitResult: Hashable {
  case exited(Int32)
  case signalled(Int32)

  init(waitStatus: Int32) {
    self =
      rounds_has_exited(waitStatus) != 0
      ? .exited(rounds_exit_status(waitStatus)) : .signalled(rounds_ending_signal(waitStatus))
  }
}

/// Starts a program in its own session, with every signal as a shell would leave it.
///
/// - Parameter prepare: Sets up the program's descriptors.
func spawn(
  _ executable: String, arguments: [String], environment: [String: String],
  prepare: (UnsafeMutablePointer<posix_spawn_file_actions_t>) -> Void
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  prepare(&actions)

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // Threads of the test runner block SIGINT, which a child would inherit.
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigdefault(&attributes, &all)
  let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | Int32(ROUNDS_SPAWN_SETSID)
  posix_spawnattr_setflags(&attributes, Int16(flags))

  var argv = ([executable] + arguments).map { strdup($0) } + [nil]
  var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for text in argv + envp { free(text) } }
  var process = pid_t()
  let code = posix_spawn(&process, executable, &actions, &attributes, &argv, &envp)
  guard code == 0 else { throw SpawnFailure(executable: executable, code: code) }
  return process
}

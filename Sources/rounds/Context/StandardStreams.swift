import Posix

/// Standard input, output and error as inherited from the shell.
enum StandardStreams {
  /// Opens `/dev/null` in place of closed streams, so that no file of a collection gets their
  /// numbers and with them the output. Writing to standard output then still fails.
  static func fillGaps() {
    for (number, mode) in [(0, O_RDONLY), (1, O_RDONLY), (2, O_WRONLY)] as [(Int32, Int32)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // The lowest free number is taken: those below are already open.
      _ = open("/dev/null", mode)
    }
  }

  /// Closes standard output.
  /// - Returns: The system's `errno` if the output was not written, which some disks report only
  ///   then; otherwise nil.
  static func closeOutput() -> Int32? {
    // Some systems are interrupted here but have closed it anyway.
    close(1) == 0 || errno == EINTR ? nil : errno
  }

  /// Ends the program like one that gets SIGPIPE when its reader goes away: silently, and with exit
  /// code 141 for the shell.
  static func endByBrokenPipe() {
    signal(SIGPIPE, SIG_DFL)
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigprocmask(SIG_UNBLOCK, &pipe, nil)
    raise(SIGPIPE)
  }
}

import Posix

/// Standard input, output and error as the shell hands them over.
enum StandardStreams {
  /// Opens `/dev/null` in the place of streams that are closed, so that no file of a collection gets
  /// their numbers and with them what is printed. Writing to standard output fails then as before.
  static func fillGaps() {
    for (number, mode) in [(0, O_RDONLY), (1, O_RDONLY), (2, O_WRONLY)] as [(Int32, Int32)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // The lowest free number is taken: those below are open already.
      _ = open("/dev/null", mode)
    }
  }

  /// Closes standard output.
  /// - Returns: The system's `errno` if what was written has not arrived, as some disks tell only
  ///   then; else nil.
  static func closeOutput() -> Int32? {
    // Some systems interrupt it and have closed it all the same.
    close(1) == 0 || errno == EINTR ? nil : errno
  }

  /// Ends the program as a program that has not heard of pipes ends when its reader goes away: without
  /// a word, and for the shell with 141.
  static func endByBrokenPipe() {
    signal(SIGPIPE, SIG_DFL)
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigprocmask(SIG_UNBLOCK, &pipe, nil)
    raise(SIGPIPE)
  }
}

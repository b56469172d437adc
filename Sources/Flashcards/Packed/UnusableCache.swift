internal import Posix

/// What to do about a file of what can be made again that turns out to be damaged too late to do
/// without it.
package enum UnusableCache {
  /// Ends the program: what it shows from here on would be wrong, and every answer is on the disk.
  /// The file has been deleted, so that the next start reads everything again.
  package static func endProgram() -> Never {
    let message =
      "rounds: .cache/snapshot was damaged and has been deleted; no answer is lost: start again\n"
    message.utf8CString.withUnsafeBufferPointer { text in
      _ = write(STDERR_FILENO, text.baseAddress, text.count - 1)
    }
    exit(temporaryFailure)
  }

  /// `EX_TEMPFAIL` of sysexits: the same command may succeed.
  private static let temporaryFailure: Int32 = 75
}

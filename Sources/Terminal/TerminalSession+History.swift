import CReadline
import Posix

extension TerminalSession {
  /// The most lines that are remembered and saved.
  static let historyLimit = 1000

  /// Reads lines saved earlier. An unreadable file counts as empty.
  package func loadHistory(_ path: String) {
    guard isInteractive, let file = Self.openHistory(path) else { return }
    defer { fclose(file) }
    prepareReadline()
    var bytes: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(bytes) }
    while getline(&bytes, &capacity, file) > 0, let line = bytes.map({ String(cString: $0) }) {
      remember(String(line.prefix { !$0.isNewline }))
    }
  }

  /// Opens only regular files: a pipe would block, and a link leads elsewhere.
  private static func openHistory(_ path: String) -> UnsafeMutablePointer<FILE>? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fdopen(descriptor, "r")
    else {
      close(descriptor)
      return nil
    }
    return file
  }

  /// Saves the lines so that only the learner can read them.
  ///
  /// - Returns: Whether it worked; a history is not worth an error.
  @discardableResult
  package func saveHistory(_ path: String) -> Bool {
    guard isInteractive, readlineIsReady else { return false }
    let temporary = path + ".new"
    unlink(temporary)
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { return false }
    for line in history { fputs(line + "\n", file) }
    guard fclose(file) == 0, rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  /// The remembered lines, oldest first.
  package var history: [String] {
    (0..<history_length).compactMap { offset in
      history_get(history_base + offset).map { String(cString: $0.pointee.line) }
    }
  }

  /// Adds a line unless it is blank or the same as the last one.
  package func remember(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    let last = history_get(history_base + history_length - 1).map {
      String(cString: $0.pointee.line)
    }
    if last != line { add_history(line) }
  }
}

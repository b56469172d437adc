#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that shows a long text a window at a time.
package struct Pager {
  private let command: String

  /// - Parameter command: A line for the shell, such as `less -R`.
  package init(command: String) { self.command = command }

  /// Shows a text and waits until the reader has left. Ctrl-C is for the pager alone.
  /// - Returns: Whether the pager could be started.
  package func show(_ text: String) -> Bool {
    let interrupt = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupt) }
    guard let pipe = popen(command, "w") else { return false }
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, pipe) }
    // The shell ends with 127 if there is no such program.
    return pclose(pipe) >> 8 != 127
  }
}

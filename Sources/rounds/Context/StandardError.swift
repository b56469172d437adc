import Posix
import Screen

/// Standard error: messages, never data.
enum StandardError {
  /// The beginning of a message, and what it opens.
  struct Link {
    let text: String
    let address: String
  }

  /// Writes a one-line message, wrapped if a terminal shows it, with continuation lines indented.
  static func write(_ message: String, width: Int, indent: String = "", link: Link? = nil) {
    let message = sanitized(message, keepNewlines: false)
    guard isatty(2) == 1 else { return write(indent + message) }
    var lines = wrapped(
      message, width: min(windowWidth ?? width, Context.longestLine), firstIndent: indent,
      indent: indent.isEmpty ? "  " : indent)
    if let link, let first = lines.first, first.hasPrefix(link.text) {
      lines.removeFirst()
      send(Hyperlink.linked(link.text, to: link.address) + first.dropFirst(link.text.count))
    }
    for line in lines { write(line) }
  }

  /// The columns of the terminal that shows messages, which may differ from that of the data.
  private static var windowWidth: Int? {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return max(20, Int(size.ws_col))
  }

  /// Writes a line; control characters from a deck or a file are made visible.
  static func write(_ line: String) { send(sanitized(line)) }

  private static func send(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let descriptor: Int32 = 2
      let count = rest.withUnsafeBytes { Posix.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}

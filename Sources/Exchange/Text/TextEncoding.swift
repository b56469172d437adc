/// How a text file writes its characters, as far as its first bytes tell.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf8WithByteOrderMark
  case utf16LittleEndian
  case utf16BigEndian

  /// Reads the byte order mark; a file without one is taken for UTF-8.
  package init(detecting bytes: [UInt8]) {
    self =
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        .utf8WithByteOrderMark
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        .utf16LittleEndian
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        .utf16BigEndian
      } else {
        .utf8
      }
  }

  /// The encoding's name for people.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8WithByteOrderMark: "UTF-8 with a byte order mark"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    }
  }

  /// The number of bytes that the byte order mark takes.
  var byteOrderMarkLength: Int {
    switch self {
    case .utf8: 0
    case .utf8WithByteOrderMark: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}

/// The sign that a file is UTF-16 or UTF-32: its byte order mark or, without one, an ASCII
/// character with its NUL at the beginning.
package struct UTF16Mark: Hashable {
  /// The encoding's name for `iconv`.
  package let name: String

  /// - Returns: Nil for a file in any other encoding.
  package init?(_ bytes: [UInt8]) {
    let start = bytes.prefix(4)
    if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] {
      name = "UTF-32"
    } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      name = "UTF-16"
    } else if start.count == 4, start[0] != 0, start[1] == 0, start[2] != 0, start[3] == 0 {
      name = "UTF-16LE"
    } else if start.count == 4, start[0] == 0, start[1] != 0, start[2] == 0, start[3] != 0 {
      name = "UTF-16BE"
    } else {
      return nil
    }
  }
}

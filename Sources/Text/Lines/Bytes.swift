/// Classes of bytes in UTF-8 text, all false for the bytes of non-ASCII characters.
extension UInt8 {
  package static let lineFeed = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")
  package static let quote = UInt8(ascii: "\"")
  package static let space = UInt8(ascii: " ")
  package static let numberSign = UInt8(ascii: "#")

  /// Whether the byte ends a line: LF or CR.
  @inlinable package var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  /// Whether the byte is white space: a space, or one of the controls from tab to CR.
  @inlinable package var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether the byte is a lowercase letter from a to z.
  @inlinable package var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
  /// Whether the byte is an ASCII letter, in either case.
  @inlinable package var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  @inlinable package var isHexadecimalDigit: Bool {
    isDigit || (0x61...0x66).contains(self | 0x20)
  }
}

extension JSONWriter {
  /// Writes a string's bytes with RFC 8259's escapes: the quote, the backslash and the control
  /// characters, plus U+2028 and U+2029, which end a line in JavaScript.
  mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var start = 0
    while index < utf8.count {
      let length: Int
      let escape: String
      if let short = Self.escape(of: utf8[index]) {
        (length, escape) = (1, short)
      } else if utf8[index] == 0xE2, utf8[index + 1] == 0x80, utf8[index + 2] | 1 == 0xA9 {
        (length, escape) = (3, utf8[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#)
      } else {
        index += 1
        continue
      }
      append(UnsafeBufferPointer(rebasing: utf8[start..<index]))
      var text = escape
      text.withUTF8 { append($0) }
      index += length
      start = index
    }
    append(UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private static func escape(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): return #"\""#
    case UInt8(ascii: "\\"): return #"\\"#
    case 0x08: return #"\b"#
    case 0x09: return #"\t"#
    case 0x0A: return #"\n"#
    case 0x0C: return #"\f"#
    case 0x0D: return #"\r"#
    case 0..<0x20, 0x7F:
      let digits = String(byte, radix: 16)
      return #"\u00"# + (digits.utf8.count < 2 ? "0" : "") + digits
    default: return nil
    }
  }
}

/// Text converted from another encoding to UTF-8.
struct Transcoding {
  private(set) var utf8: [UInt8] = []
  /// The invalid places, at which U+FFFD is written.
  private(set) var faults: [TextFault] = []

  /// Reads UTF-16 from an offset on.
  init(utf16 bytes: [UInt8], isBigEndian: Bool, from start: Int) {
    var units = stride(from: start, to: bytes.count, by: 2).lazy.map { offset -> UInt16 in
      guard offset + 1 < bytes.count else { return 0xDC00 }
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }.makeIterator()
    var parser = UTF16.ForwardParser()
    utf8.reserveCapacity(bytes.count)
    while true {
      switch parser.parseScalar(from: &units) {
      case .valid(let encoded): utf8.append(contentsOf: UTF8.encode(UTF16.decode(encoded))!)
      case .error: addFault(.unpairedSurrogate)
      case .emptyInput: return
      }
    }
  }

  /// Reads single-byte characters.
  init(_ bytes: [UInt8], in page: CodePage) {
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        utf8.append(byte)
      } else if let scalar = page.scalar(byte) {
        utf8.append(contentsOf: UTF8.encode(scalar)!)
      } else {
        addFault(.undefined(byte))
      }
    }
  }

  private mutating func addFault(_ kind: TextFault.Kind) {
    faults.append(TextFault(kind: kind, offset: utf8.count))
    utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
  }
}

/// The meanings of single bytes from 0x80 on.
package enum CodePage {
  case latin1
  case windows1252

  /// The character of a byte; nil for the five undefined ones of Windows-1252.
  package func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard self == .windows1252, (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    let scalar = Self.from0x80[Int(byte) - 0x80]
    return scalar == "\0" ? nil : scalar
  }

  private static let from0x80 = Array("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ".unicodeScalars)
}

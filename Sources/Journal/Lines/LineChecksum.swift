import Files

/// Checks the checksum at the end of a line.
enum LineChecksum {
  case right
  case wrong
  /// The line does not end with `,"crc":"`, eight digits and `"}`.
  case missing

  init(of line: UnsafeRawBufferPointer) {
    let length = line.count - EventLine.checksumLength
    guard length > 0, let start = line.baseAddress else {
      self = .missing
      return
    }
    let prefix = (start + length).loadUnaligned(as: UInt64.self)
    let digits = (start + length + 8).loadUnaligned(as: UInt64.self)
    let suffix = (start + length + 16).loadUnaligned(as: UInt16.self)
    guard prefix == Self.prefix, suffix == Self.suffix else {
      self = .missing
      return
    }
    let checksum = CRC32C.checksum(UnsafeRawBufferPointer(start: start, count: length))
    self = Self.digits(checksum) == digits ? .right : .wrong
  }

  private static let prefix = word(#","crc":""#)

  private static let suffix = UInt16(truncatingIfNeeded: UInt64(littleEndian: word(#""}"#)))
    .littleEndian

  /// Up to eight characters as they lie in memory.
  private static func word(_ text: StaticString) -> UInt64 {
    var word: UInt64 = 0
    for index in (0..<text.utf8CodeUnitCount).reversed() {
      word = word << 8 | UInt64(text.utf8Start[index])
    }
    return word.littleEndian
  }

  /// A checksum's eight lowercase digits as they lie in memory.
  static func digits(_ checksum: UInt32) -> UInt64 {
    var word: UInt64 = 0
    for shift in stride(from: UInt32(0), to: 32, by: 4) {
      let digit = UInt64(checksum >> shift & 0xF)
      word = word << 8 | (digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
    return word.littleEndian
  }
}

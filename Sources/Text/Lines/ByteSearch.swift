extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first `byte` from an offset on; examines eight bytes at a time.
  package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    let raw = UnsafeRawBufferPointer(self)
    var position = start
    while position + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ pattern
      if (word &- ones) & ~word & (ones << 7) != 0 { break }
      position += 8
    }
    while position < count {
      if self[position] == byte { return position }
      position += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether a text that begins with a rare byte is there, in one fast pass over the others.
  package func holds(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return withUnsafeBufferPointer { bytes in
      var position = 0
      while let found = bytes.firstOffset(of: text.utf8Start[0], from: position) {
        var same = 1
        while same < count, found + same < bytes.count,
          bytes[found + same] == text.utf8Start[same]
        {
          same += 1
        }
        if same == count { return true }
        position = found + 1
      }
      return false
    }
  }

  /// Whether the bytes contain `byte`; optimized for speed.
  package func holds(_ byte: UInt8) -> Bool {
    withUnsafeBufferPointer { $0.firstOffset(of: byte) != nil }
  }
}

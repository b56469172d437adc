internal import CCRC32C

/// CRC-32C (Castagnoli): the checksum of iSCSI (RFC 3720, appendix B.4), ext4 and Btrfs.
package enum CRC32C {
  /// The checksum of `bytes`, using the processor's instruction if it has one.
  ///
  /// - Complexity: O(n), eight bytes per step.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard hasInstruction else { return checksumByTables(bytes) }
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return start.map { ~ccrc32c_update(~0, $0, bytes.count) } ?? 0
  }

  private static let hasInstruction = ccrc32c_is_available()

  /// The same checksum on processors without such an instruction ("slicing-by-8", Kounavis and
  /// Berry 2005).
  package static func checksumByTables(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var crc = ~UInt32(0)
      var rest = bytes
      while rest.count >= 8 {
        let word = UInt64(littleEndian: rest.loadUnaligned(as: UInt64.self)) ^ UInt64(crc)
        var next: UInt32 = 0
        for slice in 0..<8 {
          next ^= tables[(7 - slice) << 8 | Int(word >> (8 * UInt64(slice)) & 0xFF)]
        }
        crc = next
        rest = UnsafeRawBufferPointer(rebasing: rest[8...])
      }
      for byte in rest {
        crc = tables[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8)
      }
      return ~crc
    }
  }

  /// The checksum of `bytes`.
  package static func checksum(_ bytes: some Collection<UInt8>) -> UInt32 {
    bytes.withContiguousStorageIfAvailable { checksum(UnsafeRawBufferPointer($0)) }
      ?? Array(bytes).withUnsafeBytes { checksum($0) }
  }

  /// Eight tables of 256 entries: entry `k << 8 | b` is the effect of byte `b` followed by `k` zero
  /// bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
      tables[byte] = crc
    }
    for index in 256..<tables.count {
      let crc = tables[index - 256]
      tables[index] = tables[Int(crc & 0xFF)] ^ (crc >> 8)
    }
    return tables
  }()
}

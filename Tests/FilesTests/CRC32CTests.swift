import Files
import Testing

@Suite struct CRC32CTests {
  @Test(
    "the checksum is that of RFC 3720 B.4 and of the published check value",
    arguments: [
      (Array("123456789".utf8), 0xE306_9283),
      ([], 0),
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0...31), 0x46DD_794E),
      (Array((0...31).reversed()), 0x113F_DB5C),
      (
        [0x01, 0xC0, 0, 0] + [UInt8](repeating: 0, count: 12) + [0x14] + [0, 0, 0, 0, 0, 4, 0]
          + [0, 0, 0, 0x14, 0, 0, 0, 0x18, 0x28] + [UInt8](repeating: 0, count: 7) + [0x02]
          + [UInt8](repeating: 0, count: 7),
        0xD996_3A56
      ),
    ] as [([UInt8], UInt32)])
  func published(bytes: [UInt8], expected: UInt32) {
    #expect(CRC32C.checksum(bytes) == expected)
  }

  @Test("the processor and the tables give what one bit a step gives", arguments: 0..<64)
  func bitByBit(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
    }
    #expect(CRC32C.checksum(bytes) == ~crc)
    #expect(bytes.withUnsafeBytes { CRC32C.checksumByTables($0) } == ~crc)
  }
}

/// A zip archive of one stored entry: enough to fuzz a collection itself, since mutations of a
/// compressed one would fail at its checksum.
struct StoredZip {
  let bytes: [UInt8]

  init(_ name: String, _ content: [UInt8]) {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let name = Array(name.utf8)
    let fields =
      number(20, 2) + number(0, 8) + number(Self.checksum(content), 4)
      + number(content.count, 4) + number(content.count, 4) + number(name.count, 2) + number(0, 2)
    let local = Array("PK\u{03}\u{04}".utf8) + fields + name + content
    let central =
      Array("PK\u{01}\u{02}".utf8) + number(20, 2) + fields + number(0, 14) + name
    let end =
      Array("PK\u{05}\u{06}".utf8) + number(0, 4) + number(1, 2) + number(1, 2)
      + number(central.count, 4) + number(local.count, 4) + number(0, 2)
    bytes = local + central + end
  }

  /// The CRC-32 of zip (ISO-HDLC, polynomial EDB88320).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

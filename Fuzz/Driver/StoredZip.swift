/// A zip archive of stored entries: enough for a file that is fuzzed itself, since mutations of a
/// packed one would end at its checksum.
public struct StoredZip {
  public let bytes: [UInt8]

  public init(_ name: String, _ content: [UInt8]) {
    self.init([(name, content)])
  }

  public init(_ entries: [(name: String, content: [UInt8])]) {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var local: [UInt8] = []
    var central: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let fields =
        number(20, 2) + number(0, 8) + number(Self.checksum(entry.content), 4)
        + number(entry.content.count, 4) + number(entry.content.count, 4)
        + number(name.count, 2) + number(0, 2)
      central +=
        Array("PK\u{01}\u{02}".utf8) + number(20, 2) + fields + number(0, 10)
        + number(local.count, 4) + name
      local += Array("PK\u{03}\u{04}".utf8) + fields + name + entry.content
    }
    let count = number(entries.count, 2)
    let end =
      Array("PK\u{05}\u{06}".utf8) + number(0, 4) + count + count
      + number(central.count, 4) + number(local.count, 4) + number(0, 2)
    bytes = local + central + end
  }

  /// CRC-32 as zip has it (ISO-HDLC, polynomial EDB88320).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

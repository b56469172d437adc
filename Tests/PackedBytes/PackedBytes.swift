/// The bytes of a packed file, as `PackedFile` of Journal writes it, to be changed behind its
/// checksums: whoever can write the file can write these too.
package struct PackedBytes: Sendable {
  /// The arrays, one behind the other, then the table of them and what was packed.
  package var bytes: [UInt8]
  /// Where the table begins.
  package let tableStart: Int
  private let mark: ArraySlice<UInt8>
  private let checksum: @Sendable ([UInt8]) -> UInt32

  /// - Parameter checksum: CRC-32C.
  package init?(_ file: [UInt8], checksum: @escaping @Sendable ([UInt8]) -> UInt32) {
    guard file.count >= Self.endSize else { return nil }
    let end = file.count - Self.endSize
    let start = Self.integer(file[end...])
    guard start <= UInt64(end) else { return nil }
    bytes = Array(file[..<end])
    tableStart = Int(start)
    mark = file.suffix(4)
    self.checksum = checksum
  }

  /// The file with the checksums that its bytes should have.
  package var sealed: [UInt8] {
    var bytes = bytes
    let count = tableStart + 8 <= bytes.count ? Self.integer(bytes[tableStart...]) : 0
    let arrayCount = Int(min(count, UInt64(bytes.count / 24)))
    // Behind the table of arrays are the checksums of their blocks.
    var next = tableStart + 8 + 24 * arrayCount
    for index in 0..<arrayCount {
      let place = tableStart + 8 + 24 * index
      guard place + 24 <= bytes.count else { break }
      let (offset, size) = (Self.integer(bytes[place...]), Self.integer(bytes[(place + 8)...]))
      let stride = Self.integer(bytes[(place + 16)...])
      guard offset <= UInt64(bytes.count), size <= UInt64(bytes.count) - offset,
        1...Self.blockSize ~= stride
      else { break }
      let array = bytes[Int(offset)..<Int(offset + size)]
      let blockSize = Int(Self.blockSize / stride * stride)
      for start in Swift.stride(from: array.startIndex, to: array.endIndex, by: blockSize)
      where next + 4 <= bytes.count {
        let block = array[start..<min(start + blockSize, array.endIndex)]
        let sum = Self.bytes(UInt64(checksum(Array(block)))).prefix(4)
        bytes.replaceSubrange(next..<(next + 4), with: sum)
        next += 4
      }
    }
    let table = Array(bytes[tableStart...])
    return bytes + Self.bytes(UInt64(tableStart)) + Self.bytes(UInt64(table.count))
      + Self.bytes(UInt64(checksum(table))).prefix(4) + mark
  }

  private static let endSize = 24
  private static let blockSize: UInt64 = 1 << 14

  private static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

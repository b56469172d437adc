/// Strings of bytes, each known by its place: the bytes one behind the other, and where each ends.
package struct ByteStrings: Sendable {
  private var bytes = Column<UInt8>()
  private var ends = Column<UInt32>()

  package init() {}

  package var count: Int { ends.count }

  package mutating func append(_ string: [UInt8]) {
    string.withUnsafeBytes { append($0) }
  }

  mutating func append(_ string: UnsafeRawBufferPointer) {
    bytes.append(bytes: string)
    ends.append(UInt32(bytes.count))
  }

  /// Adds bytes that belong to no string, for readers that look behind the last one.
  package mutating func pad(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: count))
  }

  /// Gives the bytes of a string, and of as many more behind it as there are.
  package func withBytes<Result>(
    _ place: Int, more: Int = 0, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let start = place == 0 ? 0 : Int(ends[place - 1])
    // Bytes from a file may say anything.
    let end = min(Int(ends[place]) + more, bytes.count)
    return bytes.withBytes(min(start, end)..<end, body)
  }

  /// Whether the file has what was written.
  package var isReadable: Bool { bytes.isReadable && ends.isReadable }

  /// The same made again; nil if that is not possible.
  package var remade: ByteStrings? {
    guard let bytes = bytes.remade, let ends = ends.remade else { return nil }
    var strings = self
    (strings.bytes, strings.ends) = (bytes, ends)
    return strings
  }

  /// Ends the program: what was read says what nothing packed says.
  package func giveUp() -> Never { bytes.giveUp() }

  package func pack(to packer: inout BytePacker) {
    packer.append(bytes)
    packer.append(ends)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    bytes = try unpacker.column()
    ends = try unpacker.column()
  }
}

extension Column<UInt8> {
  /// Adds bytes; as a list of any kind they would be added one by one where nothing is inlined.
  mutating func append(bytes: UnsafeRawBufferPointer) { own.append(contentsOf: bytes) }

  /// Gives some of the bytes, which are all in the file or all in memory.
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if let kept, range.lowerBound < keptCount { return body(kept.bytes(range)) }
    return own.withUnsafeBytes { bytes in
      body(
        UnsafeRawBufferPointer(
          rebasing: bytes[(range.lowerBound - keptCount)..<(range.upperBound - keptCount)]))
    }
  }
}

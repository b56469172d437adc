import Files

/// How far a journal's file has been read, with a checksum that shows later whether that part has
/// changed.
package struct JournalMark: Hashable, Sendable {
  /// The file's name in the journal folder.
  package let file: String
  /// The machine whose events are last in the part that was read.
  package let device: DeviceID
  /// The number of bytes read.
  package let offset: Int
  /// The number of lines read, including the header.
  package let lines: Int
  /// The highest number of an event.
  package let lastNumber: Int
  /// The checksum of the last bytes read, at most 256.
  package let check: UInt32

  package init(
    file: String, device: DeviceID, offset: Int, lines: Int, lastNumber: Int, check: UInt32
  ) {
    self.file = file
    self.device = device
    self.offset = offset
    self.lines = lines
    self.lastNumber = lastNumber
    self.check = check
  }

  /// The bytes that the check of a mark at `offset` covers; fewer if the file is shorter.
  static func checkedBytes(
    before offset: Int, in file: borrowing FileDescriptor
  ) throws(FileError) -> [UInt8] {
    try file.bytes(in: max(0, offset - 256)..<offset)
  }

  /// The offset of the next line in the file; nil if the part before the mark has changed, or if
  /// its last line still has no line feed: a writer has to learn of that from a full read.
  func end(in file: borrowing FileDescriptor) throws(FileError) -> Int? {
    let checked = try Self.checkedBytes(before: offset, in: file)
    guard checked.count == min(offset, 256), CRC32C.checksum(checked) == check else { return nil }
    // The last line may have been complete except for its line feed.
    let lineFeed = UInt8(ascii: "\n")
    guard offset > 0, checked.last != lineFeed else { return offset }
    switch try file.bytes(in: offset..<(offset + 1)).first {
    case lineFeed: return offset + 1
    default: return nil
    }
  }
}

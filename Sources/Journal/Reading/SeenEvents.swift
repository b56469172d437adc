import Files

/// The events read so far, to find repeated ones: from a copy of a journal next to it, or from
/// lines that a merge repeated.
struct SeenEvents {
  enum Finding {
    case new
    case same
    /// The same event again within one file.
    case repeated
    case different
  }

  private struct Fingerprint {
    let length: Int
    let checksum: UInt32
    /// The last file that contains it.
    var file: Int32
  }

  private var fingerprints: [EventID: Fingerprint] = [:]
  private var file: Int32 = 0

  /// Begins another file.
  mutating func beginFile() { file += 1 }

  /// The numbers of a machine's events in ascending order.
  func numbers(of device: DeviceID) -> [Int] {
    fingerprints.keys.lazy.filter { $0.device == device }.map(\.number).sorted()
  }

  /// Adds an event, unless one with its ID is known.
  mutating func insert(_ id: EventID, _ line: UnsafeRawBufferPointer) -> Finding {
    let isReturn = line.last == UInt8(ascii: "\r")
    let content = isReturn ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    let checksum = CRC32C.checksum(content)
    guard let known = fingerprints[id] else {
      fingerprints[id] = Fingerprint(length: content.count, checksum: checksum, file: file)
      return .new
    }
    guard known.length == content.count, known.checksum == checksum else { return .different }
    fingerprints[id]?.file = file
    return known.file == file ? .repeated : .same
  }
}

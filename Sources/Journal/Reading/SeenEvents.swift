import Files

/// The events that were read, to find those that come twice: a copy of a journal beside it, or
/// lines that a merge repeated.
struct SeenEvents {
  enum Finding {
    case new
    case same
    /// The same, and within one file.
    case repeated
    case different
  }

  private struct Fingerprint {
    let length: Int
    let checksum: UInt32
    /// The last file that has it.
    var file: Int32
  }

  private var fingerprints: [EventID: Fingerprint] = [:]
  private var file: Int32 = 0

  /// Begins another file.
  mutating func beginFile() { file += 1 }

  /// The numbers of a machine's events, in their order.
  func numbers(of device: DeviceID) -> [Int] {
    fingerprints.keys.lazy.filter { $0.device == device }.map(\.number).sorted()
  }

  /// Notes an event, unless there is one of that name.
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

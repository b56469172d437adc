/// The events that were read, to find those that come twice: a copy of a journal beside it, or
/// lines that a merge repeated.
struct SeenEvents {
  enum Finding {
    case new
    case same
    case different
  }

  private struct Fingerprint: Equatable {
    let length: Int
    let checksum: UInt32
  }

  private var fingerprints: [EventID: Fingerprint] = [:]

  /// Notes an event, unless there is one of that name.
  mutating func insert(_ id: EventID, _ line: UnsafeRawBufferPointer) -> Finding {
    let isReturn = line.last == UInt8(ascii: "\r")
    let content = isReturn ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    let fingerprint = Fingerprint(length: content.count, checksum: CRC32C.checksum(content))
    guard let known = fingerprints[id] else {
      fingerprints[id] = fingerprint
      return .new
    }
    return known == fingerprint ? .same : .different
  }
}

internal import JSON

/// Actions that are no packed answers, in the order in which they were come by.
///
/// Those that come from a snapshot stay lines of a journal until one is asked for: an import may have
/// brought a hundred thousand, and a start needs few.
struct OtherActions: Sendable {
  /// Lines of a journal, one behind the other, padded as `JSONParser` wants it.
  private var lines: [UInt8] = []
  /// Where each line ends, its line feed included.
  private var ends: [UInt32] = []
  private var appended: [Action] = []

  init() {}

  init(lines: [UInt8], ends: [UInt32]) {
    self.lines = lines
    self.ends = ends
  }

  var count: Int { ends.count + appended.count }

  subscript(index: Int) -> Action {
    guard index < ends.count else { return appended[index - ends.count] }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    var decoder = LineDecoder()
    return lines.withUnsafeBytes { bytes in
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<(Int(ends[index]) - 1)])
      guard case .event(let event) = decoder.decode(line, device: Self.anyEvent.device) else {
        // Only a fault of this program leads here: the lines are its own, and their checksum was
        // right. To pass over one would be to lose an event in silence.
        fatalError("an event that was packed cannot be unpacked")
      }
      return event.action
    }
  }

  mutating func append(_ action: Action) { appended.append(action) }

  mutating func append(contentsOf more: OtherActions) {
    for index in 0..<more.count { append(more[index]) }
  }

  /// The name that packed actions go by: theirs stands in their rows.
  private static let anyEvent = EventID(device: DeviceID("any")!, number: 1)

  /// Writes an action as a line behind others.
  static func append(_ action: Action, to lines: inout JSONWriter) {
    EventLine.append(Event(id: anyEvent, at: 0, action: action), to: &lines)
  }

  /// What has to stand behind the lines.
  static let padding = [UInt8](repeating: 0, count: JSONParser.padding)

  /// Whether all lines end within the bytes that there are.
  static func areWhole(_ lines: [UInt8], _ ends: [UInt32]) -> Bool {
    var last = 0
    for end in ends {
      guard Int(end) > last else { return false }
      last = Int(end)
    }
    return lines.count == last + padding.count
  }
}

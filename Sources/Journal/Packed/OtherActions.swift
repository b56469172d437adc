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

  /// The action at a place of those that were appended here; `count` must be theirs alone.
  subscript(index: Int) -> Action { appended[index - ends.count] }

  /// The action at a place; nil if its line is none that this program packs.
  func action(at index: Int) -> Action? {
    guard index < ends.count else { return index < count ? self[index] : nil }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    var decoder = LineDecoder()
    return lines.withUnsafeBytes { bytes in
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<(Int(ends[index]) - 1)])
      let decoded = decoder.decode(line, device: Self.anyEvent.device)
      return if case .event(let event) = decoded { event.action } else { nil }
    }
  }

  mutating func append(_ action: Action) { appended.append(action) }

  mutating func append(contentsOf more: OtherActions) { appended += more.appended }

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

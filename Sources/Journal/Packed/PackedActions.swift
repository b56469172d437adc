internal import Flashcards
internal import JSON

/// Actions that are no packed answers, in a file: lines of a journal, one behind the other, padded as
/// `JSONParser` wants it. An import may have brought a hundred thousand, and a start needs few.
struct PackedActions: Sendable {
  private let lines: Section
  /// Where each line ends, its line feed included.
  private let ends: Section

  init(lines: Section, ends: Section) {
    self.lines = lines
    self.ends = ends
  }

  var count: Int { ends.count / Self.endSize }

  private static let endSize = MemoryLayout<UInt32>.size

  /// The action at a place; nil if its line is none that this program packs.
  func action(at index: Int) -> Action? {
    guard index < count else { return nil }
    let start = index == 0 ? 0 : end(at: index - 1)
    let end = end(at: index)
    guard start < end, end + JSONParser.padding <= lines.count else { return nil }
    // What is behind the line may be read, too.
    let bytes = lines.bytes(start..<(end + JSONParser.padding))
    var decoder = LineDecoder()
    let line = UnsafeRawBufferPointer(rebasing: bytes[..<(end - start - 1)])
    let decoded = decoder.decode(line, device: Self.anyEvent.device)
    return if case .event(let event) = decoded { event.action } else { nil }
  }

  private func end(at index: Int) -> Int {
    Int(ends.address(of: index, size: Self.endSize).load(as: UInt32.self))
  }

  var isReadable: Bool { lines.isReadable && ends.isReadable }

  /// The same made again; nil if that is not possible.
  var remade: PackedActions? {
    guard let lines = lines.remade, let ends = ends.remade else { return nil }
    return PackedActions(lines: lines, ends: ends)
  }

  func giveUp() -> Never { lines.giveUp() }

  /// The name that packed actions go by: theirs stands in their rows.
  private static let anyEvent = EventID(device: DeviceID("any")!, number: 1)

  /// Writes an action as a line behind others.
  static func append(_ action: Action, to lines: inout JSONWriter) {
    EventLine.append(Event(id: anyEvent, at: 0, action: action), to: &lines)
  }

  /// What has to stand behind the lines.
  static let padding = [UInt8](repeating: 0, count: JSONParser.padding)
}

internal import Dispatch
internal import JSON
internal import Synchronization

/// The lines of an action and of the many that follow it, in chunks; two chunks are made at once.
struct EventLines {
  private let actions: TimedActions
  private let head: TimedAction
  private let first: EventID
  /// The first action that has no line yet; -1 for the leading action.
  private var index = -1
  /// Chunks that are ready, the first one last.
  private var ready: [[UInt8]] = []

  private static let linesInStretch = 4096

  /// - Parameters:
  ///   - head: The action before the others.
  ///   - first: The ID of its event.
  init(_ head: TimedAction, _ actions: TimedActions, first: EventID) {
    self.head = head
    self.actions = actions
    self.first = first
  }

  /// The next chunk of whole lines; nil at the end.
  mutating func next() -> [UInt8]? {
    if ready.isEmpty { make() }
    return ready.popLast()
  }

  private mutating func make() {
    if index < 0 {
      var line = JSONWriter()
      EventLine.append(Event(id: first, at: head.at, action: head.action), to: &line)
      ready = [line.bytes]
      index = 0
      return
    }
    let middle = min(actions.count, index + Self.linesInStretch)
    let end = min(actions.count, middle + Self.linesInStretch)
    let stretches = [middle..<end, index..<middle]
    index = end
    let made = Mutex<[[UInt8]]>([[], []])
    DispatchQueue.concurrentPerform(iterations: 2) { [actions, first] number in
      let lines = Self.lines(stretches[number], of: actions, after: first)
      made.withLock { $0[number] = lines }
    }
    ready = made.withLock { $0.filter { !$0.isEmpty } }
  }

  private static func lines(
    _ stretch: Range<Int>, of actions: TimedActions, after first: EventID
  ) -> [UInt8] {
    // An answer's line has about 220 bytes.
    var lines = JSONWriter(capacity: 256 * stretch.count)
    for index in stretch {
      let timed = actions[index]
      let id = EventID(device: first.device, number: first.number + 1 + index)
      EventLine.append(Event(id: id, at: timed.at, action: timed.action), to: &lines)
    }
    return lines.bytes
  }
}

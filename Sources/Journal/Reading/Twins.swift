import Files
internal import JSON

/// Events of several machines that wrote under one name, each with a name of its own.
///
/// That happens where a disk was copied, or a folder with its `.cache`. Two different events then
/// have one name, and both count. Each gets a name of its own, which follows from its content alone,
/// so that every machine gives the same names in whatever files and order it finds them.
enum Twins {
  /// Renames different events that share a name, and leaves out repeated lines.
  ///
  /// - Parameter events: All events, of which some have one name.
  /// - Returns: The events in the order in which they are folded.
  /// - Complexity: O(n log n)
  static func separated(_ events: [Event]) -> [Event] {
    let positions = Dictionary(grouping: events.indices) { events[$0].id }.filter { $1.count > 1 }
    var result: [Event] = []
    result.reserveCapacity(events.count)
    var named: [EventID: [Event]] = [:]
    for event in events {
      guard positions[event.id] != nil else {
        result.append(event)
        continue
      }
      let twin = event.with(
        id: EventID(device: event.id.device.twin(mark(of: event)), number: event.id.number))
      guard named[event.id]?.contains(twin) != true else { continue }
      named[event.id, default: []].append(twin)
      result.append(twin)
    }
    result.sort()
    for index in result.indices {
      guard case .undo(let target) = result[index].action, let twins = named[target] else {
        continue
      }
      result[index] = result[index].with(action: .undo(meant(result[index], of: twins.sorted())))
    }
    return result
  }

  /// Which of several events of one name is taken back by an undo that names it: the last one that
  /// was there.
  private static func meant(_ undo: Event, of twins: [Event]) -> EventID {
    (twins.last { $0 < undo } ?? twins[0]).id
  }

  private static func mark(of event: Event) -> String {
    var line = JSONWriter(capacity: 256)
    EventLine.append(event, to: &line)
    let digits = String(CRC32C.checksum(line.bytes), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension Event {
  fileprivate func with(id: EventID? = nil, action: Action? = nil) -> Event {
    Event(id: id ?? self.id, at: at, action: action ?? self.action)
  }
}

import Files
internal import JSON

/// Gives colliding events of several machines distinct IDs.
///
/// Machines collide if a disk was copied, or a folder with its `.cache`. Two different events then
/// share an ID, and both count. Each gets an ID that depends only on its content, so that every
/// machine derives the same IDs, in whatever files and order it finds the events.
enum Twins {
  /// Gives colliding events distinct IDs and drops repeated lines.
  ///
  /// - Parameter events: All events, some of which share IDs.
  /// - Returns: The events in folding order.
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

  /// The one of several colliding events that an undo refers to: the last one that existed.
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

import Journal

/// Which events no longer count: those that an undo takes back, and with an import all that it
/// brought.
struct UndoneEvents: Sendable {
  private var single: Set<EventID> = []
  /// By machine, the numbers of the events that imports brought.
  private var imported: [DeviceID: [Range<Int>]] = [:]
  /// The same for imports that were taken back.
  private var takenBack: [DeviceID: [Range<Int>]] = [:]

  /// - Complexity: Linear in the number of events.
  init(_ events: [Event]) {
    let imports = Imports(events)
    imported = imports.ranges.mapValues { $0.map(\.range) }
    single = Self.takenBack(events, imports)
    takenBack = imports.ranges.mapValues { ranges in
      ranges.filter { single.contains($0.head) }.map(\.range)
    }.filter { !$0.value.isEmpty }
  }

  /// Takes note of a new undo of an event that is no undo and no import.
  mutating func insert(_ id: EventID) { single.insert(id) }

  func contains(_ id: EventID) -> Bool {
    single.contains(id) || Self.hold(takenBack, id)
  }

  /// Whether an import brought the event.
  func isImported(_ id: EventID) -> Bool { Self.hold(imported, id) }

  private static func hold(_ ranges: [DeviceID: [Range<Int>]], _ id: EventID) -> Bool {
    guard !ranges.isEmpty, let ranges = ranges[id.device] else { return false }
    return ranges.contains { $0.contains(id.number) }
  }

  /// The events that are taken back: by an undo that is not taken back itself, be it with the import
  /// that brought it.
  private static func takenBack(_ events: [Event], _ imports: Imports) -> Set<EventID> {
    var undos: [EventID: [EventID]] = [:]
    for event in events {
      if case .undo(let target) = event.action { undos[target, default: []].append(event.id) }
    }
    guard !undos.isEmpty else { return [] }
    var memo: [EventID: Bool] = [:]
    // An undo names an earlier event, so this ends; the memo also ends a damaged circle, the same
    // way every time since the events are gone through in order.
    func isTakenBack(_ id: EventID) -> Bool {
      if let known = memo[id] { return known }
      memo[id] = false
      let result =
        (undos[id] ?? []).contains { !isTakenBack($0) }
        || (imports.head(of: id).map { isTakenBack($0) } ?? false)
      memo[id] = result
      return result
    }
    return Set(
      events.compactMap { if case .undo(let target) = $0.action { target } else { nil } }
        .filter(isTakenBack))
  }

  /// Which events came with which import.
  private struct Imports {
    /// By machine, the numbers of the events that came with an import.
    private(set) var ranges: [DeviceID: [(range: Range<Int>, head: EventID)]] = [:]

    init(_ events: [Event]) {
      for event in events {
        guard case .imported(let what) = event.action, event.id.number < .max else { continue }
        let first = event.id.number + 1
        let (end, overflow) = first.addingReportingOverflow(what.events)
        ranges[event.id.device.own, default: []].append((first..<(overflow ? .max : end), event.id))
      }
    }

    func head(of id: EventID) -> EventID? {
      ranges[id.device]?.first { $0.range.contains(id.number) }?.head
    }
  }
}

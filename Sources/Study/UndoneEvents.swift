import Journal

/// Which events do not count: those that were undone, with an import all that it brought, and copies
/// of events that count already.
struct UndoneEvents: Sendable {
  var single: Set<Events.RowID> = []
  /// Copies of other events, as where two machines imported the same history.
  var repeated: Set<Events.RowID> = []
  /// By machine, the numbers of the events that imports brought.
  var imported: [UInt16: [Range<UInt32>]] = [:]
  /// The same for imports that were taken back.
  var takenBack: [UInt16: [Range<UInt32>]] = [:]

  init() {}

  /// - Complexity: Linear in the number of events; only those that are no answers are looked at.
  init(_ events: inout Events) {
    let changes = Changes(&events)
    imported = changes.imports.mapValues { $0.map(\.range) }
    single = changes.takenBack
    takenBack = changes.imports.mapValues { [single] ranges in
      ranges.filter { single.contains($0.head) }.map(\.range)
    }.filter { !$0.value.isEmpty }
  }

  /// Whether every event counts.
  var isEmpty: Bool { single.isEmpty && takenBack.isEmpty && repeated.isEmpty }

  /// Takes note of a new undo of an event that is no undo and no import.
  mutating func insert(_ id: Events.RowID) { single.insert(id) }

  func contains(_ id: Events.RowID) -> Bool {
    single.contains(id) || repeated.contains(id) || Self.hold(takenBack, id)
  }

  /// Whether an import brought the event.
  func isImported(_ id: Events.RowID) -> Bool { Self.hold(imported, id) }

  private static func hold(_ ranges: [UInt16: [Range<UInt32>]], _ id: Events.RowID) -> Bool {
    guard !ranges.isEmpty, let ranges = ranges[id.device] else { return false }
    return ranges.contains { $0.contains(id.number) }
  }

  /// The undos and the imports among events.
  private struct Changes {
    /// By machine, the numbers of the events that came with an import.
    private(set) var imports: [UInt16: [(range: Range<UInt32>, head: Events.RowID)]] = [:]
    /// The events that are taken back: by an undo that is not taken back itself, be it with the
    /// import that brought it.
    private(set) var takenBack: Set<Events.RowID> = []

    init(_ events: inout Events) {
      var undos: [(undo: Events.RowID, target: EventID)] = []
      var heads: [(head: EventID, row: Events.RowID, count: Int)] = []
      events.forEachRow { _, row in
        guard !row.isPackedReview else { return }
        switch events.action(of: row) {
        case .undo(let target): undos.append((row.id, target))
        case .imported(let what): heads.append((events.id(of: row), row.id, what.events))
        default: break
        }
      }
      for (head, row, count) in heads {
        let own = EventID(device: head.device.own, number: head.number)
        let (first, isTooFar) = UInt32(clamping: head.number).addingReportingOverflow(1)
        guard !isTooFar else { continue }
        let (end, overflow) = first.addingReportingOverflow(UInt32(clamping: count))
        imports[events.rowID(of: own).device, default: []].append(
          (first..<(overflow ? .max : end), row))
      }
      findTakenBack(undos.map { ($0.undo, events.rowID(of: $0.target)) })
    }

    private mutating func findTakenBack(
      _ undos: [(undo: Events.RowID, target: Events.RowID)]
    ) {
      guard !undos.isEmpty else { return }
      let byTarget = Dictionary(grouping: undos, by: \.target)
      var memo: [Events.RowID: Bool] = [:]
      // An undo names an earlier event, so this ends; the memo also ends a damaged circle, the same
      // way every time since the events are gone through in order.
      func isTakenBack(_ id: Events.RowID) -> Bool {
        if let known = memo[id] { return known }
        memo[id] = false
        let result =
          (byTarget[id] ?? []).contains { !isTakenBack($0.undo) }
          || (head(of: id).map { isTakenBack($0) } ?? false)
        memo[id] = result
        return result
      }
      takenBack = Set(undos.map(\.target).filter(isTakenBack))
    }

    private func head(of id: Events.RowID) -> Events.RowID? {
      imports[id.device]?.first { $0.range.contains(id.number) }?.head
    }
  }
}

import Journal

/// The events that do not count: undone events, including all events of an undone import, and
/// copies of events that count already.
struct UndoneEvents: Sendable {
  var single: Set<Events.RowID> = []
  /// Copies of other events, for example where two machines imported the same history.
  var repeated: Set<Events.RowID> = []
  /// By machine, the numbers of the events that imports brought, in order and without overlaps.
  var imported: [UInt16: [Range<UInt32>]] = [:]
  /// Like ``imported``, for imports that were undone.
  var takenBack: [UInt16: [Range<UInt32>]] = [:]

  init() {}

  /// - Complexity: Linear in the number of events; skips answers.
  init(_ events: inout Events) {
    let changes = Changes(&events)
    imported = changes.imports.mapValues { $0.map(\.range).united }
    single = changes.takenBack
    takenBack = changes.imports.mapValues { [single] ranges in
      ranges.filter { single.contains($0.head) }.map(\.range).united
    }.filter { !$0.value.isEmpty }
  }

  /// Whether every event counts.
  var isEmpty: Bool { single.isEmpty && takenBack.isEmpty && repeated.isEmpty }

  /// Adds a new undo of an event that is neither an undo nor an import.
  mutating func insert(_ id: Events.RowID) { single.insert(id) }

  func contains(_ id: Events.RowID) -> Bool {
    single.contains(id) || repeated.contains(id) || Self.hold(takenBack, id)
  }

  /// Whether an import brought the event.
  func isImported(_ id: Events.RowID) -> Bool { Self.hold(imported, id) }

  private static func hold(_ ranges: [UInt16: [Range<UInt32>]], _ id: Events.RowID) -> Bool {
    guard !ranges.isEmpty, let ranges = ranges[id.device] else { return false }
    return ranges.last(beginningUpTo: id.number, \.self)?.contains(id.number) ?? false
  }

  /// The undos and the imports among events.
  private struct Changes {
    /// By machine, the numbers of the events that came with each import.
    private(set) var imports: [UInt16: [Import]] = [:]
    /// The undone events: those with an undo that is not undone itself, directly or with the import
    /// that brought it.
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
          Import(range: first..<(overflow ? .max : end), head: row))
      }
      imports = imports.mapValues { Self.withoutOverlaps($0) }
      findTakenBack(undos.map { ($0.undo, events.rowID(of: $0.target)) })
    }

    /// The events that an import claims. Only a damaged or forged journal has events that two
    /// imports claim: they belong to the import that begins last.
    struct Import {
      var range: Range<UInt32>
      let head: Events.RowID
    }

    /// The same claims in order, each cut off where the next one begins.
    /// - Complexity: O(n log n)
    private static func withoutOverlaps(_ imports: [Import]) -> [Import] {
      let sorted = imports.sorted { $0.range.lowerBound < $1.range.lowerBound }
      var result: [Import] = []
      var open: [Import] = []
      var start: UInt32 = 0
      func close(upTo end: UInt32) {
        while let last = open.last, start < end {
          let stop = min(last.range.upperBound, end)
          if start < stop { result.append(Import(range: start..<stop, head: last.head)) }
          start = max(start, stop)
          if last.range.upperBound <= end { open.removeLast() } else { break }
        }
        start = end
      }
      for next in sorted {
        close(upTo: next.range.lowerBound)
        open.append(next)
      }
      close(upTo: .max)
      return result
    }

    private mutating func findTakenBack(
      _ undos: [(undo: Events.RowID, target: Events.RowID)]
    ) {
      guard !undos.isEmpty else { return }
      let byTarget = Dictionary(grouping: undos, by: \.target)
      var answers = Answers()
      for (_, target) in undos {
        let isTakenBack = answers.isTakenBack(target) { id in
          (byTarget[id] ?? []).map { Reason(event: $0.undo, isHead: false) }
            + (head(of: id).map { [Reason(event: $0, isHead: true)] } ?? [])
        }
        if isTakenBack { takenBack.insert(target) }
      }
    }

    private func head(of id: Events.RowID) -> Events.RowID? {
      imports[id.device]?.last(beginningUpTo: id.number, \.range).flatMap {
        $0.range.contains(id.number) ? $0.head : nil
      }
    }
  }

  /// A reason why an event may be undone: an undo that is not undone itself, or the undo of the
  /// import that brought the event.
  private struct Reason {
    let event: Events.RowID
    let isHead: Bool
  }

  /// The events that are undone. A chain of undos may be as long as a journal, so open questions
  /// are kept in a list and not as nested calls.
  private struct Answers {
    private var known: [Events.RowID: Bool] = [:]

    private struct Question {
      let event: Events.RowID
      let reasons: [Reason]
      var next = 0
    }

    mutating func isTakenBack(
      _ event: Events.RowID, _ reasons: (Events.RowID) -> [Reason]
    ) -> Bool {
      var open: [Question] = []
      // An undo names an earlier event, so this ends. In a damaged journal with a circle, an open
      // question counts as no, which also ends it, the same way every time since the events are
      // visited in order.
      func ask(_ event: Events.RowID) {
        known[event] = false
        open.append(Question(event: event, reasons: reasons(event)))
      }
      if known[event] == nil { ask(event) }
      while var question = open.popLast() {
        guard question.next < question.reasons.count else { continue }
        let reason = question.reasons[question.next]
        guard let answer = known[reason.event] else {
          open.append(question)
          ask(reason.event)
          continue
        }
        if answer == reason.isHead {
          known[question.event] = true
        } else {
          question.next += 1
          open.append(question)
        }
      }
      return known[event] ?? false
    }
  }
}

extension [Range<UInt32>] {
  /// The same numbers as sorted ranges that do not overlap.
  fileprivate var united: [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// Whether the ranges are sorted and do not overlap.
  var areSound: Bool {
    zip(self, dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
  }
}

extension Array {
  /// The last element, in the order of the ranges, whose range does not begin after a number.
  /// - Complexity: O(log n)
  fileprivate func last(
    beginningUpTo number: UInt32, _ range: (Element) -> Range<UInt32>
  ) -> Element? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if range(self[middle]).lowerBound <= number { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1]
  }
}

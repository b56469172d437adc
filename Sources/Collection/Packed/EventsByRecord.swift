package import Flashcards
package import Journal

/// The events that count, record after record, for reading the histories of many cards.
package struct EventsByRecord: Sendable {
  /// All events, by position.
  package let rows: Column<Events.Row>.Whole
  /// Positions, those of a record together and in time order.
  private let positions: [Int32]
  /// Where those of each record begin, and where the last ones end.
  private let starts: [Int]

  /// - Complexity: Linear in the number of events, older ones included.
  init(_ history: History) {
    rows = history.events.allRows
    var records = Array(repeating: Int32(-1), count: rows.count)
    for record in 0..<history.recordCount {
      let last = history.record(at: record).lastEvent
      if last >= 0 { records[Int(last)] = Int32(record) }
    }
    // An event's record is that of the next one of the same card.
    var starts = Array(repeating: 0, count: history.recordCount + 1)
    for position in records.indices.reversed() where records[position] >= 0 {
      let record = records[position]
      starts[Int(record) + 1] += 1
      let previous = rows[position].previous
      if previous >= 0 { records[Int(previous)] = record }
    }
    for record in 0..<history.recordCount { starts[record + 1] += starts[record] }
    var ends = starts
    var positions = Array(repeating: Int32(0), count: starts[history.recordCount])
    for (position, record) in records.enumerated() where record >= 0 {
      positions[ends[Int(record)]] = Int32(position)
      ends[Int(record)] += 1
    }
    self.positions = positions
    self.starts = starts
  }

  /// How many events count.
  package var count: Int { positions.count }

  /// The positions of a record's events, in time order.
  package subscript(record: Int) -> ArraySlice<Int32> {
    positions[starts[record]..<starts[record + 1]]
  }
}

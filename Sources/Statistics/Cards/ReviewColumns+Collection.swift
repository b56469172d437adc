package import Collection
import Files
import Flashcards
import Journal

extension ReviewColumns {
  /// The answers to some of a collection's cards: a card's number is its index in `cards`. Cards
  /// that are no longer in a deck come after them, if all cards count.
  /// - Complexity: Linear in the number of answers.
  package init(_ collection: Collection, _ scope: StatsScope) {
    let records = collection.recordNumbers(ofCardsAt: scope.cards, andOthers: scope.isWhole)
    self.init(collection, collection.eventsByRecord, records[...])
  }

  /// The results of `work` for the same answers, split into parts by card and processed on all
  /// processors.
  package static func inParts<Result: Sendable>(
    _ collection: Collection, _ scope: StatsScope,
    _ work: @Sendable (ReviewColumns) -> Result
  ) -> [Result] {
    let records = collection.recordNumbers(ofCardsAt: scope.cards, andOthers: scope.isWhole)
    let events = collection.eventsByRecord
    // The parts do not depend on the number of processors, so sums of fractions are the same
    // everywhere.
    let size = max(1000, (records.count + 7) / 8)
    let parts = stride(from: 0, to: records.count, by: size).map {
      records[$0..<min($0 + size, records.count)]
    }
    return inParallel(parts) { work(ReviewColumns(collection, events, $0)) }
  }

  /// The answers of some records; a card's number is its record's index there.
  private init(_ collection: Collection, _ events: EventsByRecord, _ records: ArraySlice<Int?>) {
    self.init()
    reserveCapacity(records.reduce(0) { $0 + ($1.map { events[$0].count } ?? 0) })
    var hours = LocalHours()
    for (number, record) in zip(records.indices, records) {
      guard let record else { continue }
      for position in events[record] {
        let row = events.rows[Int(position)]
        guard let numbers = collection.history.events.numbers(of: row) else { continue }
        append(numbers, at: row.at, card: number, hour: hours.hour(at: row.at))
      }
    }
  }
}

/// The hours of the learner's clock. The answers of a card are far apart, so the calendar's result
/// is cached for every quarter of a day: in most of them the clock runs evenly.
private struct LocalHours {
  /// The clock's offset from UTC in seconds, for each quarter of a day since 1970; nil if not
  /// cached yet.
  private var offsets: [Int32?] = Array(repeating: nil, count: 4 * 366 * 100)
  private static let length = 6 * 3600

  package mutating func hour(at milliseconds: Int) -> Int {
    let seconds = milliseconds / 1000
    let quarter = seconds / Self.length
    guard offsets.indices.contains(quarter), milliseconds >= 0 else {
      return LocalClock.hour(at: milliseconds)
    }
    if let offset = offsets[quarter] { return (seconds + Int(offset)) / 3600 % 24 }
    let offset = LocalClock.secondsAheadOfUTC(at: milliseconds)
    let start = quarter * Self.length * 1000
    // Where the clock changes, the calendar is asked each time.
    if LocalClock.secondsAheadOfUTC(at: start) == offset,
      LocalClock.secondsAheadOfUTC(at: start + Self.length * 1000 - 1) == offset,
      seconds + offset >= 0
    {
      offsets[quarter] = Int32(clamping: offset)
    }
    return LocalClock.hour(at: milliseconds)
  }
}

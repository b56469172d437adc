package import SpacedRepetition

extension Events {
  /// All rows at hand, for who looks at many of them in any order.
  package struct Rows: @unchecked Sendable {
    /// In the file, which stays open as long as `events` are there.
    private let older: UnsafeBufferPointer<Row>
    private let recent: [Row]
    private let events: OlderEvents?

    fileprivate init(_ events: Events) {
      self.events = events.older
      older = events.older?.rows(from: 0) ?? UnsafeBufferPointer(start: nil, count: 0)
      recent = events.rows
    }

    package var count: Int { older.count + recent.count }

    package subscript(index: Int) -> Row {
      index < older.count ? older[index] : recent[index - older.count]
    }
  }

  /// - Complexity: That of reading older events, if none of them was asked for before.
  package var allRows: Rows { Rows(self) }

  /// How many of the events join two names.
  /// - Complexity: Linear in the number of events; only those about no one card are looked at.
  package var relinkCount: Int {
    var count = 0
    forEachRow { _, row in
      if row.card == nil, case .relink = action(of: row) { count += 1 }
    }
    return count
  }

  /// The numbers of the answer that a row holds; nil for any other event.
  package func numbers(of row: Row) -> ReviewNumbers? {
    row.isPackedReview ? row.review.numbers : answer(of: row).map { ReviewNumbers($0) }
  }
}

/// What statistics need to know of an answer.
package struct ReviewNumbers: Sendable {
  /// The number of the study day.
  package let day: Int32
  /// The interval before the answer: days, or below zero seconds; 0 for none.
  package let before: Int32
  /// What the answer took; 0 where it was not measured.
  package let milliseconds: Int32
  package let grade: Grade
  package let kind: ReviewKind
  /// The wording that was asked, counted from 1; 0 where none is known.
  package let wording: UInt8

  init(
    day: Int32, before: Int32, milliseconds: Int32, grade: Grade, kind: ReviewKind, wording: UInt8
  ) {
    (self.day, self.before, self.milliseconds) = (day, before, milliseconds)
    (self.grade, self.kind, self.wording) = (grade, kind, wording)
  }

  package init(_ review: ReviewEvent) {
    self.init(
      day: Int32(clamping: review.day.number), before: Int32(clamping: review.before ?? 0),
      milliseconds: Int32(clamping: review.took ?? 0), grade: review.grade, kind: review.kind,
      wording: UInt8(clamping: review.wording ?? 0))
  }
}

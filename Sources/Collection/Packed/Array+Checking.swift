// Written without closures and iterators: a start looks at each card and record of a snapshot, and
// what a debug build does not inline is counted too.

extension [Int32] {
  /// Whether all are places in a list of so many, or -1 for none.
  func arePlaces(in count: Int32) -> Bool {
    withUnsafeBufferPointer { places in
      guard let first = places.baseAddress else { return true }
      let end = first + places.count
      var next = first
      while next < end {
        if next.pointee < -1 || next.pointee >= count { return false }
        next += 1
      }
      return true
    }
  }
}

extension [PackedRecord] {
  /// Whether all are what a fold of so many events may have come to.
  func areSound(events: Int32) -> Bool {
    withUnsafeBufferPointer { records in
      guard let first = records.baseAddress else { return true }
      let end = first + records.count
      var next = first
      while next < end {
        if !next.pointee.isSound(events: events) { return false }
        next += 1
      }
      return true
    }
  }
}

extension [Shelf.Row] {
  /// Whether the cards in a range are of a deck that has so many notes, each of one of them.
  func areSound(_ cards: Range<Int>, deck: UInt32, noteCount: UInt32) -> Bool {
    withUnsafeBufferPointer { rows in
      guard let first = rows.baseAddress, cards.upperBound <= rows.count else {
        return cards.isEmpty
      }
      let end = first + cards.upperBound
      var next = first + cards.lowerBound
      while next < end {
        if next.pointee.deck != deck || next.pointee.note >= noteCount { return false }
        next += 1
      }
      return true
    }
  }
}

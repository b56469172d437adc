extension Collection {
  package var eventsByRecord: EventsByRecord { EventsByRecord(history) }

  /// The numbers of the records that the cards at some places of the library have, each once, then,
  /// if it is asked for, those of all that is in no deck any more; nil for a card without a record
  /// of its own.
  package func recordNumbers(ofCardsAt places: [Int], andOthers: Bool) -> [Int?] {
    // Two cards of the decks may have one history, after an edit that was taken back.
    var isTaken = Array(repeating: false, count: history.recordCount)
    var result: [Int?] = []
    result.reserveCapacity(max(places.count, andOthers ? history.recordCount : 0))
    for place in places {
      let record = recordNumber(ofCardAt: place).flatMap { isTaken[$0] ? nil : $0 }
      if let record { isTaken[record] = true }
      result.append(record)
    }
    if andOthers {
      result += isTaken.indices.lazy.filter { !isTaken[$0] && history.hasName($0) }
    }
    return result
  }
}

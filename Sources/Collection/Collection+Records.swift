extension Collection {
  package var eventsByRecord: EventsByRecord { EventsByRecord(history) }

  /// The record numbers of the cards at some places of the library, each once, optionally followed
  /// by those of all cards that are no longer in a deck; nil for a card without a record of its
  /// own.
  package func recordNumbers(ofCardsAt places: [Int], andOthers: Bool) -> [Int?] {
    // Two cards of the decks may share a history after an edit was undone.
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

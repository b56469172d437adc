/// All cards of a collection, grouped by note.
struct AnkiCards {
  /// Sorted by note, then by position in it.
  let all: [AnkiCard]

  init(
    _ tables: inout CollectionTables, limit: Int, _ findings: inout AnkiFindings
  ) throws {
    var cards: [AnkiCard] = []
    var allowance = Allowance(limit, of: "cards")
    cards.reserveCapacity(min(limit, try tables.count("cards")))
    try tables.rows(AnkiCard.query, texts: [15]) { row in
      try allowance.spend(1)
      if let card = AnkiCard(row) {
        cards.append(card)
      } else {
        findings.skip(
          .orphanCard, "card \(row.text(0) ?? "?")", "its row does not say which note it belongs to"
        )
      }
    }
    cards.sort { ($0.note, $0.ord, $0.id) < ($1.note, $1.ord, $1.id) }
    all = cards
  }

  /// The positions of a note's cards.
  /// - Complexity: O(log *n*).
  func indices(ofNote note: Int) -> Range<Int> {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].note < note { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < all.count, all[end].note == note { end += 1 }
    return low..<end
  }
}

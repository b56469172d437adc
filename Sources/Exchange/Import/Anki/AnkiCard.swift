import SpacedRepetition

/// A card from its row.
struct AnkiCard {
  let id: Int
  let note: Int
  let deck: Int
  /// The position of the template, or the cloze number minus one.
  let ord: Int
  let flag: Int
  /// The place among the new cards; nil if unknown.
  let position: Int?
  let queue: Int
  /// Its schedule; nil if the row's values are impossible.
  let schedule: Schedule?
  /// What FSRS knew of it; nil if it did not schedule there.
  let memory: MemoryState?

  struct Schedule {
    enum State: Int {
      case new, learning, review, relearning
    }
    let state: State
    /// A day counted from the collection's first, or from 1,000,000,000 on, seconds since 1970.
    let due: Int
    let interval: Int
    /// The easiness times 1000; 0 before the first interval.
    let factor: Int
    let reviews: Int
    let lapses: Int
    let stepsLeft: Int
  }

  static let query = """
    SELECT id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, \
    data FROM cards
    """

  /// Nil if even its note or position is unknown.
  init?(_ row: CollectionRow) {
    guard let id = row.integer(0), let note = row.integer(1), let ord = row.integer(3) else {
      return nil
    }
    self.id = id
    self.note = note
    self.ord = ord
    let filtered = row.integer(13) ?? 0
    deck = filtered == 0 ? row.integer(2) ?? 0 : filtered
    queue = row.integer(5) ?? 0
    flag = (row.integer(14) ?? 0) & 7
    schedule = Schedule(row, isFiltered: filtered != 0)
    let data = row.bytes(15)
    memory = AnkiCardData.memory(data)
    position =
      if row.integer(4) == 0 {
        filtered != 0 && row.integer(12) ?? 0 != 0 ? row.integer(12) : row.integer(6)
      } else {
        AnkiCardData.position(data)
      }
  }

  /// A new card of a note that comes without its cards.
  init(madeFor note: Int, ord: Int) {
    self.note = note
    self.ord = ord
    (id, deck, flag, queue) = (note, 0, 0, 0)
    (position, schedule, memory) = (note, nil, nil)
  }
}

extension AnkiCard.Schedule {
  /// Nil unless Anki could have written all values.
  fileprivate init?(_ row: CollectionRow, isFiltered: Bool) {
    guard let state = row.integer(4).flatMap(State.init), let due = row.integer(6),
      let interval = row.integer(7), let factor = row.integer(8), let reviews = row.integer(9),
      let lapses = row.integer(10), let left = row.integer(11), let originalDue = row.integer(12),
      (0...100_000).contains(interval), (0...65_535).contains(factor),
      (0...10_000_000).contains(reviews), (0...10_000_000).contains(lapses), left >= 0
    else { return nil }
    let actualDue = isFiltered && originalDue != 0 ? originalDue : due
    switch state {
    case .new: break
    case .review: guard abs(actualDue) < 1_000_000 else { return nil }
    case .learning, .relearning:
      guard abs(actualDue) < 1_000_000 || (1_000_000_000...100_000_000_000).contains(actualDue)
      else { return nil }
    }
    self.state = state
    self.due = actualDue
    self.interval = interval
    self.factor = factor
    self.reviews = reviews
    self.lapses = lapses
    stepsLeft = left % 1000
  }

  /// Whether ``due`` is a moment rather than a day.
  var isDueAtMoment: Bool { due >= 1_000_000_000 }
}

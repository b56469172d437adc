package import Collection
package import Flashcards
package import SpacedRepetition

/// The current state of the cards in a scope: their states, due days, intervals and easiness.
package struct CardCounts {
  package private(set) var states: [CardState: Int] = [:]
  /// The due days of cards that are not suspended, without those in ``returns``.
  package private(set) var dues: [Day] = []
  /// The days on which buried cards that are due by today come back.
  package private(set) var returns: [Day] = []
  /// Cards that were answered at least once.
  package private(set) var seen = 0
  /// Cards that were never answered and are not suspended.
  package private(set) var newToCome = 0
  /// Cards that have completed their first steps, by their interval in days, including suspended
  /// and buried ones.
  package private(set) var intervals: [Int: Int] = [:]
  /// The same cards by their easiness in hundredths.
  package private(set) var easiness: [Int: Int] = [:]
  /// The lapses of all cards.
  package private(set) var lapses = 0
  private var unsortedLeeches: [(card: CardID, lapses: Int)] = []
  /// Cards whose `Valid until:` has passed.
  package private(set) var expired: [CardID] = []

  private let today: Day

  package init(today: Day) { self.today = today }

  /// Adds a card.
  package mutating func add(_ entry: Library.Entry, _ head: NoteHead, _ record: CardRecord) {
    let state = CardState(record, on: today)
    let progress = record.progress
    states[state, default: 0] += 1
    if !progress.isNew { seen += 1 } else if state != .suspended { newToCome += 1 }
    if progress.isInReview {
      intervals[progress.state.interval, default: 0] += 1
      easiness[progress.state.easiness.hundredths, default: 0] += 1
    }
    if let due = record.nextDue(from: today) {
      let wasDue = progress.due.map { $0 <= today } ?? false
      if state == .buried, wasDue { returns.append(due) } else { dues.append(due) }
    }
    lapses += progress.lapses
    if progress.isLeech {
      unsortedLeeches.append((entry.id, progress.lapses))
    }
    if let end = head.validUntil, end.lastDay < today {
      expired.append(entry.id)
    }
  }

  /// The leeches, worst first.
  package var leeches: [(card: CardID, lapses: Int)] {
    unsortedLeeches.sorted { ($1.lapses, $0.card) < ($0.lapses, $1.card) }
  }

  package var total: Int { states.values.reduce(0, +) }

  package static let definition =
    "cards by their state now: learning and relearning = in steps or starting again after a failed"
    + " answer; young = interval under 21 days, mature = 21 days or more; suspended and buried"
    + " cards are counted only as such"
  package static let intervalsDefinition =
    "cards in review or relearning by their interval in days, also suspended and buried ones"
  package static let easinessDefinition =
    "the same cards by their easiness in percent: what an interval is multiplied by"
  package static let leechDefinition =
    "lapse = an answer under 3 after an interval of a day or more, those that retention counts as"
    + " failed; under the policy anki, and of cards imported from Anki before they were answered here,"
    + " Anki's own number, which leaves learning steps out; leech = a card with"
    + " \(LeechRule.standard.threshold) lapses or more; expired = Valid until is over"
}

extension CardProgress {
  /// Whether the card has an interval of days, which it is in or returning to.
  fileprivate var isInReview: Bool { phase == .review || phase == .relearning }
}

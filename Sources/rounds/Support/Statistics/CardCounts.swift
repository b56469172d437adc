import Flashcards
import SpacedRepetition
import Statistics
import Study

/// What the cards of a scope are now: their states, due days, intervals and easiness.
struct CardCounts {
  private(set) var states: [CardState: Int] = [:]
  /// The due days of cards that are not suspended, without those in ``returns``.
  private(set) var dues: [Day] = []
  /// The days on which buried cards come back that are due by today.
  private(set) var returns: [Day] = []
  /// Cards that were answered at least once.
  private(set) var seen = 0
  /// Cards that were never answered and will come: those that are not suspended.
  private(set) var newToCome = 0
  /// Cards that have been through their first steps, by their interval in days, also those that
  /// are left out of the reviews.
  private(set) var intervals: [Int: Int] = [:]
  /// The same cards by their easiness in hundredths.
  private(set) var easiness: [Int: Int] = [:]
  /// Lapses of all cards.
  private(set) var lapses = 0
  private var unsortedLeeches: [(card: CardID, lapses: Int)] = []
  /// Cards whose `Valid until:` is over.
  private(set) var expired: [CardID] = []

  private let today: Day

  init(today: Day) { self.today = today }

  /// Adds a card.
  mutating func add(_ entry: Library.Entry, _ head: NoteHead, _ record: CardRecord) {
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

  /// The leeches, the worst first.
  var leeches: [(card: CardID, lapses: Int)] {
    unsortedLeeches.sorted { ($1.lapses, $0.card) < ($0.lapses, $1.card) }
  }

  var total: Int { states.values.reduce(0, +) }

  static let definition =
    "cards by their state now: learning and relearning = in steps or starting again after a failed"
    + " answer; young = interval under 21 days, mature = 21 days or more; suspended and buried"
    + " cards are counted there alone"
  static let intervalsDefinition =
    "cards in review or relearning by their interval in days, also suspended and buried ones"
  static let easinessDefinition =
    "the same cards by their easiness in percent: what an interval is multiplied by"
  static let leechDefinition =
    "lapse = an answer under 3 after an interval of a day or more, those that retention counts as"
    + " failed; under the policy anki, and of cards imported from Anki before they were answered here,"
    + " Anki's own number, which leaves learning steps out; leech = a card with"
    + " \(LeechRule.standard.threshold) lapses or more; expired = Valid until is over"
}

extension CardProgress {
  /// Whether the card has an interval of days that it is in, or on the way back to.
  fileprivate var isInReview: Bool { phase == .review || phase == .relearning }
}

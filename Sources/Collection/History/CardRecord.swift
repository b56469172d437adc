package import SpacedRepetition

/// The state of one card: its place in the calendar, and its flags.
package struct CardRecord: Hashable, Sendable {
  package internal(set) var progress = CardProgress.new
  package internal(set) var isSuspended = false
  /// The day before which the card is left out of reviews.
  package internal(set) var buriedUntil: Day?
  /// A colored flag from 1 to 7, as Anki has them; 0 for none.
  package internal(set) var flag = 0

  /// The record of a card that was never answered.
  package static let new = CardRecord()

  package func isBuried(on day: Day) -> Bool { buriedUntil.map { day < $0 } ?? false }

  /// Whether the card is left out of a day's reviews, suspended or buried.
  package func isLeftOut(on day: Day) -> Bool { isSuspended || isBuried(on: day) }

  /// The day on which the card is due, seen from a given day: for a buried card the day on which it
  /// comes back, if that is later; nil for a new or suspended card.
  package func nextDue(from day: Day) -> Day? {
    guard !isSuspended, let due = progress.due else { return nil }
    return buriedUntil.map { day < $0 ? max(due, $0) : due } ?? due
  }
}

/// A card's record in 104 bytes, in memory and in a snapshot.
struct PackedRecord: BitwiseCopyable {
  private var repetition: Int
  private var easiness: Int
  private var interval: Int
  private var lastReviewed: Int
  private var dueDay: Int
  private var dueAt: Int
  private var stepsLeft: Int
  private var reviews: Int
  private var lapses: Int
  private var buriedDay: Int
  /// The stability of the card's memory; 0 if unknown.
  private var stability: Double
  private var difficulty: Double
  /// The position of the last event that counts for the card; -1 if none does.
  var lastEvent: Int32 = -1
  private var phase: UInt8
  private var storedFlag: UInt8
  private var suspended: UInt8
  // Explicit padding, so that no uninitialized byte is written to a file.
  private let fill: UInt8 = 0

  /// The placeholder for a missing day or moment.
  private static let none = Int.min
  private static let phases = Phase.allCases

  static let new = PackedRecord(CardProgress.new)

  private init(_ progress: CardProgress) {
    (repetition, easiness, interval, lastReviewed, dueDay) = (0, 0, 0, 0, 0)
    (dueAt, stepsLeft, reviews, lapses, buriedDay) = (0, 0, 0, 0, Self.none)
    (phase, storedFlag, suspended) = (0, 0, 0)
    (stability, difficulty) = (0, 0)
    self.progress = progress
  }

  var record: CardRecord {
    CardRecord(
      progress: progress, isSuspended: isSuspended, buriedUntil: buriedUntil, flag: flag)
  }

  var progress: CardProgress {
    get {
      CardProgress(
        state: SM2.State(
          repetition: repetition, easiness: Easiness(hundredths: easiness), interval: interval),
        phase: Self.phases[Int(phase)], lastReviewed: Self.day(lastReviewed),
        due: Self.day(dueDay), dueAt: dueAt == Self.none ? nil : Int64(dueAt),
        stepsLeft: stepsLeft,
        reviews: reviews, lapses: lapses,
        memory: stability > 0
          ? MemoryState(stability: stability, difficulty: difficulty) : nil)
    }
    set {
      repetition = newValue.state.repetition
      easiness = newValue.state.easiness.hundredths
      interval = newValue.state.interval
      lastReviewed = newValue.lastReviewed?.number ?? Self.none
      dueDay = newValue.due?.number ?? Self.none
      dueAt = newValue.dueAt.map { Int($0) } ?? Self.none
      stepsLeft = newValue.stepsLeft
      reviews = newValue.reviews
      lapses = newValue.lapses
      stability = newValue.memory?.stability ?? 0
      difficulty = newValue.memory?.difficulty ?? 0
      phase =
        switch newValue.phase {
        case .new: 0
        case .learning: 1
        case .review: 2
        case .relearning: 3
        }
    }
  }

  /// Whether a fold of that many events could have produced this record, wherever its bytes come
  /// from.
  func isSound(events: Int32) -> Bool {
    let counts = repetition | easiness | interval | stepsLeft | reviews | lapses
    return counts >= 0 && counts <= Self.largest && phase < 4 && lastEvent >= -1
      && lastEvent < events && Self.memory ~= stability && Self.memory ~= difficulty
      && (dueAt == Self.none || dueAt.magnitude <= Self.largestTime)
  }

  /// More than any count that a journal can have, and small enough to add up; all bits are set.
  private static let largest = (1 << 40) - 1
  /// The stabilities that FSRS can know of a card, and 0 for none.
  private static let memory = 0...FSRS6.stabilities.upperBound
  /// Twice the latest time that a journal may state.
  private static let largestTime: UInt = 8_000_000_000_000_000

  var due: Day? { Self.day(dueDay) }

  var isSuspended: Bool {
    get { suspended == 1 }
    set { suspended = newValue ? 1 : 0 }
  }

  var buriedUntil: Day? {
    get { Self.day(buriedDay) }
    set { buriedDay = newValue?.number ?? Self.none }
  }

  var flag: Int {
    get { Int(storedFlag) }
    set { storedFlag = UInt8(clamping: newValue) }
  }

  private static func day(_ number: Int) -> Day? { number == none ? nil : Day(number: number) }
}

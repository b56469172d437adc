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

/// A card's record in 72 bytes, in memory and in a snapshot. A journal's numbers fit: it counts to a
/// thousand million and has days of ten thousand years.
struct PackedRecord: BitwiseCopyable, Sendable {
  private var dueAt: Int
  /// The stability of the card's memory; 0 if unknown.
  private(set) var stability: Double
  private var difficulty: Double
  private var repetition: Int32
  private var easiness: Int32
  private(set) var interval: Int32
  private(set) var lastReviewed: Int32
  private(set) var dueDay: Int32
  private var stepsLeft: Int32
  private var reviews: UInt32
  private var lapses: UInt32
  private(set) var buriedDay: Int32
  /// The position of the last event that counts for the card; -1 if none does.
  var lastEvent: Int32 = -1
  /// The latest of the card's names, by its place; -1 if there is none any more.
  var name: Int32 = -1
  private var phase: UInt8
  private var storedFlag: UInt8
  private var suspended: UInt8
  /// The trial to which the card belongs, and its arm; 0 if it belongs to none.
  var enrollment: UInt8 = 0

  /// The placeholder for a missing day.
  private static let none = Int32.min
  /// The placeholder for a missing moment.
  private static let noMoment = Int.min
  private static let phases = Phase.allCases

  private init(_ progress: CardProgress) {
    (repetition, easiness, interval, lastReviewed, dueDay) = (0, 0, 0, 0, 0)
    (dueAt, stepsLeft, reviews, lapses, buriedDay) = (0, 0, 0, 0, Self.none)
    (phase, storedFlag, suspended) = (0, 0, 0)
    (stability, difficulty) = (0, 0)
    self.progress = progress
  }

  /// A record without events.
  static func named(_ name: Int32) -> PackedRecord {
    var record = new
    record.name = name
    return record
  }

  private static let new = PackedRecord(CardProgress.new)

  /// Forgets all but the name.
  mutating func reset() { self = Self.named(name) }

  var record: CardRecord {
    CardRecord(
      progress: progress, isSuspended: isSuspended, buriedUntil: buriedUntil, flag: flag)
  }

  var progress: CardProgress {
    get {
      CardProgress(
        state: SM2.State(
          repetition: Int(repetition), easiness: Easiness(hundredths: Int(easiness)),
          interval: Int(interval)),
        phase: Self.phases[Int(phase)], lastReviewed: Self.day(lastReviewed),
        due: due, dueAt: dueAt == Self.noMoment ? nil : Int64(dueAt), stepsLeft: Int(stepsLeft),
        reviews: Int(reviews), lapses: Int(lapses),
        memory: stability > 0
          ? MemoryState(stability: stability, difficulty: difficulty) : nil)
    }
    set {
      repetition = Int32(clamping: newValue.state.repetition)
      easiness = Int32(clamping: newValue.state.easiness.hundredths)
      interval = Int32(clamping: newValue.state.interval)
      lastReviewed = Self.number(newValue.lastReviewed)
      dueDay = Self.number(newValue.due)
      dueAt = newValue.dueAt.map { Int($0) } ?? Self.noMoment
      stepsLeft = Int32(clamping: newValue.stepsLeft)
      reviews = UInt32(clamping: newValue.reviews)
      lapses = UInt32(clamping: newValue.lapses)
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

  /// Whether a fold of that many events with that many names could have produced this record, wherever
  /// its bytes come from.
  func isSound(events: Int32, names: Int32) -> Bool {
    repetition | easiness | interval | stepsLeft >= 0 && phase < 4
      && lastEvent >= -1 && lastEvent < events && name >= -1 && name < names
      && Self.memory ~= stability && Self.memory ~= difficulty
      && (dueAt == Self.noMoment || dueAt.magnitude <= Self.largestTime)
  }

  /// The stabilities that FSRS can know of a card, and 0 for none.
  private static let memory = 0...FSRS6.stabilities.upperBound
  /// Twice the latest time that a journal may state.
  private static let largestTime: UInt = 8_000_000_000_000_000

  var due: Day? { Self.day(dueDay) }

  var isNew: Bool { phase == 0 }

  /// Whether the card is due at a moment within the day.
  var hasMoment: Bool { dueAt != Self.noMoment }

  var isSuspended: Bool {
    get { suspended == 1 }
    set { suspended = newValue ? 1 : 0 }
  }

  var buriedUntil: Day? {
    get { Self.day(buriedDay) }
    set { buriedDay = Self.number(newValue) }
  }

  var flag: Int {
    get { Int(storedFlag) }
    set { storedFlag = UInt8(clamping: newValue) }
  }

  private static func day(_ number: Int32) -> Day? {
    number == none ? nil : Day(number: Int(number))
  }

  private static func number(_ day: Day?) -> Int32 {
    day.map { Int32(clamping: $0.number) } ?? none
  }
}

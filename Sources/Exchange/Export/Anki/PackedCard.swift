import JSON
import Journal
import SpacedRepetition

/// A card as a row of Anki's table.
struct PackedCard {
  var id: Int
  var note: Int
  var deck: Int
  var ordinal: Int
  /// Seconds since 1970.
  var modified: Int
  var type = CardType.new
  var queue = CardQueue.new
  /// A day counted from the collection's first, seconds since 1970, or a position, depending on the
  /// queue.
  var due: Int
  /// The interval in days.
  var interval = 0
  /// The easiness times 1000; 0 for a card that has none yet.
  var factor = 0
  var reviews = 0
  var lapses = 0
  var stepsLeft = 0
  var flag = 0
  /// When it was last answered, in seconds since 1970.
  var lastAnswered: Int?
  /// The card's memory under FSRS.
  var memory: ExportedCollection.Memory?

  enum CardType: Int {
    case new, learning, review, relearning
  }

  enum CardQueue: Int {
    case buried = -3
    case suspended = -1
    case new = 0
    case learning, review, dayLearning
  }

  /// A new card.
  /// - Parameter position: Its place among the new ones, from 1.
  init(id: Int, note: Int, deck: Int, ordinal: Int, modified: Int, position: Int) {
    self.id = id
    self.note = note
    self.deck = deck
    self.ordinal = ordinal
    self.modified = modified
    due = position
  }

  /// Sets the card's schedule.
  /// - Parameter start: The collection's first day.
  mutating func take(_ standing: ExportedCollection.Standing, start: Day) {
    if let schedule = standing.schedule { take(schedule, start: start) }
    memory = standing.memory
    flag = standing.flag
    if standing.isSuspended {
      queue = .suspended
    } else if standing.isBuried {
      queue = .buried
    }
  }

  private mutating func take(_ schedule: ScheduleEvent, start: Day) {
    reviews = schedule.reviews
    lapses = schedule.lapses
    guard schedule.phase != .new else { return }
    let day = schedule.due.map { $0.number - start.number } ?? 0
    factor = Self.factor(schedule.easiness)
    // SM-2 has no steps: a card that failed is asked again tomorrow, like one with an interval of
    // 1.
    guard schedule.isInSteps else {
      (type, queue, due) = (.review, .review, day)
      interval = max(1, schedule.interval)
      return
    }
    type = schedule.phase == .relearning ? .relearning : .learning
    if let moment = schedule.dueAt {
      (queue, due) = (.learning, moment / 1000)
    } else {
      (queue, due) = (.dayLearning, day)
    }
    stepsLeft = max(1, schedule.stepsLeft)
    interval = schedule.phase == .relearning ? max(1, schedule.interval) : 0
    if schedule.phase == .learning { factor = 0 }
  }

  /// Anki's further data of a card, as JSON.
  var data: String {
    var members: [(String, JSONValue)] = []
    if let memory {
      // With as many decimals as Anki keeps.
      members += [
        ("s", Self.number(memory.state.stability, 10_000)),
        ("d", Self.number(memory.state.difficulty, 1000)),
        ("dr", Self.number(memory.desiredRetention, 100)),
        ("decay", Self.number(memory.decay, 1000)),
      ]
    }
    if let lastAnswered { members.append(("lrt", .integer(lastAnswered))) }
    return JSONValue.object(JSONObject(members)).description
  }

  private static func number(_ number: Double, _ scale: Double) -> JSONValue {
    .number((number * scale).rounded() / scale)
  }

  /// The easiness as a factor; Anki stores it in 16 bits.
  static func factor(_ easiness: Easiness) -> Int {
    min(easiness.hundredths, Int(UInt16.max) / 10) * 10
  }
}

extension ScheduleEvent {
  fileprivate var isInSteps: Bool {
    (phase == .learning || phase == .relearning) && (stepsLeft > 0 || dueAt != nil)
  }
}

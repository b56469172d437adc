import Flashcards
import Journal
import SpacedRepetition
import Text

/// The answers of a collection, in time order.
///
/// Its columns are: `id` the time in milliseconds, `cid` the card, `ease` the button 1 to 4 or 0 if
/// the schedule was set by hand, `ivl` and `lastIvl` the interval after and before in days or,
/// below zero, in seconds, `factor` the easiness times 1000, `time` in milliseconds, and `type` 0
/// learning, 1 review, 2 relearning, 3 in a filtered deck, 4 and 5 set.
struct AnkiHistory: Sendable {
  /// The totals of a card's answers.
  struct Tally: Sendable {
    var answers: Int32 = 0
    var lapses: Int32 = 0
    /// Passes since the last lapse, with the steps of learning counted as one.
    var passes: Int32 = 0
    var lastReviewed: Day?
    /// When the card was last answered, or rescheduled by hand, in milliseconds since 1970.
    var lastMoment: Int?
    /// Whether answers were left out because they are later than this computer's clock.
    var hasLaterAnswers = false
  }

  private(set) var past: TimedActions
  /// The tallies by position in the list of cards.
  private(set) var tallies: [Tally]
  private let positions: [Int: Int]
  private let isFirstScheduler: Bool
  private let now: Int
  private var days: StudyDays
  private var lastMoment = Int.min
  /// The number of answers of each card that is not imported.
  private var leftOut: [Int: Int] = [:]

  init(_ cards: AnkiCards, schedulerVersion: Int, _ context: ReadingContext) {
    // The names are filled in later.
    past = TimedActions(cards: Array(repeating: Self.anyName, count: cards.all.count))
    positions = Dictionary(
      zip(cards.all.lazy.map(\.id), cards.all.indices), uniquingKeysWith: { first, _ in first })
    tallies = Array(repeating: Tally(), count: cards.all.count)
    isFirstScheduler = schedulerVersion == 1
    now = context.now
    days = StudyDays(context.studyDay)
  }

  private static let anyName = CardID("")

  /// Reads all rows.
  mutating func read(
    _ tables: inout CollectionTables, within memory: SharedAllowance, _ findings: inout AnkiFindings
  ) throws {
    past.reserveCapacity(min(try tables.count("revlog"), 1 << 20) + 2 * tallies.count)
    var rows = 0
    try tables.rows(
      "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
    ) { row in
      rows += 1
      if rows & 0xFFF == 0 { try memory.spend(0x1000 * TimedActions.bytesOfAnswer) }
      if let moment = row.integer(0), moment > now {
        if let position = row.integer(1).flatMap({ positions[$0] }) {
          tallies[position].hasLaterAnswers = true
        }
        findings.skip(
          .laterAnswer, "answer \(moment) of card \(row.text(1) ?? "?")",
          "it is later than this computer's clock")
      } else if let fault = take(row) {
        findings.skip(
          .impossibleAnswer, "answer \(row.text(0) ?? "?") of card \(row.text(1) ?? "?")", fault)
      }
    }
  }

  /// Moves out what was read, without a copy.
  mutating func takePast() -> TimedActions {
    defer { past = [] }
    return past
  }

  /// Gives the cards the names that their notes received, and leaves out cards without one.
  mutating func name(_ names: [CardID?], _ cards: AnkiCards, _ findings: inout AnkiFindings) {
    past.rename { place, _ in names[place] ?? Self.anyName }
    past.removeAll { row, place in
      guard let place, names[place] == nil else { return false }
      leftOut[cards.all[place].id, default: 0] += 1
      return true
    }
    for (card, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      let name = "\(counted(count, "answer")) of card \(card)"
      if positions[card] == nil {
        findings.skip(.unknownCard, name, "the card is not in the package", count: count)
      } else {
        findings.skip(.leftOutCard, name, "the card is left out", count: count)
      }
    }
  }

  /// Reads a row; returns the problem if there is one.
  private mutating func take(_ row: CollectionRow) -> String? {
    guard let moment = row.integer(0), let card = row.integer(1), let button = row.integer(2),
      let interval = row.integer(3), let before = row.integer(4), let factor = row.integer(5),
      let type = row.integer(7)
    else { return "it holds something other than numbers" }
    guard moment > 0 else { return "its time is \(moment)" }
    guard moment != lastMoment else { return "another answer has its time" }
    guard abs(interval) <= 100_000_000, abs(before) <= 100_000_000 else {
      return "its interval is \(abs(interval) > abs(before) ? interval : before)"
    }
    guard let position = positions[card] else {
      leftOut[card, default: 0] += 1
      return nil
    }
    let easiness = factor >= 1300 ? Easiness(hundredths: min(factor, 65_535) / 10) : nil
    if button == 0, type == 4 || type == 5 {
      return set(position, moment, interval: interval, isForgotten: factor == 0, easiness)
    }
    guard let grade = grade(button, type: type) else { return "its button is \(button)" }
    guard let kind = kind(type, factor: factor) else { return "its type is \(type)" }
    lastMoment = moment
    let day = days.day(moment)
    past.append(
      TimedAction(
        at: moment,
        .review(
          ReviewEvent(
            card: Self.anyName, grade: grade, day: day, took: time(row), kind: kind,
            before: before == 0 ? nil : before, after: interval, scheduler: "anki",
            easiness: easiness))),
      cardAt: position)
    tallies[position].lastMoment = moment
    if kind != .practice { count(position, kind, grade, interval: interval, day) }
    return nil
  }

  private mutating func count(
    _ position: Int, _ kind: ReviewKind, _ grade: Grade, interval: Int, _ day: Day
  ) {
    tallies[position].answers &+= 1
    tallies[position].lastReviewed = day
    if !grade.isPass {
      if kind == .review || kind == .early { tallies[position].lapses &+= 1 }
      tallies[position].passes = 0
    } else if kind != .relearn, interval > 0 {
      tallies[position].passes &+= 1
    }
  }

  private func time(_ row: CollectionRow) -> Int? {
    guard let time = row.integer(6), (1...86_400_000).contains(time) else { return nil }
    return time
  }

  private func grade(_ button: Int, type: Int) -> Grade? {
    // Learning cards had the buttons Again, Good and Easy. Anki leaves a fourth one as it is: other
    // programs wrote it.
    let hasThree = isFirstScheduler && (type == 0 || type == 2)
    let button = hasThree && (2...3).contains(button) ? button + 1 : button
    return switch button {
    case 1: .incorrect
    case 2: .difficult
    case 3: .hesitant
    case 4: .perfect
    default: nil
    }
  }

  private func kind(_ type: Int, factor: Int) -> ReviewKind? {
    switch type {
    case 0: .learn
    case 1: .review
    case 2: .relearn
    case 3: factor == 0 ? .practice : .early
    default: nil
    }
  }

  /// Reads a due date that was set by hand, or the reset of a card.
  private mutating func set(
    _ position: Int, _ moment: Int, interval: Int, isForgotten: Bool,
    _ easiness: Easiness?
  ) -> String? {
    let tally = tallies[position]
    let day = days.day(moment)
    var event = ScheduleEvent(
      card: Self.anyName, phase: .new, reviews: Int(tally.answers), lapses: Int(tally.lapses))
    if isForgotten {
      tallies[position] = Tally()
      event.reviews = 0
      event.lapses = 0
    } else {
      guard interval > 0 else { return "its interval is \(interval)" }
      event.phase = .review
      event.lastReviewed = tally.lastReviewed ?? day
      event.due = day + interval
      event.interval = interval
      event.easiness = easiness ?? .initial
      event.repetition = max(2, Int(tally.passes))
    }
    lastMoment = moment
    tallies[position].lastMoment = moment
    past.append(TimedAction(at: moment, .schedule(event)), cardAt: position)
    return nil
  }
}

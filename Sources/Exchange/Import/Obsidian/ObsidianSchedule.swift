import Flashcards
import Journal
import SpacedRepetition
import Text

/// One card's part of a comment `<!--SR:!2024-08-16,51,230!…-->`.
enum ObsidianSchedule: Hashable {
  /// A card still without its first answer, between siblings that have been answered.
  case new
  /// The due day, the interval in days and the ease in percent.
  case sm2(due: Day, interval: Int, ease: Int)
  case fsrs(FSRS)

  /// The plugin's FSRS data, as far as it can be converted.
  struct FSRS: Hashable {
    /// Milliseconds since 1970.
    var due: Int
    var interval: Int
    var phase: Phase
    var reviews: Int
    var lapses: Int
    /// Milliseconds since 1970.
    var lastReview: Int?
  }

  /// The parts of a comment in the order of the note's cards, nil for invalid parts.
  /// - Parameter comment: The text between `<!--SR:` and `-->`.
  static func parts(of comment: Substring) -> [ObsidianSchedule?] {
    comment.split(separator: "!").map { $0.trimmed() }.filter { !$0.isEmpty }.map(Self.init)
  }

  private init?(_ part: String) {
    let fields = part.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed() }
    if fields[0].lowercased() == "fsrs" {
      guard let fsrs = FSRS(Array(fields.dropFirst())) else { return nil }
      self = fsrs.phase == .new ? .new : .fsrs(fsrs)
      return
    }
    guard fields.count >= 3, let due = Self.day(fields[0]), let interval = Self.days(fields[1]),
      let ease = Double(fields[2]), 1...10_000 ~= ease
    else { return nil }
    // The plugin writes this day for a card that has not been asked yet.
    self = due == Day("2000-01-01") ? .new : .sm2(due: due, interval: interval, ease: Int(ease))
  }

  /// A date such as `2024-08-16` or, in older notes, `16-08-2024`.
  private static func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    return Day("\(parts[2])-\(parts[1])-\(parts[0])")
  }

  fileprivate static func days(_ text: String) -> Int? {
    guard let days = Double(text), 0...100_000 ~= days else { return nil }
    return Int(days.rounded())
  }
}

extension ObsidianSchedule.FSRS {
  /// - Parameter fields: due, interval, stability, difficulty, state, repetitions, lapses, learning
  ///   steps, last review.
  fileprivate init?(_ fields: [String]) {
    guard fields.count >= 7, let due = Self.moment(fields[0]),
      let interval = ObsidianSchedule.days(fields[1]), let state = Int(fields[4]),
      Phase.allCases.indices.contains(state), let reviews = Int(fields[5]), reviews >= 0,
      let lapses = Int(fields[6]), lapses >= 0
    else { return nil }
    self.init(
      due: due, interval: interval, phase: [.new, .learning, .review, .relearning][state],
      reviews: reviews, lapses: lapses,
      lastReview: fields.count > 8 ? Self.moment(fields[8]) : nil)
  }

  /// Milliseconds since 1970 of a time such as `2023-09-06T00:10:00.000Z`.
  private static func moment(_ text: String) -> Int? {
    guard text.hasSuffix("Z"), let time = LocalTime(String(text.dropLast())) else { return nil }
    return time.day.number * 86_400_000 + time.milliseconds
  }
}

extension ObsidianSchedule {
  /// When the card was last answered, in milliseconds since 1970, if the plugin stores it.
  var lastAnswer: Int? { if case .fsrs(let fsrs) = self { fsrs.lastReview } else { nil } }

  /// The event that sets the card's schedule; nil for a new card.
  func event(for card: CardID, _ context: ReadingContext) -> ScheduleEvent? {
    switch self {
    case .new:
      return nil
    case .sm2(let due, let interval, let ease):
      // The number of answers is not stored; an interval and an ease imply two passes. A day that
      // was postponed by hand is further away than the interval.
      let last = min(due - interval, context.studyDay(context.now))
      return ScheduleEvent(
        card: card, phase: .review, lastReviewed: last, due: due, interval: interval,
        easiness: Easiness(hundredths: ease), repetition: 2, reviews: 2)
    case .fsrs(let fsrs):
      let isInSteps = fsrs.phase != .review
      let due = context.studyDay(fsrs.due)
      return ScheduleEvent(
        card: card, phase: fsrs.phase,
        lastReviewed: fsrs.lastReview.map(context.studyDay) ?? due - fsrs.interval, due: due,
        dueAt: isInSteps ? fsrs.due : nil, interval: fsrs.interval,
        repetition: isInSteps ? 0 : 2, stepsLeft: isInSteps ? 1 : 0,
        reviews: fsrs.reviews, lapses: fsrs.lapses)
    }
  }
}

import Collection
import Flashcards
package import SpacedRepetition

/// What an answer makes of a card: what its scheduler does, and the day that is picked near to its.
package struct PlannedAnswer: Hashable, Sendable {
  /// The card's progress after the answer.
  package private(set) var progress: CardProgress
  /// How long the card waits until it is asked again.
  package private(set) var wait: Wait
  /// The interval that the scheduler gave, from which it goes on.
  let scheduled: Wait
  let isLeech: Bool

  init(_ outcome: Outcome) {
    progress = outcome.progress
    wait = outcome.wait
    scheduled = outcome.wait
    isLeech = outcome.isLeech
  }

  /// The day on which the card is due, if it is another than the scheduler's.
  var pickedDue: Day? { wait == scheduled ? nil : progress.due }

  /// Around the scheduler's interval, what may be picked instead; nil for a card in steps and one
  /// that comes again soon.
  var window: FuzzWindow? {
    guard let days = waitingDays, progress.phase == .review else { return nil }
    return FuzzWindow(around: days, longest: SM2.longestInterval)
  }

  /// The scheduler's interval; nil for a card that comes again on the same day.
  var waitingDays: Int? {
    guard case .days(let days) = scheduled, days > 0, progress.dueAt == nil else { return nil }
    return days
  }

  mutating func pick(_ interval: Int, from day: Day) {
    wait = .days(interval)
    progress.due = day + interval
  }
}

/// What each grade would make of a card, for showing the learner what a key does before it is
/// pressed.
package struct AnswerPreview: Hashable, Sendable {
  package let scheduler: Scheduler
  private let planned: [PlannedAnswer]

  /// What an answer with this grade would make of the card.
  package subscript(grade: Grade) -> PlannedAnswer { planned[grade.rawValue] }

  init(_ card: CardID, of collection: Collection, on day: Day, at now: Int) {
    scheduler = collection.history.scheduler(of: card)
    planned = collection.planned(card, Grade.allCases, on: day, at: now)
  }
}

extension Collection {
  /// What answers with these grades would make of a card, as the settings say.
  ///
  /// First a day is picked near to the scheduler's (``pickDays(_:of:on:)``), then, if the card
  /// would not be known on the day of an exam, one before the exam (``placeBeforeExam(_:of:on:)``).
  /// - Complexity: Constant; with `balance`, easy days or an exam ahead linear in the number of cards.
  func planned(
    _ card: CardID, _ grades: [Grade], on day: Day, at now: Int
  ) -> [PlannedAnswer] {
    let progress = history.record(of: card).progress
    let moment = history.moment(now, on: day)
    let preview = history.scheduler(of: card).preview(progress, on: day, at: moment)
    var planned = grades.map { PlannedAnswer(preview[$0]) }
    if settings.fuzzes || settings.balances || !settings.easyDays.isNone {
      pickDays(&planned, of: card, on: day)
    }
    if settings.examDate.map({ $0 > day }) ?? false {
      placeBeforeExam(&planned, of: card, on: day)
    }
    return planned
  }
}

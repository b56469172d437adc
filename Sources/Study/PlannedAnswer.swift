import Flashcards
import Journal
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
  fileprivate var window: FuzzWindow? {
    guard case .days(let days) = scheduled, progress.phase == .review, progress.dueAt == nil else {
      return nil
    }
    return FuzzWindow(around: days, longest: SM2.longestInterval)
  }

  fileprivate mutating func pick(_ interval: Int, from day: Day) {
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
    scheduler = collection.history.scheduler
    planned = collection.planned(card, Grade.allCases, on: day, at: now)
  }
}

extension Collection {
  /// What answers with these grades would make of a card, as the settings say.
  ///
  /// With `balance` a day is picked on which the fewest other cards are due. With `fuzz` chance
  /// picks among the days that are left; the card's name and how often it was answered fix it. Without,
  /// the nearest to the scheduler's is taken.
  /// - Complexity: Constant; with `balance` linear in the number of cards.
  func planned(
    _ card: CardID, _ grades: [Grade], on day: Day, at now: Int
  ) -> [PlannedAnswer] {
    let progress = history.record(of: card).progress
    let moment = history.moment(now, on: day)
    let preview = history.scheduler.preview(progress, on: day, at: moment)
    var planned = grades.map { PlannedAnswer(preview[$0]) }
    guard settings.fuzzes || settings.balances else { return planned }
    let windows = planned.map(\.window)
    let counts =
      settings.balances
      ? history.dueCounts(
        in: Set(windows.compactMap(\.self)).map { $0.days(from: day) }, except: card
      ) { names in names.contains(where: library.contains) } : [:]
    for (index, window) in windows.enumerated() {
      guard let window, case .days(let scheduled) = planned[index].scheduled else { continue }
      func count(_ interval: Int) -> Int { counts[day + interval] ?? 0 }
      let least = window.intervals.map(count).min() ?? 0
      let candidates = window.intervals.filter { count($0) == least }
      let picked =
        settings.fuzzes
        ? candidates[chance(of: card, progress.reviews, among: candidates.count)]
        : candidates.min { abs($0 - scheduled) < abs($1 - scheduled) }
      if let picked { planned[index].pick(picked, from: day) }
    }
    return planned
  }

  private func chance(of card: CardID, _ repetition: Int, among count: Int) -> Int {
    let name = history.names(of: card).first ?? card
    return Int(ContentHash(["fuzz", name.text, "\(repetition)"]).value % UInt64(count))
  }
}

extension FuzzWindow {
  fileprivate func days(from day: Day) -> ClosedRange<Day> {
    day + intervals.lowerBound...day + intervals.upperBound
  }
}

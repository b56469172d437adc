package import Collection
import Flashcards
package import SpacedRepetition

/// Days before an exam.
extension Collection {
  /// The next exam after a day, from the settings; nil if there is none.
  package func exam(after day: Day) -> ExamDay? {
    settings.examDate.flatMap { date in
      date > day ? ExamDay(date, target: settings.examTarget, recall: recall) : nil
    }
  }

  /// Moves the last review before an exam to a day that leaves the card known on the exam's day.
  ///
  /// This happens only if the picked day is not before the exam and the card would be forgotten by
  /// then (``ExamDay/lastReviewDays(of:after:under:)``); the choice among the days depends on the
  /// cards already due and on how weak they are (``ExamRoom``).
  func placeBeforeExam(_ planned: inout [PlannedAnswer], of card: CardID, on day: Day) {
    guard let exam = exam(after: day) else { return }
    let windows = planned.map { answer in
      answer.waitingDays == nil
        ? nil
        : exam.lastReviewDays(of: answer.progress, after: day, under: history.scheduler(of: card))
    }
    guard windows.contains(where: { $0 != nil }) else { return }
    let others = history.standing(on: exam, except: card) { names in
      names.contains(where: library.contains)
    }
    let easy = settings.easyDays
    let room = ExamRoom(perDay: settings.reviewsPerDay) {
      others.due[$0] ?? 0
    } weight: {
      easy.weight(of: $0)
    }
    for (index, window) in windows.enumerated() {
      guard let window else { continue }
      let chance = exam.chance(of: planned[index].progress)
      let weaker = others.chances.count { $0 < chance }
      if let picked = room.day(in: window, weaker: weaker, after: day) {
        planned[index].pick(picked - day, from: day)
      }
    }
  }
}

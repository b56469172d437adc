package import Collection
package import SpacedRepetition

extension Spreading {
  /// Moves cards that come after an exam, and would be forgotten by then, to days before it.
  ///
  /// Answers do that by themselves; these cards were answered before the exam's date was set. The
  /// weakest come closest to the exam, as in ``ExamRoom``. Without an upcoming exam nothing is
  /// moved.
  /// - Complexity: O(n log n) in the number of cards.
  package static func beforeExam(_ collection: Collection, today: Day) -> Spreading {
    var plan = Spreading(collection, today: today)
    guard let exam = collection.exam(after: today) else { return plan }
    let calendar = DueCalendar(collection, today: today)
    let weak = calendar.due(in: exam.day...(.latest)).compactMap { card -> Weak? in
      let progress = collection.history.record(of: card.card).progress
      return exam.lastReviewDays(
        of: progress, after: today, under: collection.history.scheduler(of: card.card)
      ).map { Weak(card: card, days: $0, chance: exam.chance(of: progress)) }
    }.sorted { ($0.chance, $0.card.card) < ($1.chance, $1.card.card) }
    guard !weak.isEmpty else { return plan }

    plan.days = (1..<(exam.day - today)).map { offset in
      let count = calendar.count(on: today + offset)
      return DayCount(day: today + offset, before: count, after: count)
    }
    let easy = collection.settings.easyDays
    for (weaker, card) in weak.enumerated() {
      let room = ExamRoom(perDay: collection.settings.reviewsPerDay) { [days = plan.days] in
        days[$0 - today - 1].after
      } weight: {
        easy.weight(of: $0)
      }
      guard let day = room.day(in: card.days, weaker: weaker, after: today) else { continue }
      plan.days[day - today - 1].after += 1
      plan.move(card.card, to: day)
    }
    return plan
  }
}

/// A card that would be forgotten by an exam.
private struct Weak {
  let card: MovableCard
  let days: ClosedRange<Day>
  let chance: Double
}

import Flashcards
import Journal
import SpacedRepetition

/// Converts the positions of cards in Anki's calendar.
struct AnkiSchedule {
  let firstDay: Day
  let schedulerVersion: Int
  let context: ReadingContext
  private let today: Day
  /// Whether Anki would unbury cards when it opens the collection.
  private let isUnburied: Bool

  init(_ collection: AnkiCollection, _ context: ReadingContext) {
    firstDay = collection.firstDay(context.studyDay)
    schedulerVersion = collection.schedulerVersion
    self.context = context
    today = context.studyDay(context.now)
    let daysSoFar = today.number - firstDay.number
    isUnburied = collection.lastUnburied.map { $0 < daysSoFar } ?? false
  }

  /// The state of a card from its row, as actions right after the card's last answer: its schedule,
  /// suspension, burial and flag.
  func actions(_ card: AnkiCard, _ name: CardID, _ tally: AnkiHistory.Tally) -> [TimedAction] {
    var actions: [Action] = []
    // A schedule that follows from an answer comes with it.
    if !tally.hasLaterAnswers, let schedule = card.schedule,
      var event = event(schedule, card.queue, name, tally)
    {
      if event.phase != .new { event.memory = card.memory }
      actions.append(.schedule(event))
    }
    switch card.queue {
    case -1: actions.append(.suspend(name))
    case -2, -3: if !isUnburied { actions.append(.bury(name, until: today + 1)) }
    default: break
    }
    if card.flag > 0 { actions.append(.flag(name, card.flag)) }
    let lastReviewed: Day? =
      if case .schedule(let event) = actions.first { event.lastReviewed } else { nil }
    let time = context.undatedTime(after: tally.lastMoment, lastReviewed, created: created(card))
    return actions.map { TimedAction(at: time, $0) }
  }

  /// What has become of a card that came from here.
  func standing(
    _ card: AnkiCard, _ name: CardID, _ exported: ExportedStandings
  ) -> ImportedStanding {
    let flag = exported.flags[name] ?? 0
    // Siblings are kept apart here too.
    let isBuried = card.queue == -3 && !isUnburied && !exported.buried.contains(name)
    return ImportedStanding(
      left: exported.at,
      isSuspended: (card.queue == -1) == exported.suspended.contains(name) ? nil : card.queue == -1,
      flag: card.flag == flag ? nil : card.flag, buriedUntil: isBuried ? today + 1 : nil)
  }

  /// When a card was created: the time in its id, except for cards made by scripts.
  private func created(_ card: AnkiCard) -> Int {
    let firstOfAnki = 1_143_849_600_000  // April 2006
    return (firstOfAnki...max(firstOfAnki, context.now)).contains(card.id)
      ? card.id : context.moment(min(firstDay, today), 0)
  }

  /// Nil for a card that is new and always was.
  private func event(
    _ schedule: AnkiCard.Schedule, _ queue: Int, _ name: CardID, _ tally: AnkiHistory.Tally
  ) -> ScheduleEvent? {
    var event = ScheduleEvent(
      card: name, phase: .new, reviews: schedule.reviews, lapses: schedule.lapses)
    if schedule.factor > 0 { event.easiness = Easiness(hundredths: schedule.factor / 10) }
    switch schedule.state {
    case .new: return tally.answers > 0 ? event : nil
    case .learning: event.phase = isRelearning(schedule) ? .relearning : .learning
    case .relearning: event.phase = .relearning
    case .review:
      event.phase = .review
      event.repetition = max(2, Int(tally.passes))
    }
    if schedule.isDueAtMoment {
      event.dueAt = schedule.due * 1000
      event.due = context.studyDay(schedule.due * 1000)
    } else {
      event.due = firstDay + schedule.due
    }
    event.interval = schedule.interval
    if event.phase != .review { event.stepsLeft = schedule.stepsLeft }
    event.lastReviewed = tally.lastReviewed ?? estimatedReview(schedule, due: event.due ?? today)
    return event
  }

  /// Whether a card is being relearned: until 2021 such a card was in learning, with its interval.
  private func isRelearning(_ schedule: AnkiCard.Schedule) -> Bool {
    schedulerVersion == 1 && schedule.interval > 0 && schedule.factor > 0
  }

  /// An estimate of when a card was last answered, if its answers are missing.
  private func estimatedReview(_ schedule: AnkiCard.Schedule, due: Day) -> Day {
    min(today, schedule.state == .review ? due - schedule.interval : due)
  }
}

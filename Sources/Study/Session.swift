package import Flashcards
package import Journal
package import SpacedRepetition

/// A day's review: the queue, then the final drill, or under Anki's policy the steps in between.
///
/// A session decides what comes next and what an answer means; it writes nothing. Whoever runs it
/// journals the actions that ``answer(_:took:on:at:)`` gives, and hands the events back to
/// ``record(_:)``; only then does the next card come up. It reads no clock either: ``advance(to:)``
/// tells it how late it is.
package struct Session: Sendable {
  /// What is asked now.
  package struct Item: Hashable, Sendable {
    package let card: CardID
    /// Whether the card comes back in the final drill, where its schedule stays as it is.
    package let isDrill: Bool
  }

  package private(set) var collection: Collection
  /// The answers of this session that count.
  package private(set) var answers: [Event] = []
  /// The scheduled cards still to come, the next one last.
  private var remaining: [CardID]
  private var steps = StepQueue()
  private var drill = FinalDrill<CardID>()
  /// The card that comes first whatever else is waiting: its answer was taken back.
  private var takenBack: CardID?
  /// The study days of the session: the one it was made for, and later ones that it reached.
  private var days: ClosedRange<Day>
  /// The time in milliseconds since 1970 UTC; it never goes back.
  private var now: Int
  private let options: DayQueue.Options

  /// - Parameters:
  ///   - day: The study day for which the session is made.
  ///   - now: The time in milliseconds since 1970 UTC.
  package init(
    _ collection: Collection, on day: Day, at now: Int, options: DayQueue.Options = .init()
  ) {
    self.collection = collection
    days = day...day
    self.now = now
    self.options = options
    let queue = DayQueue(collection, on: day, options: options)
    remaining = queue.order.reversed()
    for card in queue.steps { updateStep(card) }
    rebuildDrill()
  }

  /// Tells how late it is.
  package mutating func advance(to now: Int) { self.now = max(self.now, now) }

  /// What is asked now; nil when the day is done, or only steps are left that are too far ahead.
  package var current: Item? {
    if let card = takenBack ?? steps.due(at: now) ?? remaining.last
      ?? steps.ahead(of: now, justAnswered: justAnswered)
    {
      return Item(card: card, isDrill: false)
    }
    return drill.next.map { Item(card: $0, isDrill: true) }
  }

  private var justAnswered: CardID? {
    answers.last.flatMap { if case .review(let review) = $0.action { review.card } else { nil } }
  }

  /// The scheduled cards still to come, known ones and new ones, the cards in their steps, and the
  /// drill's.
  package var left: (due: Int, new: Int, steps: Int, drill: Int) {
    let new = remaining.count { collection.history.record(of: $0).progress.isNew }
    return (remaining.count - new, new, steps.count, drill.count)
  }

  /// When the first of the cards in their steps comes, in milliseconds since 1970 UTC.
  package var nextStepAt: Int? { steps.nextAt }

  /// What each grade would make of the card that is asked now; nil in the drill, which leaves
  /// schedules as they are.
  package func preview(on day: Day, at now: Int) -> Scheduler.Preview? {
    guard let item = current, !item.isDrill else { return nil }
    let history = collection.history
    return history.scheduler.preview(
      history.record(of: item.card).progress, on: day, at: history.moment(now, on: day))
  }

  /// What an answer to the current card means; nil if there is none.
  /// - Parameters:
  ///   - took: How long the answer took, in milliseconds.
  ///   - day: The study day that it counts for.
  ///   - now: The time in milliseconds since 1970 UTC.
  package func answer(_ grade: Grade, took: Int?, on day: Day, at now: Int) -> Answer? {
    current.map { item in
      collection.answer(item.card, grade, isDrill: item.isDrill, took: took, on: day, at: now)
    }
  }

  /// Takes in the journalled answer to the current card, and what came with it.
  package mutating func record(_ events: [Event]) {
    guard let item = current, let event = events.first, case .review(let review) = event.action
    else { return }
    for event in events { collection.take(event) }
    answers.append(event)
    days = days.lowerBound...max(days.upperBound, review.day)
    advance(to: event.at)
    if item.isDrill {
      drill.answer(review.grade)
      return
    }
    takenBack = nil
    if remaining.last == item.card { remaining.removeLast() }
    if hasSteps {
      updateStep(item.card)
    } else {
      drill.record(review.card, review.grade)
    }
  }

  // MARK: Undo

  /// The answer that would be taken back next: the day's last, which may be of an earlier session.
  package var lastAnswer: Event? {
    guard let event = collection.history.lastDone.last,
      case .review(let review) = event.action,
      review.day >= days.lowerBound
    else { return nil }
    return event
  }

  /// What takes back ``lastAnswer`` and what came with it, to be journalled as it stands.
  package var undo: [Action] {
    lastAnswer == nil ? [] : collection.history.lastDone.map { .undo($0.id) }
  }

  /// Takes in the journalled undo of ``lastAnswer``: its card comes up again.
  package mutating func recordUndo(_ events: [Event]) {
    guard let taken = lastAnswer, case .review(let review) = taken.action else { return }
    for event in events { collection.take(event) }
    answers.removeAll { $0.id == taken.id }
    takenBack = nil
    if review.kind.isScheduling, let entry = collection.entry(of: review.card) {
      let card = entry.card.id
      remaining.removeAll { $0 == card }
      if hasSteps { updateStep(card) }
      if !steps.contains(card) { remaining.append(card) }
      takenBack = card
    }
    rebuildDrill()
  }

  // MARK: Steps and drill

  private var hasSteps: Bool { collection.history.scheduler.hasSteps }

  private mutating func updateStep(_ card: CardID) {
    steps.update(card, collection.history.record(of: card), on: days.upperBound)
  }

  private mutating func rebuildDrill() {
    drill = FinalDrill()
    if hasSteps { return }
    for name in DayTally(collection.history, on: days).drill.cards {
      guard let entry = collection.entry(of: name), options.admits(entry, in: collection.library),
        !collection.record(of: entry).isLeftOut(on: days.upperBound)
      else { continue }
      drill.record(entry.card.id, .blackout)
    }
  }
}

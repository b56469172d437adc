package import Flashcards
package import Journal
package import SpacedRepetition

/// A day's review: the queue, then the final drill.
///
/// A session decides what comes next and what an answer means; it writes nothing. Whoever runs it
/// journals the action that ``action(for:took:on:)`` gives, and hands the event back to
/// ``record(_:)``; only then does the next card come up.
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
  private var drill = FinalDrill<CardID>()
  /// The study days of the session: the one it was made for, and later ones that it reached.
  private var days: ClosedRange<Day>
  private let options: DayQueue.Options

  /// - Parameter day: The study day for which the session is made.
  package init(_ collection: Collection, on day: Day, options: DayQueue.Options = .init()) {
    self.collection = collection
    days = day...day
    self.options = options
    remaining = DayQueue(collection, on: day, options: options).order.reversed()
    rebuildDrill()
  }

  /// What is asked now; nil when the day is done.
  package var current: Item? {
    if let card = remaining.last { return Item(card: card, isDrill: false) }
    return drill.next.map { Item(card: $0, isDrill: true) }
  }

  /// The scheduled cards still to come, known ones and new ones, and the drill's.
  package var left: (due: Int, new: Int, drill: Int) {
    let new = remaining.count { collection.history.record(of: $0).progress.isNew }
    return (remaining.count - new, new, drill.count)
  }

  /// What each grade would make of the card that is asked now; nil in the drill, which leaves
  /// schedules as they are.
  package var preview: SM2.Preview? {
    guard let item = current, !item.isDrill else { return nil }
    return collection.history.scheduler.preview(
      collection.history.record(of: item.card).progress.state)
  }

  /// The action that an answer to the current card is.
  /// - Parameters:
  ///   - took: How long the answer took, in milliseconds.
  ///   - day: The study day that it counts for.
  package func action(for grade: Grade, took: Int?, on day: Day) -> Action? {
    current.map { item in
      collection.answer(item.card, grade, isDrill: item.isDrill, took: took, on: day)
    }
  }

  /// Takes in the journalled answer to the current card.
  package mutating func record(_ event: Event) {
    guard let item = current, case .review(let review) = event.action else { return }
    collection.history.append(event)
    answers.append(event)
    days = days.lowerBound...max(days.upperBound, review.day)
    if item.isDrill {
      drill.answer(review.grade)
    } else {
      remaining.removeLast()
      drill.record(review.card, review.grade)
    }
  }

  /// The answer that would be taken back next: the day's last, which may be of an earlier session.
  package var lastAnswer: Event? {
    guard let event = collection.history.lastUndoable, case .review(let review) = event.action,
      review.day >= days.lowerBound
    else { return nil }
    return event
  }

  /// Takes in the journalled undo of ``lastAnswer``: its card comes up again.
  package mutating func recordUndo(_ undo: Event) {
    guard let taken = lastAnswer, case .review(let review) = taken.action else { return }
    collection.history.append(undo)
    answers.removeAll { $0.id == taken.id }
    if review.kind.isScheduling, let entry = collection.entry(of: review.card) {
      remaining.removeAll { $0 == entry.card.id }
      remaining.append(entry.card.id)
    }
    rebuildDrill()
  }

  private mutating func rebuildDrill() {
    drill = FinalDrill()
    for name in DayTally(collection.history, on: days).drill.cards {
      guard let entry = collection.entry(of: name), options.admits(entry, in: collection.library),
        !collection.record(of: entry).isSuspended
      else { continue }
      drill.record(entry.card.id, .blackout)
    }
  }
}

extension Collection {
  /// The action that an answer to a card is.
  ///
  /// An answer outside of the drill moves the card's schedule, whether the card was due or not.
  package func answer(
    _ card: CardID, _ grade: Grade, isDrill: Bool = false, took: Int?, on day: Day
  ) -> Action {
    let progress = history.record(of: card).progress
    let interval = progress.state.interval
    return .review(
      ReviewEvent(
        card: card, grade: grade, day: day, took: took,
        kind: isDrill ? .drill : progress.isNew ? .learn : .review,
        before: progress.isNew ? nil : interval,
        after: isDrill ? interval : history.scheduler.next(progress.state, grade).interval,
        scheduler: history.scheduler.policy.rawValue))
  }
}

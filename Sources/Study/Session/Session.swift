package import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

/// A day's review: the queue, then the final drill, or under Anki's policy the steps in between.
///
/// A session decides what comes next and what an answer does; it writes nothing. The caller
/// journals the actions that ``answer(_:took:on:at:)`` returns, and passes the events to
/// ``record(_:)``; only then does the next card come up. It does not read a clock either:
/// ``advance(to:)`` sets the time.
package struct Session: Sendable {
  /// The current question.
  package struct Item: Hashable, Sendable {
    package let card: CardID
    /// The drill or practice in which the card is asked, leaving its schedule as it is; nil in the
    /// day's review.
    package let repetition: ReviewKind?

    /// Whether the card is asked in the final drill.
    package var isDrill: Bool { repetition == .drill }
  }

  package internal(set) var collection: Collection
  /// The answers of this session that count.
  package internal(set) var answers: [Event] = []
  /// The remaining scheduled cards, next one last.
  var remaining: [CardID]
  /// The number of new ones among them, kept up to date since each question shows it.
  private var newCount = 0
  var steps = StepQueue()
  var drill = FinalDrill<CardID>()
  /// The cards that are asked side by side, in a practice of confusions.
  package internal(set) var confusions: ConfusionDrill?
  /// What that was before each answer of this session.
  var confusionsBefore: [ConfusionDrill] = []
  /// The card to ask first, whatever else is due: its answer was undone, or it is on the screen
  /// while the collection is read again.
  var first: Item?
  /// The new names of cards without a history that were reworded during the session.
  var renamed: [CardID: CardID] = [:]
  /// Events of other programs since the session began; the session's undo skips them.
  var foreign: Set<EventID> = []
  /// The study days of the session: the one it was made for, and later ones that it ran into.
  var days: ClosedRange<Day>
  /// The time in milliseconds since 1970 UTC; it never goes back.
  private var now: Int
  var options: DayQueue.Options
  /// When the session began, in milliseconds since 1970 UTC.
  private let start: Int

  /// - Parameters:
  ///   - day: The study day for which the session is made.
  ///   - now: The time in milliseconds since 1970 UTC.
  package init(
    _ collection: Collection, on day: Day, at now: Int, options: DayQueue.Options = .init()
  ) {
    self.collection = collection
    days = day...day
    self.now = now
    start = now
    self.options = options
    let queue = DayQueue(collection, on: day, options: options)
    remaining = queue.order.reversed()
    for card in queue.steps { updateStep(card) }
    rebuildDrill(from: queue.tally)
    newCount = isPractice ? 0 : queue.new.count
    if !options.confusions.isEmpty { confusions = ConfusionDrill(options.confusions) }
  }

  /// Sets the time.
  package mutating func advance(to now: Int) { self.now = max(self.now, now) }

  /// The current question; nil when the day is done, or only steps are left that are too far ahead.
  package var current: Item? {
    if let first { return first }
    if let confusions { return confusions.next.map { Item(card: $0, repetition: .practice) } }
    if let card = steps.due(at: now) ?? remaining.last
      ?? steps.ahead(of: now, justAnswered: justAnswered)
    {
      return Item(card: card, repetition: isPractice ? .practice : nil)
    }
    return drill.next.map { Item(card: $0, repetition: .drill) }
  }

  /// The number of cards due by a day if nothing more is answered; only those of the focus if the
  /// session is about it.
  package func dueCount(by day: Day) -> Int {
    collection.dueCount(by: day, isFocused: options.isFocused)
  }

  /// Whether only cards of the collection's focus are asked.
  package var isFocused: Bool { options.isFocused }

  /// Whether the session changes no schedule.
  package var isPractice: Bool { options.purpose == .practice }

  private var justAnswered: CardID? {
    answers.last.flatMap { if case .review(let review) = $0.action { review.card } else { nil } }
  }

  /// The remaining cards: due ones, new ones, cards in steps, and the drill's.
  package var left: (due: Int, new: Int, steps: Int, drill: Int) {
    (remaining.count - newCount, newCount, steps.count, drill.count)
  }

  /// Whether a card is new; in practice, none is.
  func isNew(_ card: CardID) -> Bool {
    !isPractice && collection.history.record(of: card).progress.isNew
  }

  mutating func countNew() { newCount = remaining.count(where: isNew) }

  /// When the first card in steps comes up, in milliseconds since 1970 UTC.
  package var nextStepAt: Int? { steps.nextAt }

  /// The effect of each grade on the current card; nil in the drill and in practice, which leave
  /// schedules as they are.
  package func preview(on day: Day, at now: Int) -> AnswerPreview? {
    guard let item = current, item.repetition == nil else { return nil }
    return AnswerPreview(item.card, of: collection, on: day, at: now)
  }

  /// The result of answering the current card; nil if there is none.
  /// - Parameters:
  ///   - took: How long the answer took, in milliseconds.
  ///   - wording: The number of the wording that was asked, if the card has several.
  ///   - wrong: What was answered, if it was wrong.
  ///   - day: The study day that it counts for.
  ///   - now: The time in milliseconds since 1970 UTC.
  package func answer(
    _ grade: Grade, took: Int?, wording: Int? = nil, wrong: WrongAnswer? = nil, on day: Day,
    at now: Int
  ) -> Answer? {
    current.map { item in
      collection.answer(
        item.card, grade, in: item.repetition, took: took, wording: wording, wrong: wrong,
        isBesideAnother: confusions != nil, on: day, at: now)
    }
  }

  /// Adds the journaled answer to the current card, with the events that came with it.
  package mutating func record(_ events: [Event]) {
    guard let item = current, let event = events.first, case .review(let review) = event.action
    else { return }
    let wasNew = isNew(item.card)
    for event in events { collection.take(event) }
    answers.append(event)
    days = days.lowerBound...max(days.upperBound, review.day)
    advance(to: event.at)
    first = nil
    if recordConfusion(review) { return }
    if item.isDrill {
      drill.answer(review.grade)
      return
    }
    if remaining.last == item.card {
      remaining.removeLast()
      if wasNew { newCount -= 1 }
    }
    // Another remaining card may share the history.
    if collection.history.names(of: item.card).count > 1 { countNew() }
    if isPractice {
      // Cards that were not known come back after the others.
      if !review.grade.endsDrill { remaining.insert(item.card, at: 0) }
    } else if hasSteps(item.card) {
      updateStep(item.card)
    } else if !collection.history.record(of: item.card).isSuspended {
      drill.record(review.card, review.grade)
    }
  }

  // MARK: Other than answers

  /// Adds journaled events about cards other than answers: suspensions, burials, flags,
  /// rescheduling. A card that is no longer part of the day leaves the session.
  package mutating func recordChanges(_ events: [Event]) {
    for event in events { collection.take(event) }
    let out = Set(remaining.filter(isOut))
    remaining.removeAll { out.contains($0) }
    // A card of the drill is normally due on a later day.
    for card in drill.cards where collection.history.record(of: card).isLeftOut(on: days.upperBound)
    {
      drill.remove(card)
    }
    for event in events {
      guard let card = event.action.card else { continue }
      if case .schedule = event.action { drill.remove(card) }
      if !isPractice, hasSteps(card) { updateStep(card) }
    }
    leaveOutConfusions()
    if let item = first, !isWaiting(item) { first = nil }
    countNew()
  }

  /// Whether a card is not part of the day: suspended, buried, or due later.
  func isOut(_ card: CardID) -> Bool {
    let record = collection.history.record(of: card)
    if record.isLeftOut(on: days.upperBound) { return true }
    return !isPractice && record.progress.due.map { $0 > lastDay } ?? false
  }

  /// Whether an item is still to be asked.
  func isWaiting(_ item: Item) -> Bool {
    item.isDrill
      ? drill.cards.contains(item.card)
      : confusions?.next == item.card || remaining.contains(item.card) || steps.contains(item.card)
  }

  /// Moves the current card to the end.
  /// - Returns: False if there is no other card.
  package mutating func skip() -> Bool {
    guard let item = current else { return false }
    if confusions != nil { return confusions!.skip() }
    if item.isDrill {
      guard drill.count > 1 else { return false }
      first = nil
      // A failed answer that nobody gave moves the card to the end.
      drill.answer(.blackout)
      return true
    }
    guard remaining.last == item.card || first == item, remaining.count > 1 else { return false }
    first = nil
    remaining.removeAll { $0 == item.card }
    remaining.insert(item.card, at: 0)
    return true
  }

  /// Stops asking a card in this session, which leaves it to another one.
  package mutating func leave(_ item: Item) {
    if first == item { first = nil }
    if item.isDrill {
      drill.remove(item.card)
    } else if confusions != nil {
      confusions!.remove(item.card)
    } else {
      remaining.removeAll { $0 == item.card }
      steps.remove(item.card)
      countNew()
    }
  }

  // MARK: Undo

  /// What undo would revert next: an answer of the day, possibly of an earlier session, or another
  /// change of this session, with what came with it. The answer comes last; empty if there is
  /// nothing to undo.
  package var lastDone: [Event] {
    let events = lastDoneHere
    guard let event = events.last, !events.areExam else { return [] }
    switch event.action {
    case .review(let review): return review.day >= days.lowerBound ? events : []
    case .imported: return []
    default: return event.at >= start && event.action.card != nil ? events : []
    }
  }

  /// An edit of a deck made in this session that undo would revert next.
  package var lastEdit: Event? {
    guard let event = lastDoneHere.last, case .imported(let what) = event.action,
      what.isEdit, event.at >= start
    else { return nil }
    return event
  }

  /// The last thing done, ignoring other programs in the meantime.
  private var lastDoneHere: [Event] {
    collection.history.lastDone { !foreign.contains($0.id) }
  }

  /// The actions that undo ``lastDone``, ready to journal.
  package var undo: [Action] { lastDone.map { .undo($0.id) } }

  /// Adds the journaled undo of ``lastDone``: its card comes up again.
  package mutating func recordUndo(_ events: [Event]) {
    guard let taken = lastDone.last, let card = taken.action.card else { return }
    for event in events { collection.take(event) }
    answers.removeAll { $0.id == taken.id }
    first = nil
    if undoConfusion(taken) { return }
    let isScheduling =
      if case .review(let review) = taken.action { review.kind != .drill } else { true }
    if isScheduling, let entry = collection.entry(of: card) {
      let card = entry.id
      remaining.removeAll { $0 == card }
      if !isPractice, hasSteps(card) { updateStep(card) }
      if !steps.contains(card) { remaining.append(card) }
      first = Item(card: card, repetition: isPractice ? .practice : nil)
    }
    // A card of the drill comes up again too; the others keep their order.
    rebuildDrill(first: [collection.entry(of: card)?.id ?? card] + drill.cards)
    countNew()
  }

  /// The last day of which cards are asked.
  private var lastDay: Day {
    if case .ahead(let count) = options.purpose { days.upperBound + count } else { days.upperBound }
  }
}

package import Collection
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
    /// The drill or practice that the card is asked in, where its schedule stays as it is; nil in
    /// the day's review.
    package let repetition: ReviewKind?

    /// Whether the card comes back in the final drill.
    package var isDrill: Bool { repetition == .drill }
  }

  package internal(set) var collection: Collection
  /// The answers of this session that count.
  package internal(set) var answers: [Event] = []
  /// The scheduled cards still to come, the next one last.
  var remaining: [CardID]
  /// How many of them are new: counted once and kept up, since each question shows it.
  private var newCount = 0
  var steps = StepQueue()
  var drill = FinalDrill<CardID>()
  /// What comes first whatever else is due: its answer was undone, or it is on the screen while the
  /// collection is read again.
  var first: Item?
  /// The new names of cards without a history that were reworded during the session.
  var renamed: [CardID: CardID] = [:]
  /// What other programs did since the session began; its own undo passes over that.
  var foreign: Set<EventID> = []
  /// The study days of the session: the one it was made for, and later ones that it reached.
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
    rebuildDrill()
    countNew()
  }

  /// Tells how late it is.
  package mutating func advance(to now: Int) { self.now = max(self.now, now) }

  /// What is asked now; nil when the day is done, or only steps are left that are too far ahead.
  package var current: Item? {
    if let first { return first }
    if let card = steps.due(at: now) ?? remaining.last
      ?? steps.ahead(of: now, justAnswered: justAnswered)
    {
      return Item(card: card, repetition: isPractice ? .practice : nil)
    }
    return drill.next.map { Item(card: $0, repetition: .drill) }
  }

  /// How many cards are due by a day if nothing more is answered; those of the focus alone, where the
  /// session is about it.
  package func dueCount(by day: Day) -> Int {
    collection.dueCount(by: day, isFocused: options.isFocused)
  }

  /// Whether the session moves no schedule.
  package var isPractice: Bool { options.purpose == .practice }

  private var justAnswered: CardID? {
    answers.last.flatMap { if case .review(let review) = $0.action { review.card } else { nil } }
  }

  /// The scheduled cards still to come, known ones and new ones, the cards in their steps, and the
  /// drill's.
  package var left: (due: Int, new: Int, steps: Int, drill: Int) {
    (remaining.count - newCount, newCount, steps.count, drill.count)
  }

  /// No card is new in practice.
  func isNew(_ card: CardID) -> Bool {
    !isPractice && collection.history.record(of: card).progress.isNew
  }

  mutating func countNew() { newCount = remaining.count(where: isNew) }

  /// When the first of the cards in their steps comes, in milliseconds since 1970 UTC.
  package var nextStepAt: Int? { steps.nextAt }

  /// What each grade would make of the card that is asked now; nil in the drill and in practice,
  /// which leave schedules as they are.
  package func preview(on day: Day, at now: Int) -> AnswerPreview? {
    guard let item = current, item.repetition == nil else { return nil }
    return AnswerPreview(item.card, of: collection, on: day, at: now)
  }

  /// What an answer to the current card means; nil if there is none.
  /// - Parameters:
  ///   - took: How long the answer took, in milliseconds.
  ///   - day: The study day that it counts for.
  ///   - now: The time in milliseconds since 1970 UTC.
  package func answer(_ grade: Grade, took: Int?, on day: Day, at now: Int) -> Answer? {
    current.map { item in
      collection.answer(item.card, grade, in: item.repetition, took: took, on: day, at: now)
    }
  }

  /// Takes in the journalled answer to the current card, and what came with it.
  package mutating func record(_ events: [Event]) {
    guard let item = current, let event = events.first, case .review(let review) = event.action
    else { return }
    let wasNew = isNew(item.card)
    for event in events { collection.take(event) }
    answers.append(event)
    days = days.lowerBound...max(days.upperBound, review.day)
    advance(to: event.at)
    first = nil
    if item.isDrill {
      drill.answer(review.grade)
      return
    }
    if remaining.last == item.card {
      remaining.removeLast()
      if wasNew { newCount -= 1 }
    }
    // Another card that is still to come may have the same history.
    if collection.history.names(of: item.card).count > 1 { countNew() }
    if isPractice {
      // What was not known comes again when the others are done.
      if !review.grade.endsDrill { remaining.insert(item.card, at: 0) }
    } else if hasSteps {
      updateStep(item.card)
    } else if !collection.history.record(of: item.card).isSuspended {
      drill.record(review.card, review.grade)
    }
  }

  // MARK: Other than answers

  /// Takes in what was journalled about cards besides answers: suspensions, burials, flags, new
  /// places in the calendar. A card that is out of the day leaves the session.
  package mutating func recordChanges(_ events: [Event]) {
    for event in events { collection.take(event) }
    let out = Set(remaining.filter(isOut))
    remaining.removeAll { out.contains($0) }
    // A card of the drill is due on a later day as a rule.
    for card in drill.cards where collection.history.record(of: card).isLeftOut(on: days.upperBound)
    {
      drill.remove(card)
    }
    for event in events {
      guard let card = event.action.card else { continue }
      if case .schedule = event.action { drill.remove(card) }
      if hasSteps, !isPractice { updateStep(card) }
    }
    if let item = first, !isWaiting(item) { first = nil }
    countNew()
  }

  /// Whether a card is out of the day: suspended, buried, or due on a later one.
  func isOut(_ card: CardID) -> Bool {
    let record = collection.history.record(of: card)
    if record.isLeftOut(on: days.upperBound) { return true }
    return !isPractice && record.progress.due.map { $0 > lastDay } ?? false
  }

  /// Whether something is still to be asked.
  func isWaiting(_ item: Item) -> Bool {
    item.isDrill
      ? drill.cards.contains(item.card)
      : remaining.contains(item.card) || steps.contains(item.card)
  }

  /// Puts the card that is asked now behind the others.
  /// - Returns: False if there is no other to go to.
  package mutating func skip() -> Bool {
    guard let item = current else { return false }
    if item.isDrill {
      guard drill.count > 1 else { return false }
      first = nil
      // A failed answer that nobody gave: the card goes to the end.
      drill.answer(.blackout)
      return true
    }
    guard remaining.last == item.card || first == item, remaining.count > 1 else { return false }
    first = nil
    remaining.removeAll { $0 == item.card }
    remaining.insert(item.card, at: 0)
    return true
  }

  /// Asks a card no more in this session, which leaves it to another one.
  package mutating func leave(_ item: Item) {
    if first == item { first = nil }
    if item.isDrill {
      drill.remove(item.card)
    } else {
      remaining.removeAll { $0 == item.card }
      steps.remove(item.card)
      countNew()
    }
  }

  // MARK: Undo

  /// The last thing done with a card that would be taken back next, with what came with it: an
  /// answer of the day, which may be of an earlier session, or another change of this session. The
  /// answer is the last of them; empty if there is none.
  package var lastDone: [Event] {
    let events = lastDoneHere
    guard let event = events.last, !events.areExam else { return [] }
    switch event.action {
    case .review(let review): return review.day >= days.lowerBound ? events : []
    case .imported: return []
    default: return event.at >= start && event.action.card != nil ? events : []
    }
  }

  /// An edit of a deck that was made in this session and would be taken back next.
  package var lastEdit: Event? {
    guard let event = lastDoneHere.last, case .imported(let what) = event.action,
      what.isEdit, event.at >= start
    else { return nil }
    return event
  }

  /// The last thing that was done but by other programs meanwhile.
  private var lastDoneHere: [Event] {
    collection.history.lastDone { !foreign.contains($0.id) }
  }

  /// What takes back ``lastDone``, to be journalled as it stands.
  package var undo: [Action] { lastDone.map { .undo($0.id) } }

  /// Takes in the journalled undo of ``lastDone``: its card comes up again.
  package mutating func recordUndo(_ events: [Event]) {
    guard let taken = lastDone.last, let card = taken.action.card else { return }
    for event in events { collection.take(event) }
    answers.removeAll { $0.id == taken.id }
    first = nil
    let isScheduling =
      if case .review(let review) = taken.action { review.kind != .drill } else { true }
    if isScheduling, let entry = collection.entry(of: card) {
      let card = entry.id
      remaining.removeAll { $0 == card }
      if hasSteps, !isPractice { updateStep(card) }
      if !steps.contains(card) { remaining.append(card) }
      first = Item(card: card, repetition: isPractice ? .practice : nil)
    }
    // Of the drill the card comes up again too; the others keep their order.
    rebuildDrill(first: [collection.entry(of: card)?.id ?? card] + drill.cards)
    countNew()
  }

  // MARK: Steps and drill

  package var hasSteps: Bool { collection.history.scheduler.hasSteps }

  mutating func updateStep(_ card: CardID) {
    steps.update(card, collection.history, on: days.upperBound)
  }

  /// The last day of which cards are asked.
  private var lastDay: Day {
    if case .ahead(let count) = options.purpose { days.upperBound + count } else { days.upperBound }
  }

  /// Fills the drill with what was failed and not made up for.
  /// - Parameter order: Cards that come first, in this order.
  mutating func rebuildDrill(first order: [CardID] = []) {
    drill = FinalDrill()
    if hasSteps || isPractice { return }
    var cards: [CardID] = []
    let focus = options.isFocused ? collection.focusMatcher(on: days.upperBound) : nil
    for name in DayTally(collection.history, on: days).drill.cards {
      guard let entry = collection.entry(of: name), options.admits(entry, in: collection.library),
        focus?.contains(entry) ?? true,
        !collection.record(of: entry).isLeftOut(on: days.upperBound)
      else { continue }
      cards.append(entry.id)
    }
    let all = Set(cards)
    for card in order.filter(all.contains) + cards { drill.record(card, .blackout) }
  }
}

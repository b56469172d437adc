import Flashcards
package import Journal
import SpacedRepetition

/// How an event changes the record of a card.
extension History {
  /// Folds all events from the beginning.
  ///
  /// If names are joined, this first finds the events that end up in one record, so that each event
  /// is folded once, however many names are joined.
  mutating func applyAll() {
    guard events.relinkCount > 0 else {
      for index in events.indices { apply(index) }
      return
    }
    var joined = JoinedRecords()
    let slots = events.indices.map { index in
      Int32(follow(index, joining: { joined.join($1, to: $0) }) ?? -1)
    }
    for (index, slot) in slots.enumerated() {
      fold(index, at: slot < 0 ? nil : joined.root(of: Int(slot)))
    }
  }

  mutating func apply(_ index: Int) {
    var pair: (slot: Int, other: Int)?
    let slot = follow(index) { pair = ($0, $1) }
    if let pair { merge(pair.other, into: pair.slot) }
    fold(index, at: slot)
  }

  /// Applies what an event says about names, or about trials.
  /// - Parameter joining: Called with two records, the first of which now has the names of both.
  /// - Returns: The record that the event is about; nil if it is about none.
  private mutating func follow(_ index: Int, joining: (Int, Int) -> Void) -> Int? {
    let row = events.row(at: index)
    if isUndone(row) { return row.card.flatMap { slot(at: $0) } }
    if row.isPackedReview { return row.card.map { slot(makingAt: $0) } }
    switch events.action(of: row) {
    case .undo, .imported: return nil
    case .trial(let trial):
      trials.begin(trial, at: row.at, position: index)
      return nil
    case .trialEnd(let seed):
      trials.end(seed, at: row.at, position: index)
      return nil
    case .relink(let old, let new, _):
      if let (slot, other) = relink(old, new) { joining(slot, other) }
      return nil
    case .unlink(let card):
      unlink(card)
      return nil
    case .review, .suspend, .unsuspend, .schedule, .flag, .bury:
      return row.card.map { slot(makingAt: $0) }
    }
  }

  private mutating func fold(_ index: Int, at slot: Int?) {
    let row = events.row(at: index)
    if isUndone(row) {
      if row.card != nil { withdrawCopies(of: row, at: slot) }
    } else if let slot {
      count(index, at: slot)
    }
  }

  /// Counts an event for a card, after those that count already.
  mutating func count(_ index: Int, at slot: Int) {
    let row = events.row(at: index)
    if isCopy(index, row, at: slot) { return }
    if row.previous != records[slot].lastEvent {
      events.setPrevious(records[slot].lastEvent, at: index)
    }
    let previous = records[slot].lastEvent
    records[slot].lastEvent = Int32(index)
    switch events.action(of: row) {
    case .review(let review):
      if !trials.isEmpty { enroll(review, index, at: slot, from: previous) }
      let scheduler = scheduler(at: slot, for: index)
      if let moved = moved(records[slot].progress, by: review, at: row.at, under: scheduler) {
        records[slot].progress = moved
      }
    case .schedule(let schedule):
      if !misses(schedule, row, anAnswerAt: slot, from: previous) {
        let scheduler = scheduler(at: slot, for: index)
        let memory = memory(of: schedule, at: slot, from: previous, under: scheduler)
        records[slot].progress = CardProgress(schedule).withLapses(
          of: records[slot].progress, unless: schedule.phase == .new || undone.isImported(row.id),
          under: scheduler)
        records[slot].progress.memory = memory
      }
    case .suspend: records[slot].isSuspended = true
    case .unsuspend: records[slot].isSuspended = false
    case .flag(_, let flag): records[slot].flag = flag
    case .bury(_, let day): records[slot].buriedUntil = day
    case .undo, .relink, .unlink, .imported, .trial, .trialEnd: break
    }
  }

  /// A card's progress after an answer; nil if the answer changes no schedule: a drill and
  /// practice, and under SM-2 an answer in Anki's steps, which belongs to the answer before them.
  private mutating func moved(
    _ progress: CardProgress, by review: ReviewEvent, at time: Int, under scheduler: Scheduler
  ) -> CardProgress? {
    switch scheduler {
    case .sm2, .anki: guard review.kind.isScheduling else { return nil }
    case .fsrs(let fsrs):
      if let drilled = drilled(progress, by: review, fsrs) { return drilled }
      guard review.kind.isScheduling else { return nil }
    }
    switch scheduler {
    case .sm2(let sm2):
      if review.isStep { return nil }
      let next = sm2.next(progress, Review(day: review.day, grade: review.grade))
      return next.withDue(pickedIn: review, for: next.state.interval)
    case .anki(let anki):
      let moment = dayEnds.moment(time, on: review.day)
      let outcome = anki.outcome(
        progress, Review(day: review.day, grade: review.grade, moment: moment))
      return outcome.progress.withDue(pickedIn: review, for: outcome.wait.signed)
    case .fsrs(let fsrs):
      let moment = fsrs.options.hasSteps ? dayEnds.moment(time, on: review.day) : nil
      let outcome = fsrs.outcome(
        progress, Review(day: review.day, grade: review.grade, moment: moment))
      return outcome.progress.withDue(pickedIn: review, for: outcome.wait.signed)
    }
  }

  /// FSRS's result of an answer that affects only memory: one in the final drill and, without
  /// steps, one given in Anki's; nil for any other.
  private func drilled(_ progress: CardProgress, by review: ReviewEvent, _ fsrs: FSRS6)
    -> CardProgress?
  {
    guard review.kind == .drill || !fsrs.options.hasSteps && review.isStep,
      progress.lastReviewed == review.day
    else { return nil }
    return fsrs.drilled(progress, review.grade)
  }

  /// Whether a schedule was made without knowing of an answer on a later day than its own: by an
  /// import, or on a machine that had not yet seen an answer from another one or from a file.
  private func misses(
    _ schedule: ScheduleEvent, _ row: Events.Row, anAnswerAt slot: Int, from previous: Int32
  ) -> Bool {
    guard schedule.phase != .new, let known = schedule.lastReviewed,
      let last = records[slot].progress.lastReviewed, known < last
    else { return false }
    if undone.isImported(row.id) { return true }
    var next = previous
    while next >= 0 {
      let other = events.row(at: Int(next))
      if let answer = events.answer(of: other), answer.kind.isScheduling, answer.day > known {
        return other.id.device != row.id.device || undone.isImported(other.id)
      }
      next = other.previous
    }
    return false
  }

  private mutating func slot(makingAt place: Int) -> Int {
    if let slot = slot(at: place) { return slot }
    if slots.count <= place {
      slots.append(
        contentsOf: repeatElement(-1, count: max(events.names.count, place + 1) - slots.count))
    }
    records.append(.named(Int32(place)))
    slots[place] = Int32(records.count - 1)
    return records.count - 1
  }

  // MARK: Names

  /// Gives both names one record.
  /// - Returns: That record, and the previous record of the new name, if it was a different one.
  private mutating func relink(_ old: CardID, _ new: CardID) -> (slot: Int, other: Int)? {
    let slot = slot(makingAt: events.place(of: old))
    let place = events.place(of: new)
    let other = self.slot(at: place)
    if let other, other != slot {
      for moved in places(at: other) where moved != place {
        slots[Int(moved)] = Int32(slot)
        addPlace(moved, at: slot)
      }
      setPlaces([], at: other)
    } else if other != nil {
      setPlaces(places(at: slot).filter { $0 != place }, at: slot)
    }
    if slots.count <= place {
      slots.append(contentsOf: repeatElement(-1, count: place + 1 - slots.count))
    }
    slots[place] = Int32(slot)
    addPlace(Int32(place), at: slot)
    return other.flatMap { $0 == slot ? nil : (slot, $0) }
  }

  /// Merges two histories in time order.
  private mutating func merge(_ other: Int, into slot: Int) {
    let merged = (events(at: slot) + events(at: other)).sorted()
    records[other].reset()
    refold(slot, merged)
  }

  private mutating func addPlace(_ place: Int32, at slot: Int) {
    let former = records[slot].name
    if former >= 0 { formerNames[Int32(slot), default: []].append(former) }
    records[slot].name = place
  }

  private mutating func setPlaces(_ places: [Int32], at slot: Int) {
    records[slot].name = places.last ?? -1
    formerNames[Int32(slot)] = places.count > 1 ? places.dropLast() : nil
  }

  /// Removes a name from a history that has others. The only name of a history keeps it: a second
  /// machine may have found the same, and answers may have come in between.
  private mutating func unlink(_ card: CardID) {
    guard let place = events.names.place(of: card), let slot = slot(at: place),
      formerNames[Int32(slot)] != nil
    else { return }
    setPlaces(places(at: slot).filter { $0 != place }, at: slot)
    slots[place] = -1
  }
}

/// The records that became one, as a forest that points from each record to the one it was merged
/// into.
private struct JoinedRecords {
  private var parents: [Int: Int] = [:]

  mutating func join(_ slot: Int, to other: Int) { parents[root(of: slot)] = root(of: other) }

  /// - Complexity: Amortized constant, by path halving.
  mutating func root(of slot: Int) -> Int {
    var slot = slot
    while let parent = parents[slot] {
      if let next = parents[parent] { parents[slot] = next }
      slot = parent
    }
    return slot
  }
}

extension ReviewKind {
  /// Whether the answer changes the card's schedule; a drill and practice do not.
  package var isScheduling: Bool {
    switch self {
    case .learn, .review, .relearn, .early: true
    case .drill, .practice: false
    }
  }
}

extension CardProgress {
  /// The progress with at least as many lapses as the answers so far amount to under SM-2: a
  /// version that counted fewer may have written the schedule. A reset restarts the count, and an
  /// import states what another program counted.
  fileprivate func withLapses(
    of earlier: CardProgress, unless isExact: Bool, under scheduler: Scheduler
  ) -> CardProgress {
    if case .anki = scheduler { return self }
    guard !isExact, earlier.lapses > lapses else { return self }
    var progress = self
    progress.lapses = earlier.lapses
    return progress
  }

  /// The progress with the day that was picked when the answer was given. That day was picked near
  /// the interval of that time; where another fold gives another interval, it means nothing.
  fileprivate func withDue(pickedIn review: ReviewEvent, for interval: Int) -> CardProgress {
    guard let due = review.due, review.after == interval, interval > 0, due > review.day else {
      return self
    }
    var progress = self
    progress.due = due
    return progress
  }
}

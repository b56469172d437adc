package import Flashcards
package import Journal
import SpacedRepetition

/// Which cards take part in a trial, and how they are scheduled.
extension History {
  /// The trial that is running; nil if none is.
  package var runningTrial: Trial? { trials.running }

  /// All trials that count, in the order in which they began.
  package var allTrials: [Trial] { trials.all }

  /// The trial that is running, or the last one that did.
  package var lastTrial: Trial? { trials.all.last }

  /// Whether any card has steps within a day: by the scheduler of all, or by an arm of the running
  /// trial.
  package var hasSteps: Bool {
    scheduler.hasSteps
      || trials.running.map { trial in
        [trial.event.first, trial.event.second].contains {
          trials.scheduler(of: $0)?.hasSteps ?? false
        }
      } ?? false
  }

  /// The arm of the running trial in which a card is, or will be with its first answer; nil if it
  /// takes no part: it was answered before the trial began, or where the trial was not known.
  package func arm(of card: CardID) -> TrialArm? {
    guard let trial = trials.running else { return nil }
    guard let slot = slot(of: card), records[slot].lastEvent >= 0 else {
      return trial.arm(ofNoteOf: card)
    }
    if let (own, arm) = enrollment(at: slot) { return own == trial ? arm : nil }
    guard records[slot].isNew, !isAnswered(upTo: records[slot].lastEvent) else { return nil }
    return trial.arm(ofNoteOf: card)
  }

  /// Whether a card may be asked in other wordings than its first: not in the arm of a trial that
  /// always asks the first.
  package func mayVaryWording(of card: CardID) -> Bool { arm(of: card) != .oneWording }

  /// Whether a card waits for a guess before it shows its answer.
  /// - Parameter setting: Whether new cards do without a trial.
  package func waitsForGuess(_ card: CardID, setting: Bool) -> Bool {
    guard setting || !trials.isEmpty, record(of: card).progress.isNew else { return false }
    return switch arm(of: card) {
    case .guess: true
    case .noGuess: false
    default: setting
    }
  }

  /// A card that takes part in a trial.
  package struct Participant: Sendable {
    package let arm: TrialArm
    /// The name that it had at its first answer.
    package let name: CardID
    /// The position of its first answer.
    package let first: Int
    /// The positions of its later events that count, while the trial ran.
    package let later: [Int]
  }

  /// The cards that take part in a trial, by their first answers; of the cards of a note only the
  /// one that was answered first, since the others are not remembered independently of it.
  /// - Complexity: Linear in the number of cards, and in the events of those that take part.
  package func participants(in trial: Trial) -> [Participant] {
    var found: [Participant] = []
    for slot in 0..<recordCount where records[slot].enrollment > 0 {
      guard let (own, arm) = enrollment(at: slot), own == trial else { continue }
      let positions = events(at: slot)
      guard
        let index = positions.firstIndex(where: {
          events.answer(at: $0).map { $0.kind.isScheduling } ?? false
        }), let name = events.answer(at: positions[index])?.card
      else { continue }
      found.append(
        Participant(
          arm: arm, name: name, first: positions[index],
          later: positions[(index + 1)...].filter(trial.covers)))
    }
    var notes: Set<String> = []
    return found.sorted { $0.first < $1.first }.filter { notes.insert($0.name.noteName).inserted }
  }

  /// How many cards were first answered while a trial ran, but take no part in it: on a machine that
  /// did not know of it, or by a script.
  /// - Parameter isMeant: Whether the trial is about a card.
  /// - Complexity: Linear in the number of events since the trial began.
  package func outsiders(of trial: Trial, among isMeant: (CardID) -> Bool = { _ in true }) -> Int {
    var count = 0
    events.forEachRow(from: trial.start) { position, row in
      guard trial.covers(position), row.isReview, !isUndone(row), !undone.isImported(row.id),
        let review = events.answer(of: row), review.isFirst, let place = row.card,
        let slot = slot(at: place), records[slot].enrollment == 0, isMeant(review.card)
      else { return }
      count += 1
    }
    return count
  }

  /// The trial that a card takes part in, and its arm there.
  package func enrollment(at slot: Int) -> (trial: Trial, arm: TrialArm)? {
    let code = Int(records[slot].enrollment) - 1
    guard code >= 0, trials.all.indices.contains(code / 2) else { return nil }
    let trial = trials.all[code / 2]
    return (trial, code % 2 == 0 ? trial.event.first : trial.event.second)
  }

  /// Makes a card part of a trial if this is its first answer, and if it was given in the arm that
  /// the note's name has in the trial.
  ///
  /// A machine that does not know of the trial gives its answers in no arm, and one that has begun
  /// another trial may give them in another: such cards take no part, whichever arm they would have
  /// been in, so that the arms stay comparable. Nor do answers of another collection that were
  /// imported.
  mutating func enroll(_ review: ReviewEvent, _ index: Int, at slot: Int, from previous: Int32) {
    guard let arm = review.arm, let place = trials.place(at: index) else { return }
    let trial = trials.all[place]
    guard trial.arm(ofNoteOf: review.card) == arm, records[slot].enrollment == 0,
      !isAnswered(upTo: previous), !undone.isImported(events.row(at: index).id)
    else { return }
    records[slot].enrollment = UInt8(1 + 2 * place + (arm == trial.event.first ? 0 : 1))
  }

  /// Whether one of a card's events up to a position is an answer that moved its schedule.
  private func isAnswered(upTo last: Int32) -> Bool {
    var next = last
    while next >= 0 {
      let row = events.row(at: Int(next))
      if let review = events.answer(of: row), review.kind.isScheduling { return true }
      next = row.previous
    }
    return false
  }

  /// The scheduler that a card goes by at an event: that of its arm while the trial runs. After the
  /// trial the card goes on from there by the scheduler of all, from its next answer on.
  func scheduler(at slot: Int, for index: Int) -> Scheduler {
    if !trials.isEmpty, records[slot].enrollment > 0, let (trial, arm) = enrollment(at: slot),
      trial.covers(index),
      let own = trials.scheduler(of: arm)
    {
      return own
    }
    return scheduler(at: slot)
  }

  /// The scheduler of a card's next answer in a trial of policies; nil if the trial says nothing of
  /// it.
  func trialScheduler(of card: CardID) -> Scheduler? {
    guard !trials.isEmpty, trials.running?.kind == .policy, let arm = arm(of: card) else {
      return nil
    }
    return trials.scheduler(of: arm)
  }
}

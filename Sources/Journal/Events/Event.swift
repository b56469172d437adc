package import Flashcards
package import SpacedRepetition

/// The identity of an event: the machine that wrote it and its number there.
package struct EventID: Hashable, Sendable, CustomStringConvertible {
  package let device: DeviceID
  /// The event's number on that machine, counted from 1.
  package let number: Int

  package init(device: DeviceID, number: Int) {
    self.device = device
    self.number = number
  }

  package var description: String { "\(device)#\(number)" }
}

/// One line of a journal: what was done, where and when.
package struct Event: Hashable, Sendable {
  package let id: EventID
  /// Milliseconds since 1970 UTC.
  package let at: Int
  package let action: Action

  package init(id: EventID, at: Int, action: Action) {
    self.id = id
    self.at = at
    self.action = action
  }
}

extension Event: Comparable {
  /// The order in which events are folded on every machine: by time, then by machine and number.
  package static func < (left: Event, right: Event) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.id.device != right.id.device { return left.id.device < right.id.device }
    return left.id.number < right.id.number
  }
}

/// Something that can be done.
package enum Action: Hashable, Sendable {
  case review(ReviewEvent)
  /// Undoes an earlier event.
  case undo(EventID)
  /// Suspends a card.
  case suspend(CardID)
  case unsuspend(CardID)
  /// Moves the history of a card to the card that it became by an edit.
  ///
  /// A relink that the learner asked for by hand can be undone; one that follows from an edit goes
  /// with the deck.
  case relink(from: CardID, to: CardID, byHand: Bool = false)
  /// Gives a card that came back a history of its own, separate from the card that it became.
  case unlink(CardID)
  /// Sets a card's schedule, whatever its answers would give.
  case schedule(ScheduleEvent)
  /// Gives a card a colored flag from 1 to 7, as in Anki; 0 removes it.
  case flag(CardID, Int)
  /// Buries a card until a day.
  case bury(CardID, until: Day)
  /// Imports the events that follow.
  case imported(ImportEvent)
  /// Starts a trial; without effect while another one is running.
  case trial(TrialEvent)
  /// Ends the running trial, if it is the one with this seed.
  case trialEnd(seed: Int)
}

/// An action with a time of its own, such as an answer in another program.
package struct TimedAction: Hashable, Sendable {
  /// Milliseconds since 1970 UTC.
  package var at: Int
  package var action: Action

  package init(at: Int, _ action: Action) {
    self.at = at
    self.action = action
  }
}

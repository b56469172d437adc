package import Flashcards
package import SpacedRepetition

/// What tells an event from all others: the machine that wrote it and its number there.
package struct EventID: Hashable, Sendable, CustomStringConvertible {
  package let device: DeviceID
  /// The events of a machine, counted from 1.
  package let number: Int

  package init(device: DeviceID, number: Int) {
    self.device = device
    self.number = number
  }

  package var description: String { "\(device)#\(number)" }
}

/// One line of a journal: what somebody did, where and when.
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

/// What can be done.
package enum Action: Hashable, Sendable {
  case review(ReviewEvent)
  /// Takes back an earlier event.
  case undo(EventID)
  /// Leaves a card out of the reviews.
  case suspend(CardID)
  case unsuspend(CardID)
  /// Gives the history of one card to another, which it became by an edit.
  ///
  /// What the learner asked for by hand can be undone; what followed from an edit goes with the deck.
  case relink(from: CardID, to: CardID, byHand: Bool = false)
  /// Lets a card that came back have a history of its own, apart from the card that it became.
  case unlink(CardID)
  /// Puts a card in the calendar, whatever its answers would give.
  case schedule(ScheduleEvent)
  /// Gives a card a colored flag from 1 to 7, as Anki has them; 0 takes it away.
  case flag(CardID, Int)
  /// Leaves a card out of the reviews before a day.
  case bury(CardID, until: Day)
  /// Brings in what follows.
  case imported(ImportEvent)
}

/// Something that was done at a time of its own, such as an answer in another program.
package struct TimedAction: Hashable, Sendable {
  /// Milliseconds since 1970 UTC.
  package var at: Int
  package var action: Action

  package init(at: Int, _ action: Action) {
    self.at = at
    self.action = action
  }
}

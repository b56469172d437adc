import Collection
import Flashcards
import Journal
import Screen
import Study
import Text

/// How a review shares the collection with other programs.
extension ReviewLoop {
  /// How long a review waits for another program that writes, in milliseconds.
  private static let patience = 1000

  /// Does something under the lock, after updating the session with what other programs have done.
  ///
  /// If that leaves nothing to ask about the card on the screen, for example because it was
  /// answered in another review, nothing is done and the learner is told why.
  /// - Parameter body: Receives the card in its current version.
  mutating func holding(
    _ asked: Asked, _ body: (inout ReviewLoop, Asked) throws -> Next
  ) throws -> Next {
    defer { recorder.rest() }
    if let obstacle = try catchUp() {
      screen.say(obstacle, .warning)
      return .stay
    }
    // Most answers find everything unchanged.
    guard isOvertaken else { return try body(&self, asked) }
    if let departure = session.departure(of: asked.item) {
      screen.say("\(asked.entry.id) \(departure); nothing was recorded here.", .warning)
      return .go
    }
    var asked = asked
    if let entry = session.entry(of: asked.entry.id) { asked.entry = entry }
    return try body(&self, asked)
  }

  /// Takes the lock, and updates the session with what other programs did.
  /// - Returns: The current obstacle, if any.
  private mutating func catchUp() throws(StudyError) -> String? {
    let now = context.clock.now
    do {
      try recorder.hold(waitingUpTo: Self.patience, at: now)
      if try recorder.follow(&session, at: now) { isOvertaken = true }
      return nil
    } catch {
      guard error.isPassing else { throw error }
      return "\(error.message); nothing was recorded yet: \(error.hint)."
    }
  }

  /// Journals actions, unless the review is read-only.
  mutating func record(_ actions: [Action], at now: Int) throws -> [Event] {
    try recorder.append(actions, to: session.collection.history, at: now)
  }

  /// Claims the next card, and moves cards that another review shows to the end; if no other card
  /// is left, leaves them to that review.
  /// - Returns: False if nothing else is left.
  mutating func passClaimed() -> Bool {
    guard let item = session.current, !recorder.claim(item.card) else { return true }
    var passed: Set<CardID> = []
    var left = 0
    while let item = session.current, !recorder.claim(item.card) {
      if passed.insert(item.card).inserted, session.skip() { continue }
      // The other review asks what is left before the drill.
      session.leave(item)
      left += 1
      guard session.current != nil else {
        screen.say(
          "\(counted(left, "card")) left; another review shows \(left == 1 ? "it" : "them").")
        return false
      }
    }
    return true
  }
}

extension StudyError {
  /// Whether a retry may work soon: another program is writing, or a file that the learner can fix
  /// is in the way.
  fileprivate var isPassing: Bool {
    switch self {
    case .journal(.locked), .unreadableSettings: true
    default: false
    }
  }
}

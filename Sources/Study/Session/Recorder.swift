package import Collection
package import Flashcards
package import Journal

/// Records the answers of a review in the journal, or nowhere if the collection is only viewed.
///
/// The lock is held only while something is written, so that other programs can write while a card
/// is on the screen: ``hold(waitingUpTo:at:)`` takes it, ``follow(_:at:)`` reads what they wrote,
/// and ``rest()`` releases it.
package struct Recorder: ~Copyable {
  private var journal: Writer?
  private var watch: CollectionWatch?
  /// Whether another program wrote something that has not been read yet.
  private var isBehind = false
  /// The session's own events apart from its actions, such as edits.
  private var own: Set<EventID> = []
  private var claim: CardClaim?
  /// The number of events of a session that keeps none, so that they can be undone.
  private var unkept = 0

  /// Journals the answers; with nil, keeps nothing.
  /// - Parameter collection: The collection as read under the writer's lock.
  package init(_ writer: consuming Writer?, of collection: Collection) {
    journal = writer
    guard journal != nil else { return }
    watch = CollectionWatch(collection)
    claim = CardClaim(folder: collection.folder.cache)
    journal!.pause()
  }

  /// Whether nothing is kept.
  package var isReadOnly: Bool { journal == nil }

  // MARK: The lock

  /// Takes the lock until ``rest()``.
  /// - Parameter milliseconds: How long to wait while another process writes.
  package mutating func hold(
    waitingUpTo milliseconds: Int, at now: Int
  ) throws(StudyError) {
    guard journal != nil else { return }
    if try journal!.resume(waitingUpTo: milliseconds, at: now) { isBehind = true }
  }

  /// Adds to a session what other programs have done, while the lock is held.
  /// - Returns: Whether they have done anything.
  /// - Complexity: Linear in the number of the learner's decks, unless something has changed.
  @discardableResult
  package mutating func follow(_ session: inout Session, at now: Int) throws(StudyError) -> Bool {
    guard isBehind || watch?.isChanged == true else { return false }
    try reread(&session, at: now)
    return true
  }

  /// Releases the lock, so that other programs can write.
  package mutating func rest() {
    if journal != nil { journal!.pause() }
  }

  /// Rereads what has changed on disk into a session, while the lock is held.
  package mutating func reread(_ session: inout Session, at now: Int) throws(StudyError) {
    guard journal != nil else { return }
    let collection = try session.collection.reopened(&journal!, at: now)
    session.reload(collection, own: own)
    watch = CollectionWatch(collection)
    isBehind = false
  }

  /// Claims a card that is about to be shown, and releases the one claimed before.
  /// - Returns: False if another review shows the card.
  package mutating func claim(_ card: CardID) -> Bool {
    guard claim != nil else { return true }
    return claim!.take(card.text)
  }

  // MARK: Writing

  /// Turns actions into events: journaled and safe from crashes, or only numbered if nothing is
  /// kept. Takes the lock unless it is held.
  package mutating func append(
    _ actions: [Action], to history: History, at now: Int
  ) throws(StudyError) -> [Event] {
    if journal != nil {
      if journal?.isPaused == true {
        if try journal!.resume(waitingUpTo: Self.patience, at: now) { isBehind = true }
        defer { rest() }
        return try journal!.append(actions, at: now)
      }
      return try journal!.append(actions, at: now)
    }
    let time = history.events.lastTime.map { max(now, $0 < .max ? $0 + 1 : .max) } ?? now
    return actions.map { action in
      unkept += 1
      return Event(id: EventID(device: Self.nobody, number: unkept), at: time, action: action)
    }
  }

  /// How long to wait for another writing process, in milliseconds.
  private static let patience = 5000

  /// Runs a change of decks while the lock is held; does nothing if nothing is kept.
  package mutating func write(_ body: (inout Writer) throws -> Void) throws {
    guard let first = journal?.nextEvent else { return }
    do {
      try body(&journal!)
      adopt(since: first)
    } catch {
      // The journaled events belong to the session even if its files are not in place yet.
      adopt(since: first)
      throw error
    }
  }

  private mutating func adopt(since first: EventID) {
    guard let next = journal?.nextEvent.number else { return }
    for number in first.number..<max(first.number, next) {
      own.insert(EventID(device: first.device, number: number))
    }
  }

  /// Marks an event written by another part of the program as the session's own.
  package mutating func adopt(_ event: EventID) { own.insert(event) }

  /// A placeholder for a machine: its events are in no journal.
  private static let nobody = DeviceID("nobody")!
}

package import Collection
package import Flashcards
package import Journal

/// Where the answers of a review go: into the journal, or, where a learner only looks, nowhere.
///
/// The lock is held only while something is written, so that other programs can write while a card is
/// on the screen: ``hold(waitingUpTo:at:)`` takes it, ``follow(_:at:)`` takes in what they wrote, and
/// ``rest()`` releases it.
package struct Recorder: ~Copyable {
  private var journal: Writer?
  private var watch: CollectionWatch?
  /// Whether another program wrote something that has not been read yet.
  private var isBehind = false
  /// What the session brought about other than by actions, such as edits.
  private var own: Set<EventID> = []
  private var claim: CardClaim?
  /// The events of a session that keeps none; they are numbered so that they can be undone.
  private var unkept = 0

  /// Journals what is answered; nil keeps nothing.
  /// - Parameter collection: The collection as it was read under the writer's lock.
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

  /// Takes into a session what other programs have done, while the lock is held.
  /// - Returns: Whether they have done anything.
  /// - Complexity: Linear in the number of the learner's decks, unless something has changed.
  @discardableResult
  package mutating func follow(_ session: inout Session, at now: Int) throws(StudyError) -> Bool {
    guard isBehind || watch?.isChanged == true else { return false }
    try reread(&session, at: now)
    return true
  }

  /// Lets other programs write.
  package mutating func rest() {
    if journal != nil { journal!.pause() }
  }

  /// Reads what has changed on the disk into a session, while the lock is held.
  package mutating func reread(_ session: inout Session, at now: Int) throws(StudyError) {
    guard journal != nil else { return }
    let collection = try session.collection.reopened(&journal!, at: now)
    session.reload(collection, own: own)
    watch = CollectionWatch(collection)
    isBehind = false
  }

  /// Claims a card that is about to be shown, and gives up the one claimed before.
  /// - Returns: False if another review shows the card.
  package mutating func claim(_ card: CardID) -> Bool {
    guard claim != nil else { return true }
    return claim!.take(card.text)
  }

  // MARK: Writing

  /// Gives back the events of actions: journalled, so that they survive whatever happens, or made up
  /// where nothing is kept. Takes the lock for it, unless it is held.
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

  /// How long to wait for another process that writes, in milliseconds.
  private static let patience = 5000

  /// Runs what changes decks, while the lock is held; nothing where nothing is kept.
  package mutating func write(_ body: (inout Writer) throws -> Void) throws {
    guard let first = journal?.nextEvent else { return }
    do {
      try body(&journal!)
      adopt(since: first)
    } catch {
      // What is journalled is the session's, though its files are not in place yet.
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

  /// Takes an event for the session's own that it had another part of the program write.
  package mutating func adopt(_ event: EventID) { own.insert(event) }

  /// No machine: its events are in no journal.
  private static let nobody = DeviceID("nobody")!
}

package import Journal

/// Where the answers of a review go: into the journal, or, where a learner only looks, nowhere.
package struct Recorder: ~Copyable {
  private var journal: Writer?
  /// The events of a session that keeps none; they are numbered so that they can be taken back.
  private var unkept = 0

  /// Journals what is answered; nil keeps nothing.
  package init(_ writer: consuming Writer?) { journal = writer }

  /// Whether nothing is kept.
  package var isReadOnly: Bool { journal == nil }

  /// Gives back the events of actions: journalled, so that they survive whatever happens, or made up
  /// where nothing is kept.
  package mutating func append(
    _ actions: [Action], to history: History, at now: Int
  ) throws(StudyError) -> [Event] {
    if journal != nil { return try journal!.append(actions, at: now) }
    let time = history.events.lastTime.map { max(now, $0 < .max ? $0 + 1 : .max) } ?? now
    return actions.map { action in
      unkept += 1
      return Event(id: EventID(device: Self.nobody, number: unkept), at: time, action: action)
    }
  }

  /// Runs what changes decks, with the right to write; nil where nothing is kept.
  @discardableResult
  package mutating func write<Value>(
    _ body: (inout Writer) throws -> Value
  ) throws -> Value? {
    journal == nil ? nil : try body(&journal!)
  }

  /// No machine: its events are in no journal.
  private static let nobody = DeviceID("nobody")!
}

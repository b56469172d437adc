package import Flashcards
package import Journal
package import SpacedRepetition

/// A trial that counts: new notes are in one of two arms until it ends.
package struct Trial: Hashable, Sendable {
  package let event: TrialEvent
  /// When it began, in milliseconds since 1970 UTC.
  package let began: Int
  /// When it ended, in the same unit; nil while it is running.
  package fileprivate(set) var ended: Int?
  /// The position of the event that began it.
  let start: Int
  /// The position of the event that ended it.
  fileprivate(set) var end: Int?

  package var kind: TrialKind { event.kind }

  package var isRunning: Bool { end == nil }

  /// Whether the event at a position came while the trial was running.
  func covers(_ position: Int) -> Bool {
    start < position && end.map { position < $0 } ?? true
  }

  /// The arm of a note: chance, but the same on every machine.
  ///
  /// It is the lowest bit of the hash of the seed and the note's name, so that it has nothing to do
  /// with the note's difficulty, nor with its arm in another trial.
  package func arm(ofNoteOf card: CardID) -> TrialArm {
    let hash = ContentHash(["trial", "\(event.seed)", card.noteName]).value
    return hash & 1 == 0 ? event.first : event.second
  }
}

extension CardID {
  /// The name that the cards of a note share: this one without `.reverse` or a cloze's number.
  package var noteName: String {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return text }
    let suffix = text[text.index(after: dot)...]
    let isFace =
      suffix == "reverse" || !suffix.isEmpty && suffix.allSatisfy { $0.isASCII && $0.isNumber }
    return isFace ? String(text[..<dot]) : text
  }
}

/// The trials of a history, of which at most one is running at a time.
///
/// Of two that machines have begun before they heard of each other the earlier one counts, by the
/// order of events, and the later one is passed over. If the earlier one is undone, the later one
/// counts.
struct Trials: Sendable {
  private(set) var all: [Trial] = []
  /// The settings that schedulers are made of; without them no trial changes a schedule.
  let settings: Settings?

  /// As many as fit in the byte that a record has for its trial.
  static let limit = 127

  init(_ settings: Settings?) { self.settings = settings }

  var isEmpty: Bool { all.isEmpty }

  var running: Trial? { all.last.flatMap { $0.isRunning ? $0 : nil } }

  mutating func begin(_ event: TrialEvent, at time: Int, position: Int) {
    guard running == nil, all.count < Self.limit else { return }
    all.append(Trial(event: event, began: time, start: position))
  }

  mutating func end(_ seed: Int, at time: Int, position: Int) {
    guard let running, running.event.seed == seed else { return }
    all[all.count - 1].ended = time
    all[all.count - 1].end = position
  }

  /// The place of the trial that was running at a position.
  func place(at position: Int) -> Int? { all.lastIndex { $0.covers(position) } }

  /// The policies of the trials of policies, each once, in the order of the trials.
  var policies: [Scheduler.Policy] {
    var found: [Scheduler.Policy] = []
    for trial in all where trial.kind == .policy {
      for policy in [trial.event.first, trial.event.second].compactMap(\.policy)
      where !found.contains(policy) {
        found.append(policy)
      }
    }
    return found
  }

  /// The scheduler of an arm; nil if the arm has none of its own.
  func scheduler(of arm: TrialArm) -> Scheduler? {
    guard let settings, let policy = arm.policy, policy != settings.policy else { return nil }
    return settings.scheduler(for: policy)
  }
}

extension TrialArm {
  /// The policy that schedules the notes of the arm; nil in a trial of something else.
  package var policy: Scheduler.Policy? { Scheduler.Policy(rawValue: rawValue) }

  /// The arm whose notes a policy schedules.
  package init?(_ policy: Scheduler.Policy) { self.init(rawValue: policy.rawValue) }
}

// MARK: The snapshot

extension Trial: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(event.kind.rawValue, event.first.rawValue, event.second.rawValue, event.seed)
    packer.append(began, ended, start, end)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    guard let kind = TrialKind(rawValue: try unpacker.text()),
      let first = TrialArm(rawValue: try unpacker.text()),
      let second = TrialArm(rawValue: try unpacker.text())
    else { throw UnpackingError() }
    event = TrialEvent(kind: kind, first: first, second: second, seed: try unpacker.value())
    began = try unpacker.value()
    ended = try unpacker.value()
    start = try unpacker.value()
    end = try unpacker.value()
  }
}

extension Trials {
  func pack(to packer: inout BytePacker) { packer.append(all) }

  init(
    from unpacker: inout ByteUnpacker, events: Int, _ settings: Settings
  ) throws(UnpackingError) {
    self.settings = settings
    all = try unpacker.value()
    guard all.count <= Self.limit, all.dropLast().allSatisfy({ !$0.isRunning }),
      all.allSatisfy({ 0...events ~= $0.start && 0...events ~= $0.end ?? 0 })
    else { throw UnpackingError() }
  }
}

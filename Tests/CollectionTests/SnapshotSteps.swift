import Collection
import Files
import Flashcards
import Journal
import Posix
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

/// Random actions of people, editors and other machines on a collection.
struct SnapshotSteps {
  private let sandbox: Sandbox
  private var random: SeededGenerator
  private var now = 10_000
  private var decks: [String: [String]] = ["a.md": ["a one", "a two"], "b.md": ["b one"]]
  private var number = 0

  init(_ sandbox: Sandbox, random: SeededGenerator) {
    self.sandbox = sandbox
    self.random = random
  }

  mutating func next() throws {
    now += Int.random(in: 1...50_000, using: &random)
    number += 1
    switch Int.random(in: 0..<15, using: &random) {
    case 12: try trial()
    case 13, 14: try learn()
    case 0, 1: try edit()
    case 2: try undo()
    case 3: try otherMachine()
    case 4: try change { .suspend($0) }
    case 5: try change { .bury($0, until: today + 5) }
    case 6: try damage()
    default: try answer()
    }
    if Bool.random(using: &random) { try sandbox.age() }
  }

  private mutating func edit() throws {
    let name = ["a.md", "b.md", "c.md"].randomElement(using: &random)!
    switch Int.random(in: 0..<5, using: &random) {
    case 0: decks[name, default: []].append("new \(number)")
    case 1: decks[name] = nil
    case 2 where decks[name]?.isEmpty == false: decks[name]?[0] += " again"
    case 3: decks[name, default: []].append("shared")
    default: decks[name, default: []].shuffle(using: &random)
    }
    for name in ["a.md", "b.md", "c.md"] {
      guard let questions = decks[name] else {
        sandbox.remove("home/decks/\(name)")
        continue
      }
      let text = questions.map { question in
        // Some are choices, some have another wording.
        let wording = question.count.isMultiple(of: 3) ? "Q: how \(question)\n" : ""
        let answer =
          question.count.isMultiple(of: 4)
          ? "- [x] answer of \(question)\n- [ ] x" : "A: answer of \(question)"
        return "Q: \(question)\n\(wording)\(answer)\nTags: t\n\n"
      }.joined()
      try sandbox.deck(Int.random(in: 0..<9, using: &random) == 0 ? text + "A: x\n" : text, name)
    }
  }

  private mutating func answer() throws {
    try change(many: Int.random(in: 1...3, using: &random)) { [random] card in
      var random = random
      let answered = ["answer of a two", "answer of new 3", "?"].randomElement(using: &random)
      return .answer(
        card.text, Grade.allCases.randomElement(using: &random)!,
        day: Int.random(in: 0...3, using: &random), before: 3,
        answered: Int.random(in: 0..<3, using: &random) == 0 ? answered : nil)
    }
  }

  /// Starts or ends a trial.
  private mutating func trial() throws {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: now)
    let collection = try Collection(sandbox.place, writer: &writer, at: now)
    if let running = collection.history.runningTrial, Bool.random(using: &random) {
      try writer.append(.trialEnd(seed: running.event.seed), at: now)
      return
    }
    let arms = TrialKind.policy.arms.shuffled(using: &random)
    try writer.append(
      .trial(TrialEvent(kind: .policy, first: arms[0], second: arms[1], seed: number)), at: now)
  }

  /// Answers a card as a review does.
  private mutating func learn() throws {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: now)
    let collection = try Collection(sandbox.place, writer: &writer, at: now)
    guard let card = collection.library.entries.randomElement(using: &random)?.id else { return }
    let grade = Grade.allCases.randomElement(using: &random)!
    let day = today + Int.random(in: 0...3, using: &random)
    let answer = collection.answer(card, grade, took: 900, on: day, at: now)
    try writer.append(answer.actions, at: now)
  }

  private mutating func change(many: Int = 1, _ action: (CardID) -> Action) throws {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: now)
    let collection = try Collection(sandbox.place, writer: &writer, at: now)
    for _ in 0..<many {
      guard let entry = collection.library.entries.randomElement(using: &random) else { return }
      try writer.append(action(entry.id), at: now)
    }
  }

  private mutating func undo() throws {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: now)
    let collection = try Collection(sandbox.place, writer: &writer, at: now)
    let events = collection.history.events
    guard let event = events.suffix(8).randomElement(using: &random) else { return }
    try writer.append(.undo(event.id), at: now)
  }

  private mutating func otherMachine() throws {
    let ids = try sandbox.look().library.entries.map(\.id)
    guard let card = ids.randomElement(using: &random) else { return }
    var writer = try JournalWriter(
      folder: sandbox.place.folder.journal, device: DeviceID("phone")!, at: 0)
    try writer.append(
      .answer(card.text, .difficult, day: 1), at: now - Int.random(in: 0...90_000, using: &random))
  }

  private mutating func damage() throws {
    guard let name = try? FileSystem.listFiles(sandbox.place.folder.journal).first else { return }
    let path = "\(sandbox.place.folder.journal)/\(name)"
    let line = Array(#"{"n":900000,"at":1,"event":"suspend","card":"x","crc":"00000000"}"#.utf8)
    try sandbox.overwrite(path, try FileSystem.readFile(path) + line + [UInt8(ascii: "\n")])
  }
}

extension Sandbox {
  /// Makes all deck files look as if they were last changed long ago, each at a different time than
  /// before.
  func age() throws {
    for name in (try? FileSystem.listFiles(place.folder.decks)) ?? [] {
      let path = "\(place.folder.decks)/\(name)"
      let changed = try FileStamp.ofFile(path)?.modified ?? 0
      // Files aged before are left alone.
      guard changed > 1_700_000_000_000_000_000 else { continue }
      var times = [timeval(), timeval()]
      times[1].tv_sec = 1_000_000_000 + (changed / 1_000) % 600_000_000
      times[1].tv_usec = 0
      utimes(path, times)
    }
  }

  /// Writes to a file so that its stamp stays the same if the number of bytes does.
  func overwrite(_ path: String, _ bytes: [UInt8]) throws {
    let stamp = try FileStamp.ofFile(path)
    guard let file = fopen(path, "w") else { return }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
    guard let stamp else { return }
    var times = [timeval(), timeval()]
    times[1].tv_sec = stamp.modified / 1_000_000_000
    times[1].tv_usec = stamp.modified % 1_000_000_000 / 1000
    utimes(path, times)
  }
}

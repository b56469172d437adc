import Collection
import Files
import Flashcards
import Foundation
import Journal
import Study
import TestSupport
import Testing

/// A day with the program on a disk that records each step, and the disk as a power failure at any
/// of them would leave it.
@Suite("A power cut at any step", .enabled(if: DiskLibrary.path != nil))
struct PowerCutTests {
  /// In the short form, only every n-th step is checked.
  private static let stride = Torture.isOn ? 1 : 6

  @Test("loses no answer that was taken, and leaves nothing half done")
  func anyStep() throws {
    let day = try RecordedDay()
    try day.live()
    var disk = RecordedDisk(root: day.root)
    let clean = try #require(day.expectations)
    var looked = 0
    for (number, step) in day.steps.enumerated() {
      disk.apply(step)
      if case .output = step {
        // What was reported is on disk.
        let isOnDisk = disk.isDurable("journal")
        #expect(isOnDisk, "step \(number)")
        continue
      }
      guard number % Self.stride == 0 else { continue }
      for cut in RecordedDisk.Cut.allCases {
        looked += 1
        let state = try AfterCut(disk.files(of: cut), day)
        let durable = disk.files(of: .durableOnly)
        let taken = durable.filter { $0.key.hasSuffix(".jsonl") && $0.key.hasPrefix("journal/") }
          .values.map { $0.count { $0 == UInt8(ascii: "\n") } - 1 }.reduce(0, +)
        #expect(state.problems == [], "step \(number), \(cut): \(step)")
        let count = state.written.count
        #expect(count >= taken, "step \(number), \(cut)")
        let isPrefix = state.isPrefix(of: clean.events)
        #expect(isPrefix, "step \(number), \(cut)")
        let isWhole = clean.decks[state.imports]?.contains(state.decks) == true
        #expect(isWhole, "step \(number), \(cut): \(state.imports) \(step)")
      }
    }
    print("power cuts: \(day.steps.count) steps, \(looked) states looked at")
    #expect(looked > 100)
  }
}

/// What the program did to a disk on a day of study.
private final class RecordedDay {
  /// The state whenever the program is idle.
  struct Expectations {
    var events: [Event] = []
    /// The decks by the imports that count.
    var decks: [Set<EventID>: Set<[String: String]>] = [[]: [[:]]]
  }

  let collection: TestCollection
  private(set) var steps: [DiskStep] = []
  private(set) var expectations: Expectations?

  var root: String { collection.home }

  init() throws { collection = try TestCollection([:]) }

  func live() throws {
    var expectations = Expectations()
    func rest() throws {
      // Opening may write, and that is not part of the day.
      let copy = collection.folder + "/copy"
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: collection.home, toPath: copy)
      let state = try AfterCut.state(of: copy, collection.builtInDecks)
      expectations.decks[state.imports, default: []].insert(state.decks)
      expectations.events = state.written
    }
    try collection.write(table("word", 30), to: "a.csv")
    try run("import", collection.folder + "/a.csv")
    try rest()
    let grades = (1...10).map { "grade r\($0) \($0 % 6)\n" }.joined()
    try run(input: grades + "undo\nundo\ngrade r11 4\nsuspend r12\nquit\n")
    try run("trial", "policy", "fsrs", "--seed", "3")
    try run("review", "--new", "20", input: String(repeating: "\n4\n", count: 30))
    try rest()
    // The learner edits a deck, and a card gets another name.
    let deck = "\(root)/decks/a.md"
    let text = try collection.read("home/decks/a.md")
      .replacingOccurrences(of: "Id: r3\n", with: "").replacingOccurrences(of: "word 5", with: "5")
    try collection.write(text, to: "home/decks/a.md")
    steps += [
      .makeFile(deck + "~"), .write(deck + "~", offset: 0, Array(text.utf8)), .sync(deck + "~"),
      .rename(deck + "~", deck), .sync(root + "/decks"),
    ]
    try rest()
    try run("grade", "r1", "5")
    try run("trial", "end")
    try collection.write(table("another word", 35), to: "a.csv")
    try run("import", collection.folder + "/a.csv")
    try rest()
    try run("undo")
    try rest()
    try run("backup", "make")
    try run("grade", "r2", "5")
    try run("import", collection.folder + "/a.csv")
    try rest()
    try run("backup", "restore", "2026-06-29.2")
    try rest()
    try run("sync", collection.folder + "/remote", "--create")
    try run("grade", "r4", "5")
    try run("sync")
    try rest()
    self.expectations = expectations
  }

  private func table(_ word: String, _ rows: Int) -> String {
    "front,back,id\n" + (1...rows).map { "\(word) \($0)?,answer \($0),r\($0)\n" }.joined()
  }

  private func run(_ arguments: String..., input: String = "") throws {
    let log = collection.folder + "/disk.log"
    let disk = [
      "DISK_ROOT": collection.home, "DISK_LOG": log, "LD_PRELOAD": DiskLibrary.path ?? "",
    ]
    let result = try Program.run(
      arguments, input: input, environment: collection.environment.merging(disk) { $1 })
    #expect(result.succeeded, "\(arguments): \(result.errors)")
    steps += DiskStep.all(in: Array(try Data(contentsOf: URL(fileURLWithPath: log))))
    try FileManager.default.removeItem(atPath: log)
  }
}

/// A collection that is opened after a power failure.
private struct AfterCut {
  /// The problems of the journals after it was opened.
  var problems: [JournalProblem.Reason]
  /// The events of that day's machine.
  var written: [Event]
  /// The imports that count.
  var imports: Set<EventID>
  /// The decks by path.
  var decks: [String: String]

  /// Writes the files and opens them, like the next command.
  init(_ files: [String: [UInt8]], _ day: RecordedDay) throws {
    let folder = day.collection.folder + "/after"
    try? FileManager.default.removeItem(atPath: folder)
    for (path, bytes) in files where !path.hasPrefix(".git/") && !path.hasPrefix("backups/") {
      let url = URL(fileURLWithPath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    self = try Self.state(of: folder, day.collection.builtInDecks)
  }

  static func state(of folder: String, _ builtInDecks: String) throws -> AfterCut {
    let place = CollectionPlace(
      folder: CollectionFolder(path: folder), builtInDecks: builtInDecks, hostName: "after")
    let now = 1_782_740_000_000
    var writer = try Writer(place, waitingUpTo: 0, at: now)
    let collection = try Collection(place, writer: &writer, at: now)
    var decks: [String: String] = [:]
    let paths = (try? FileSystem.listFiles(collection.folder.decks)) ?? []
    for path in paths where path.hasSuffix(".md") {
      let bytes = try FileSystem.readFile(FileSystem.join(collection.folder.decks, path))
      decks[path] = String(decoding: bytes, as: UTF8.self)
    }
    let history = collection.history
    return AfterCut(
      problems: collection.problems.journal.map(\.reason),
      written: history.events.sorted { $0.id.number < $1.id.number },
      imports: Set(
        history.events.filter { event in
          if case .imported = event.action { !history.isUndone(event) } else { false }
        }.map(\.id)),
      decks: decks)
  }

  private init(
    problems: [JournalProblem.Reason], written: [Event], imports: Set<EventID>,
    decks: [String: String]
  ) {
    self.problems = problems
    self.written = written
    self.imports = imports
    self.decks = decks
  }

  /// Whether nothing was made up or left out: these are the day's first events, followed at most by
  /// what opening has added.
  func isPrefix(of all: [Event]) -> Bool {
    let common = zip(written, all).prefix { $0 == $1 }.count
    return written.dropFirst(common).allSatisfy { event in
      switch event.action {
      case .undo, .relink, .unlink: true
      default: false
      }
    }
  }
}

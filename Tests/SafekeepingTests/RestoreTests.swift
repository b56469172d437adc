import Collection
import Files
import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Study
import Testing

@testable import Safekeeping

/// What a restore brings back besides answers, and how it is undone.
extension BackupTests {
  /// The next actions of `undo`.
  private func undo(_ machines: Machines) throws -> [String] {
    try machines.open("laptop") { writer, collection in
      let last = try #require(collection.history.lastDone.first)
      return try writer.undoImport(last, at: machines.now("laptop"))
    }
  }

  private static let oldSettings = """
    {
      "new-per-day": 5,
      "a-newer-version": {"of": "rounds"},
      "searches": {"weak": "is:leech"}
    }

    """

  @Test(
    "a restore brings back the settings of then to the byte, or that there were none; undo too",
    arguments: [oldSettings, nil], ["{\"new-per-day\": 9, \"policy\": \"anki\"}\n", nil])
  func settings(then: String?, later: String?) throws {
    let machines = try Machines()
    let path = machines.home("laptop") + "/config.json"
    func write(_ text: String?) throws {
      if let text {
        try machines.write(text, to: "laptop/config.json")
      } else {
        try FileSystem.removeFile(path)
      }
    }
    func now() -> String? { try? machines.read("laptop/config.json") }
    try machines.answer("laptop", "a", .perfect)
    try write(then)
    let backup = try make(machines)
    try write(later)
    let restored = try restore(backup.name, machines)
    #expect(now() == then)
    #expect(restored.settings == (then != later))
    #expect(restored.isEmpty == (then == later))
    guard then != later else { return }
    #expect(try undo(machines) == [])
    #expect(now() == later)
    // The earlier answer can still be undone.
    let last = try machines.look("laptop").history.lastDone
    #expect(last.count == 1 && last[0].action.card == CardID("a"))
    _ = try restore(backup.name, machines)
    _ = try restore(restored.before, machines)
    #expect(now() == later)
  }

  @Test("of settings that were changed after a restore, its undo leaves those that are newer")
  func settingsChangedSince() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    try machines.write(
      #"{"new-per-day":1,"policy":"anki","searches":{"x":"1","y":"1"}}"#, to: "laptop/config.json")
    let backup = try make(machines)
    try machines.write(
      #"{"new-per-day":2,"fuzz":true,"searches":{"x":"2","y":"2"}}"#, to: "laptop/config.json")
    _ = try restore(backup.name, machines)
    try machines.write(
      #"{"new-per-day":3,"policy":"anki","searches":{"x":"3","y":"1","z":"3"}}"#,
      to: "laptop/config.json")
    #expect(try undo(machines) == ["config.json"])
    let text = try machines.read("laptop/config.json").filter { !$0.isWhitespace }
    #expect(text == #"{"new-per-day":3,"searches":{"x":"3","y":"2","z":"3"},"fuzz":true}"#)
  }

  @Test("a restore brings back and takes away an exam that was interrupted; so does its undo")
  func exam() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    let without = try make(machines)
    try machines.write("an exam", to: "laptop/exam.json")
    let with = try make(machines)
    let path = machines.home("laptop") + "/exam.json"
    #expect(try restore(without.name, machines).exam)
    #expect(!FileSystem.exists(path))
    #expect(try undo(machines) == [])
    #expect(try machines.read("laptop/exam.json") == "an exam")
    try FileSystem.removeFile(path)
    #expect(try restore(with.name, machines).exam)
    #expect(try machines.read("laptop/exam.json") == "an exam")
    #expect(try undo(machines) == [])
    #expect(!FileSystem.exists(path))
  }

  @Test("a restore brings back reports of exams that are gone, and takes none away")
  func reports() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    try machines.write("first", to: "laptop/exams/2026-06-29-cpc-1.json")
    let backup = try make(machines)
    try machines.write("second", to: "laptop/exams/2026-06-30-cpc-1.json")
    try FileSystem.removeFile(machines.home("laptop") + "/exams/2026-06-29-cpc-1.json")
    _ = try restore(backup.name, machines)
    #expect(try machines.read("laptop/exams/2026-06-29-cpc-1.json") == "first")
    #expect(try machines.read("laptop/exams/2026-06-30-cpc-1.json") == "second")
  }

  @Test("a restore brings back decks in folders, also where a file and a folder changed places")
  func folders() throws {
    let machines = try Machines()
    let decks = machines.home("laptop") + "/decks"
    func all() throws -> [String] {
      try FileSystem.listFiles(decks).map { try $0 + ": " + machines.read("laptop/decks/" + $0) }
    }
    try machines.write("Q: x\nA: 1\n", to: "laptop/decks/sub/deep/x.md")
    try machines.write("Q: y\nA: 1\n", to: "laptop/decks/y.md")
    try machines.write("a picture", to: "laptop/decks/z")
    try machines.answer("laptop", "a", .perfect)
    let then = try all()
    let backup = try make(machines)
    try FileSystem.removeFolder(decks)
    try machines.write("Q: s\nA: 1\n", to: "laptop/decks/sub")
    try machines.write("Q: y\nA: 2\n", to: "laptop/decks/y.md/y.md")
    try machines.write("Q: new\nA: 2\n", to: "laptop/decks/other/new.md")
    let later = try all()
    _ = try restore(backup.name, machines)
    #expect(try all() == then)
    #expect(!FileSystem.exists(decks + "/other"))
    #expect(try undo(machines) == [])
    #expect(try all() == later)
    #expect(try FileSystem.names(in: decks) == ["other", "sub", "y.md"])
  }

  @Test("a restore that cannot write the decks changes nothing and leaves nothing pending")
  func unwritable() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: 1\n", to: "laptop/decks/x.md")
    try machines.answer("laptop", "a", .perfect)
    let backup = try make(machines)
    try machines.answer("laptop", "b", .perfect)
    try FileSystem.removeFolder(machines.home("laptop") + "/decks")
    try machines.write("a file", to: "laptop/decks")
    let before = try machines.state("laptop")
    #expect(throws: BackupError.self) { try restore(backup.name, machines) }
    #expect(try machines.state("laptop") == before)
    #expect(!FileSystem.exists(machines.home("laptop") + "/imports/pending"))
    try machines.answer("laptop", "b", .perfect, day: 1)
  }
}

import Collection
import Files
import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Study
import Testing

@testable import Safekeeping

@Suite("Backups")
struct BackupTests {
  func make(_ machines: Machines, day: Int = 0) throws -> Backup {
    try machines.open("laptop") { writer, _ in
      try store(machines).make(
        on: Machines.day + day, at: machines.now("laptop"), holding: writer)
    }
  }

  func store(_ machines: Machines) -> BackupStore {
    BackupStore(CollectionFolder(path: machines.home("laptop")))
  }

  func restore(_ name: String, _ machines: Machines) throws -> BackupStore.Restored {
    try machines.open("laptop") { writer, _ in
      try store(machines).restore(
        name, to: machines.place("laptop"), on: Machines.day + 1, at: machines.now("laptop"),
        holding: &writer)
    }
  }

  /// Everything that the learner sees, without the order of events.
  private func seen(_ machines: Machines) throws -> [String] {
    let collection = try machines.look("laptop")
    return collection.library.entries.map { entry in
      let record = collection.record(of: entry)
      return "\(entry.card.id) \(entry.card.answer) \(record.progress) \(record.isSuspended)"
    }
  }

  @Test("of a year of days seven days, four weeks and twelve months are kept")
  func schedule() {
    var kept: Set<Day> = []
    for number in 0..<800 { kept = BackupSchedule.kept(kept.union([Machines.day + number])) }
    let ages = kept.map { Machines.day + 799 - $0 }.sorted()
    #expect(ages.prefix(7) == [0, 1, 2, 3, 4, 5, 6])
    #expect(kept.count == 7 + 4 + 12)
    #expect(ages[10] < 7 + 5 * 7)
    #expect(ages.last! > 300 && ages.last! < 31 * 15)
  }

  @Test("the last ones stay, whatever the days are")
  func irregular() {
    #expect(BackupSchedule.kept([Day]()) == [])
    let days = [-800_000, -1, 0, 40, 41, 30_000].map { Machines.day + $0 }
    #expect(BackupSchedule.kept(days) == Set(days))
  }

  @Test(
    "a folder that has no name of ours is no backup, whatever its number is",
    arguments: ["9223372036854775807", "1000000", "1", "0", "-3", "x", ""])
  func strangeNumbers(number: String) throws {
    let machines = try Machines()
    let first = try make(machines)
    let backups = "\(machines.home("laptop"))/backups"
    try FileManager.default.copyItem(
      atPath: "\(backups)/\(first.name)", toPath: "\(backups)/\(first.name).\(number)")
    try machines.write("Q: new\nA: 1\n", to: "laptop/decks/new.md")
    #expect(try make(machines).name == "\(first.name).2")
  }

  @Test(
    "a backup whose time or sizes are out of all bounds is none",
    arguments: [Int.max, Int.min, 4_000_000_000_000_001, -4_000_000_000_000_001])
  func strangeTimes(made: Int) {
    func backup(_ made: Int, _ size: Int) -> Backup? {
      let text = """
        {"rounds":"backup","version":1,"made":\(made),"files":[
        {"path":"config.json","pieces":[[\(size),1]]}]}
        """
      return Backup(name: "2026-03-01", Array(text.utf8))
    }
    #expect(backup(0, 1) != nil)
    #expect(backup(made, 1) == nil)
    #expect(backup(0, made) == nil)
  }

  @Test("a backup holds every file, and shares with the one before what has not changed")
  func sharing() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: 1\nId: x\n", to: "laptop/decks/sub/my.md")
    try machines.write("{\"new-per-day\": 5}\n", to: "laptop/config.json")
    try machines.answer("laptop", "x", .perfect)
    let long = String(repeating: "a long answer ", count: 200_000)
    try machines.write("Q: y\nA: \(long)\nId: y\n", to: "laptop/decks/long.md")
    let first = try make(machines)
    #expect(first.name == "2026-06-29")
    #expect(first.files.map(\.path).contains("decks/sub/my.md"))
    for file in first.files {
      let bytes = try FileSystem.readFile(machines.home("laptop") + "/" + file.path.text)
      #expect(try store(machines).bytes(of: file, in: first) == bytes)
    }
    let second = try make(machines)
    #expect(second.name == "2026-06-29.2")
    let pieces = "laptop/backups/2026-06-29/files/decks/long.md.0001"
    let inode = try FileStamp.ofFile(machines.root + "/" + pieces)?.inode
    let other = pieces.replacingOccurrences(of: "29/", with: "29.2/")
    #expect(try FileStamp.ofFile(machines.root + "/" + other)?.inode == inode)
    #expect(inode != nil)
    // Changes of the live file do not reach the backups.
    try machines.write("gone", to: "laptop/decks/long.md")
    var known: Set<UInt64> = []
    #expect(store(machines).damage(in: second, known: &known) == nil)
  }

  @Test("the day's backup is made while answers are given, of what was there before them")
  func meanwhile() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: 1\nId: x\n", to: "laptop/decks/my.md")
    #expect(store(machines).contents(neededOn: Machines.day) != nil)
    try machines.answer("laptop", "a", .perfect)
    let contents = try #require(store(machines).contents(neededOn: Machines.day))
    let then = try FileSystem.readFile(machines.root + "/laptop/" + journal(machines))
    try machines.open("laptop") { writer, collection in
      let now = machines.now("laptop")
      try writer.append([.suspend(CardID("b"))], at: now)
      // The one who answers holds the right to write.
      try store(machines).makeDaily(on: Machines.day, at: now, of: contents)
    }
    let backup = try store(machines).backup("2026-06-29")
    let file = try #require(backup.files.first { $0.path.text == journal(machines) })
    #expect(try store(machines).bytes(of: file, in: backup) == then)
    #expect(try FileSystem.readFile(machines.root + "/laptop/" + journal(machines)) != then)
    // A day has only one.
    #expect(store(machines).contents(neededOn: Machines.day) == nil)
    try store(machines).makeDaily(on: Machines.day, at: 1, of: contents)
    #expect(try store(machines).names() == ["2026-06-29"])
  }

  @Test("a collection that is taken away before its backup is made is not begun anew")
  func takenAway() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: 1\nId: x\n", to: "laptop/decks/my.md")
    try machines.answer("laptop", "a", .perfect)
    let contents = try #require(store(machines).contents(neededOn: Machines.day))
    let home = machines.root + "/laptop"
    try FileSystem.rename(home, to: machines.root + "/away")
    #expect(throws: BackupError.self) {
      try store(machines).makeDaily(on: Machines.day, at: 1, of: contents)
    }
    #expect(!FileSystem.exists(home))
  }

  @Test("what changes while it is copied is in no backup, and leaves nothing behind")
  func changed() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: 1\nId: x\n", to: "laptop/decks/my.md")
    try machines.answer("laptop", "a", .perfect)
    let contents = try #require(store(machines).contents(neededOn: Machines.day))
    try machines.write("Q: x\nA: 2\nId: x\n", to: "laptop/decks/my.md")
    try store(machines).makeDaily(on: Machines.day, at: 1, of: contents)
    #expect(try store(machines).names() == [])
    // The same is true of a file that a synchronizer has replaced or shortened.
    let again = try #require(store(machines).contents(neededOn: Machines.day))
    let path = "laptop/" + journal(machines)
    try machines.write(machines.read(path), to: path)
    try store(machines).makeDaily(on: Machines.day, at: 1, of: again)
    #expect(try store(machines).names() == [])
    // None is made while another program makes one either.
    let whole = try #require(store(machines).contents(neededOn: Machines.day))
    do {
      let lock = try CollectionLock.acquire(store(machines).folder)
      try store(machines).makeDaily(on: Machines.day, at: 1, of: whole)
      _ = consume lock
    }
    #expect(try FileSystem.names(in: store(machines).folder) == [".lock"])
    try store(machines).makeDaily(on: Machines.day, at: 1, of: whole)
    #expect(try store(machines).names() == ["2026-06-29"])
  }

  private func journal(_ machines: Machines) -> String {
    let names = (try? FileSystem.names(in: machines.home("laptop") + "/journal")) ?? []
    return "journal/" + (names.first ?? "")
  }

  @Test("a damaged backup is told apart, and never restored")
  func damage() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    let backup = try make(machines)
    let journal = try #require(backup.files.first { $0.isJournal }?.path.text)
    let path = "laptop/backups/\(backup.name)/files/\(journal)"
    let text = try machines.read(path)
    chmod(machines.root + "/" + path, 0o600)
    try machines.write(text.replacingOccurrences(of: "5", with: "4"), to: path)
    var known: Set<UInt64> = []
    #expect(store(machines).damage(in: backup, known: &known) == journal)
    #expect(throws: BackupError.self) { try restore(backup.name, machines) }
    #expect(throws: BackupError.self) { try store(machines).backup("../laptop") }
    #expect(throws: BackupError.self) { try store(machines).backup("2001-01-01") }
    // The next backup does not share damaged files.
    let next = try make(machines, day: 1)
    #expect(store(machines).damage(in: next, known: &known) == nil)
  }

  @Test("a restore brings back what counted then, an undo what counted before it")
  func restore() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: old\nId: x\n", to: "laptop/decks/my.md")
    try machines.answer("laptop", "x", .perfect)
    try machines.answer("laptop", "a", .perfect)
    try machines.undo("laptop")
    let then = try seen(machines)
    let backup = try make(machines)

    try machines.write("Q: x\nA: new\nId: x\n", to: "laptop/decks/my.md")
    try machines.write("Q: z\nA: z\nId: z\n", to: "laptop/decks/more.md")
    try machines.answer("laptop", "x", .incorrect, day: 1)
    try machines.undo("laptop")
    try machines.undo("laptop")
    try machines.answer("laptop", "b", .hesitant, day: 1)
    let later = try seen(machines)

    let restored = try restore(backup.name, machines)
    #expect(try seen(machines) == then)
    #expect(restored.decks == 2 && restored.events == 2 && restored.mended == [])
    // Undo reverts the restore, like an import.
    try machines.open("laptop") { writer, collection in
      let last = try #require(collection.history.lastDone.first)
      #expect(try writer.undoImport(last, at: machines.now("laptop")) == [])
    }
    #expect(try seen(machines) == later)
    // The backup that it made first does the same.
    _ = try restore(backup.name, machines)
    #expect(try seen(machines) == then)
    _ = try restore(restored.before, machines)
    let again = try seen(machines)
    #expect(again == later)
    #expect(try machines.problems("laptop") == [])
  }

  @Test("a restore gives a journal its lost lines back, and keeps what came since")
  func lostLines() throws {
    let machines = try Machines()
    for day in 0..<4 { try machines.answer("laptop", "a", .perfect, day: day) }
    let then = try seen(machines)
    let backup = try make(machines)
    let journal = try #require(backup.files.first { $0.isJournal }?.path.text)
    let lines = try machines.read("laptop/" + journal).split(separator: "\n")
    try machines.write(lines.prefix(3).joined(separator: "\n") + "\n", to: "laptop/" + journal)
    try machines.answer("laptop", "b", .perfect, day: 1)
    let restored = try restore(backup.name, machines)
    #expect(restored.mended == [journal])
    #expect(try seen(machines) == then)
  }
}

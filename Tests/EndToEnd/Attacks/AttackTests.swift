import Foundation
import TestSupport
import Testing

/// Nothing that others put into a collection deletes, changes or blocks anything.
///
/// The long form runs every command against every attack.
@Suite("Attacks on the files of a learner")
struct AttackTests {
  /// Commands that read and that write, each run on the result of the one before.
  private static let commands = ["check", "grade one 4", "edit one", "backup restore $DAY"]
  private static let moreCommands = [
    "due --quiet", "stats", "import --dry-run new.csv", "import new.csv", "backup make",
    "review --read-only", "cards", "decks", "find x", "show one", "history", "backup list",
    "export --output out.md", "config new-per-day 7", "add --deck b new? yes", "undo",
    "undo", "exam all --questions 1", "report --html r.html", "sync remote --create",
    "check --repair",
  ]

  /// What each attack finds, made once.
  // It is only read.
  private nonisolated(unsafe) static let prepared = Result { try prepare() }

  private func collection() throws -> TestCollection {
    let prepared = try Self.prepared.get()
    let collection = try TestCollection([:])
    let copied = try collection.shell("cp -a '\(prepared.folder)/.' \"$HOME\"")
    try #require(copied.succeeded, "\(copied.errors)")
    collection.environment["EDITOR"] = "sh \(collection.folder)/editor.sh"
    return collection
  }

  private static func prepare() throws -> TestCollection {
    let collection = try TestCollection([:])
    // The output of a failed editor is kept.
    try collection.write(
      "for file; do :; done; echo 'Q: one!' > $file.new; mv $file.new $file; exit 3",
      to: "editor.sh")
    collection.environment["EDITOR"] = "sh \(collection.folder)/editor.sh"
    try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md")
    try collection.write("front,back,deck,id\nx?,y,b,x\nz?,y,a,z\n", to: "new.csv")
    try collection.write("front,back,deck,id\no?,y,a,o\n", to: "old.csv")
    for (name, text) in [
      ("diary.txt", "Dear diary"), ("notes/n.md", "Q: note?\nA: n\n"), ("notes/plain.txt", "plain"),
    ] { try collection.write(text, to: "victims/" + name) }
    for day in 10..<30 { try collection.write("jpg", to: "victims/photos/2026-05-\(day)/p.jpg") }
    for words in [["grade", "one", "4"], ["import", collection.folder + "/old.csv"]] {
      let result = try Program.run(words, environment: collection.environment)
      try #require(result.succeeded, "\(result.errors)")
    }
    return collection
  }

  /// The learner's files outside the collection, with their contents, kinds and modes.
  private func victims(of collection: TestCollection) throws -> [String: Victim] {
    var victims: [String: Victim] = [:]
    for name in collection.files(in: "victims") {
      let path = collection.folder + "/victims/" + name
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let type = attributes[.type] as? FileAttributeType
      victims[name] = Victim(
        type: type, mode: attributes[.posixPermissions] as? Int,
        contents: type == .typeRegular ? FileManager.default.contents(atPath: path) : nil)
    }
    return victims
  }

  private struct Victim: Hashable {
    var type: FileAttributeType?
    var mode: Int?
    var contents: Data?
  }

  @Test("delete, change, run and stop nothing", arguments: Attack.all)
  func attack(_ attack: Attack) throws {
    let collection = try collection()
    let device = try collection.read("home/.cache/device").split(separator: "\n")[0]
    let settings = ["DEVICE": String(device), "DAY": "2026-06-29"]
    let prepared = try collection.shell("cd \"$HOME\"; \(attack.script)", environment: settings)
    try #require(prepared.succeeded, "\(prepared.errors)")
    let before = try victims(of: collection)
    try #require(before["diary.txt"]?.contents == Data("Dear diary".utf8))
    for command in Self.commands + (Torture.isOn ? Self.moreCommands : []) {
      let result = try collection.shell(
        "cd \"$HOME\"; exec timeout -s KILL 30 \"$ROUNDS\" \(command) </dev/null",
        environment: settings)
      if case .exited(let code) = result.status {
        #expect(code < 126, "\(attack), \(command): \(result.errors)")
      } else {
        Issue.record("\(attack), \(command): \(result.status)")
      }
      let after = try victims(of: collection)
      #expect(after == before, "\(attack), \(command)")
      if after != before { return }
    }
  }

  @Test("a note of another machine's import is passed over by every command, and named")
  func othersNote() throws {
    let collection = try collection()
    let note = #"{"import":{"device":"other-0000","n":1},"undo":false,"removed":["a.md"]}"#
    try collection.write(note, to: "home/imports/pending")
    for words in [["stats"], ["grade", "one", "3"], ["due"]] {
      let result = try Program.run(words, environment: collection.environment)
      #expect(result.succeeded)
      #expect(result.errors.contains("comes from another machine (other-0000)"), "\(result.errors)")
      #expect(collection.files(in: "home/decks").contains("a.md"))
      #expect(try collection.read("home/imports/pending") == note)
    }
  }

  @Test("a note with a path that leads out of the decks is named, and removed by who writes")
  func outwardNote() throws {
    let collection = try collection()
    let device = try collection.read("home/.cache/device").split(separator: "\n")[0]
    try collection.write(
      #"{"import":{"device":"\#(device)","n":2},"undo":false,"removed":["../../victims/diary.txt"]}"#,
      to: "home/imports/pending")
    let read = try collection.run("stats")
    #expect(read.succeeded && read.errors.contains("does not describe an import"), "\(read.errors)")
    #expect(collection.files(in: "home/imports").contains("pending"))
    let written = try collection.run("grade", "one", "3")
    #expect(written.succeeded && written.errors.contains("and was removed"), "\(written.errors)")
    #expect(!collection.files(in: "home/imports").contains("pending"))
    #expect(try collection.read("victims/diary.txt") == "Dear diary")
  }

  @Test("a folder that has a day's name and is no backup is never deleted")
  func foldersWithDays() throws {
    let collection = try collection()
    for day in 10..<30 {
      try collection.write("jpg", to: "home/backups/2026-05-\(day)/p.jpg")
      try collection.write("{}", to: "home/backups/2026-04-\(day)/backup.json")
    }
    for day in 1...9 {
      #expect(try collection.run("backup", "make", now: "2026-07-0\(day)T12:00:00Z").succeeded)
    }
    for day in 10..<30 {
      #expect(try collection.read("home/backups/2026-05-\(day)/p.jpg") == "jpg")
      #expect(try collection.read("home/backups/2026-04-\(day)/backup.json") == "{}")
    }
    // Real backups follow their schedule.
    let kept = collection.files(in: "home/backups").filter {
      $0.hasPrefix("2026-07-0") && !$0.contains("/")
    }
    #expect(kept == (3...9).map { "2026-07-0\($0)" })
  }

  @Test("decks may be behind a link that the learner made: then decks alone are read and written")
  func linkedDecks() throws {
    let collection = try TestCollection([:])
    try collection.write("diary", to: "notes/diary.txt")
    try collection.write("Q: one?\nA: 1\nId: one\n", to: "notes/a.md")
    try collection.write("front,back,deck,id\nx?,y,b,x\n", to: "new.csv")
    try collection.write("", to: "home/.keep")
    symlink(collection.folder + "/notes", collection.home + "/decks")
    #expect(try collection.run("grade", "one", "4").succeeded)
    #expect(try collection.run("backup", "make").succeeded)
    #expect(try collection.run("import", collection.folder + "/new.csv").succeeded)
    #expect(collection.files(in: "notes") == ["a.md", "b.md", "diary.txt"])
    let restored = try collection.run("backup", "restore", "2026-06-29")
    #expect(restored.succeeded, "\(restored.errors)")
    #expect(collection.files(in: "notes") == ["a.md", "diary.txt"])
    #expect(try collection.read("notes/diary.txt") == "diary")
    #expect(!collection.files(in: "home/backups").contains { $0.hasSuffix("diary.txt") })
  }

  @Test("a collection with a link where the program writes is refused in words")
  func refusal() throws {
    let collection = try collection()
    try FileManager.default.removeItem(atPath: collection.home + "/backups")
    symlink(collection.folder + "/victims/photos", collection.home + "/backups")
    for command in ["stats", "backup list"] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.status == .exited(1))
      #expect(result.errors.contains("home/backups: it is a symbolic link"), "\(result.errors)")
      #expect(result.errors.contains("put what it leads to in its place"), "\(result.errors)")
    }
  }
}

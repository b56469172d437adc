import Foundation
import Testing

@Suite("Files that cannot be written")
struct UnwritableTests {
  private func collection() throws -> TestCollection {
    let collection = try TestCollection()
    try collection.write("Q: one?\nA: 1\nId: own\n", to: "home/decks/own.md")
    try collection.write("front,back,id\nx?,y,x\n", to: "first.csv")
    try collection.write("front,back,id\nz?,y,z\n", to: "second.csv")
    try collection.run("import", collection.folder + "/first.csv")
    try collection.run("backup", "make")
    return collection
  }

  @Test(
    "a command that changes decks changes nothing then, says why, and answers go on",
    arguments: [
      "import FOLDER/second.csv", "add --deck Own new? yes", "undo", "backup restore 2026-06-29",
    ])
  func commands(words: String) throws {
    let collection = try collection()
    // The decks are on a disk that was removed, and something else has their name.
    try FileManager.default.moveItem(
      atPath: collection.home + "/decks", toPath: collection.folder + "/away")
    try collection.write("no folder", to: "home/decks")
    let before = try collection.answers()
    let result = try Program.run(
      words.replacing("FOLDER", with: collection.folder).split(separator: " ").map(String.init),
      environment: collection.environment)
    // Without its deck, an undo of the import has nothing to change.
    if words != "undo" {
      #expect(result.status == .exited(1), "\(result.output)")
      #expect(result.errors.contains("cannot create \(collection.home)/decks"), "\(result.errors)")
      #expect(result.errors.contains("something else has that name"))
      #expect(try collection.answers() == before)
    }
    #expect(!collection.files(in: "home/imports").contains("pending"))
    let graded = try collection.run("grade", "form", "4")
    #expect(graded.succeeded && !graded.errors.contains("recorded"), "\(graded.errors)")
    try FileManager.default.removeItem(atPath: collection.home + "/decks")
    try FileManager.default.moveItem(
      atPath: collection.folder + "/away", toPath: collection.home + "/decks")
    #expect(try collection.run("import", collection.folder + "/second.csv").succeeded)
    #expect(try collection.run("check").succeeded)
  }

  @Test("a dry run has the exit code of the import", arguments: formats)
  func dryRun(name: String, text: String, code: Int32) throws {
    let collection = try TestCollection([:])
    try collection.write(text, to: name)
    let path = collection.folder + "/" + name.split(separator: "/")[0]
    for more in [[], ["--keep-going"]] {
      let dry = try Program.run(
        ["import", "--dry-run", path] + more, environment: collection.environment)
      #expect(collection.files(in: "home/decks") == [])
      let real = try Program.run(["import", path] + more, environment: collection.environment)
      #expect(dry.status == real.status, "\(name) \(more): \(dry.errors)\(real.errors)")
      if more.isEmpty { #expect(dry.status == .exited(code), "\(dry.errors)") }
      try? FileManager.default.removeItem(atPath: collection.home)
    }
  }

  private static let formats: [(String, String, Int32)] = [
    ("good.csv", "front,back\nx?,y\n", 0),
    ("bad.csv", "front,back\nx?,y\n\"open,z\n", 1),
    ("good.md", "Q: x?\nA: y\n", 0),
    ("bad.md", "Q: x?\nA: y\n\nQ: no answer\n", 1),
    ("folder/bad.md", "Q: x?\nA: y\n\nQ: no answer\n", 1),
    (
      "short.jsonl",
      #"{"rounds":"export","version":1,"at":1,"policy":"published","history":false,"#
        + #""decks":1,"notes":1,"events":0}"# + "\nno JSON\n", 1
    ),
    ("codes.txt", "A000    Cholera due to Vibrio cholerae 01\nA001   \nA009    Cholera\n", 1),
  ]

  @Test("a folder with the name of a journal is named as a warning, and nothing stops for it")
  func journalFolder() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    try collection.write("not an event", to: "home/journal/old.jsonl/notes.jsonl")
    symlink("/nowhere/at/all", collection.home + "/journal/away.jsonl")
    for command in ["stats", "cards", "due", "history", "grade form 5", "backup make", "undo"] {
      let result = try Program.run(
        command.split(separator: " ").map(String.init), environment: collection.environment)
      #expect(result.succeeded, "\(command): \(result.errors)")
    }
    let check = try collection.run("check")
    #expect(check.status == .exited(1), "the link's journal may hold answers")
    #expect(
      check.errors.contains(
        "old.jsonl: warning: it is named like a journal but is not a file; it is skipped"),
      "\(check.errors)")
    #expect(check.errors.contains("away.jsonl: error: it is a link to a journal that is not there"))
    unlink(collection.home + "/journal/away.jsonl")
    #expect(try collection.run("check").succeeded)
    #expect(try collection.run("backup", "restore", "2026-06-29").succeeded)
    let states = try collection.run("cards", "--json").objects().map { $0["state"] as? String }
    #expect(states.filter { $0 == "young" }.count == 1)
  }

  @Test("what is put into a deck with CR LF ends its lines alike")
  func carriageReturns() throws {
    let collection = try TestCollection()
    let text = "---\nname: Own\n---\n\nQ: one?\nA: 1\nId: own\n".replacing("\n", with: "\r\n")
    try collection.write(text, to: "home/decks/own.md")
    #expect(try collection.run("add", "--deck", "Own", "two?", "2", "--why", "so").succeeded)
    // The imported file has the card as it was here.
    let old = collection.folder + "/old.csv"
    #expect(try collection.run("export", "--format", "csv", "--output", old).succeeded)
    try collection.write("front,back,id,deck\none?,eins,own,Own\nthree?,3,t,Own\n", to: "x.csv")
    #expect(try collection.run("import", collection.folder + "/x.csv").succeeded)
    let now = try collection.read("home/decks/own.md")
    #expect(now.contains("two?") && now.contains("three?") && now.contains("A: eins"))
    #expect(!now.replacing("\r\n", with: "").unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    #expect(try collection.run("undo").succeeded && collection.run("undo").succeeded)
    #expect(try collection.read("home/decks/own.md") == text)
  }
}

import Foundation
import Testing

@Suite("Backups through the program")
struct BackupTests {
  @Test("the first command of a day that writes makes one, and the learner can go back to it")
  func daily() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    #expect(collection.files(in: "home/backups") == [], "there was nothing to keep")
    try collection.run("grade", "form", "5", now: "2026-06-30T12:00:00Z")
    try collection.run("grade", "form", "0", now: "2026-06-30T13:00:00Z")
    let listed = try collection.run("backup", "--json").objects()
    #expect(listed.map { $0["name"] as? String } == ["2026-06-30"])
    #expect(listed.allSatisfy { $0["damaged"] is NSNull })

    func state() throws -> String {
      try collection.run("show", "form", "--json", now: "2026-07-01T12:00:00Z").output
    }
    let later = try state()
    let restored = try collection.run(
      "backup", "restore", "2026-06-30", now: "2026-07-01T12:00:00Z")
    #expect(restored.succeeded, "\(restored.errors)")
    #expect(restored.output.contains("0 deck files changed, 2 events"))
    #expect(try state().contains("\"repetition\":1"))
    let history = try collection.run("history", now: "2026-07-01T12:00:00Z").output
    #expect(history.contains("restore of backup 2026-06-30\n"))
    let undo = try collection.run("undo", now: "2026-07-01T12:00:00Z")
    #expect(undo.output.contains("Undone: restore of backup 2026-06-30"), "\(undo)")
    #expect(try state() == later)
    #expect(try collection.run("check").succeeded)
  }

  @Test(
    "has the name of the study day, by the learner's own hour",
    arguments: [("0", "2026-06-30"), ("4", "2026-06-29"), ("23", "2026-06-29")])
  func rollover(hour: String, name: String) throws {
    let collection = try TestCollection()
    try collection.run("config", "rollover-hour", hour)
    try collection.run("grade", "form", "4", now: "2026-06-27T12:00:00Z")
    try collection.run("grade", "form", "5", now: "2026-06-30T02:00:00Z")
    let listed = try collection.run("backup", "--json").objects()
    #expect(listed.last?["name"] as? String == name)
  }

  @Test("one that is damaged is listed as such, and one that is not there is refused")
  func damaged() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    #expect(try collection.run("backup", "make").output.contains("2026-06-29 made"))
    let manifest = "home/backups/2026-06-29/backup.json"
    let text = try collection.read(manifest)
    try collection.write(text.replacingOccurrences(of: "journal/", with: "journal/x"), to: manifest)
    let listed = try collection.run("backup", "list")
    #expect(listed.status == .exited(1) && listed.output.contains("damaged: journal/x"))
    // The name, needed for a restore, is complete in any window.
    let terminal = try collection.open("backup", columns: 40, rows: 15)
    try terminal.waitForExit()
    #expect(terminal.screen.text.contains("2026-06-29  ") && terminal.screen.wrappedLines == [])
    #expect(try collection.run("backup", "restore", "2026-06-29").errors.contains("is damaged"))
    #expect(try collection.run("backup", "restore", "../x").errors.contains("there is no backup"))
    #expect(try collection.answers() == ["form 4 learn"])
  }

  @Test("a disk that has no room for one keeps nobody from learning")
  func noRoom() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    try collection.write("not a folder", to: "home/backups")
    let graded = try collection.run("grade", "form", "5", now: "2026-06-30T12:00:00Z")
    #expect(graded.succeeded)
    #expect(graded.errors.contains("rounds: no backup was made: cannot create "))
    #expect(graded.errors.contains("something else has that name"))
    #expect(try collection.answers() == ["form 4 learn", "form 5 review"])
  }
}

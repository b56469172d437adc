import Foundation
import Testing

/// Real disks: one that a review fills, a read-only one, one that is removed.
@Suite("A small disk", .enabled(if: SmallDisk.isAllowed))
struct SmallDiskTests {
  private func collection() throws -> (TestCollection, SmallDisk) {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...300)])
    let disk = try #require(SmallDisk(at: collection.home, kilobytes: 2048))
    try collection.write("{\"new-per-day\": 300}\n", to: "home/config.json")
    #expect(try collection.run("grade", "n300", "4").succeeded)
    return (collection, disk)
  }

  @Test("that a review fills keeps what was answered; the error says which file and what to do")
  func full() throws {
    let (collection, disk) = try collection()
    try disk.fill(leaving: 3)
    let terminal = try collection.open("review")
    try terminal.waitFor("299 new")
    var answered = 0
    while true {
      terminal.send(" 4")
      // A recorded answer is counted on the next card.
      let seen = try terminal.waitFor { text in
        text.contains("\(answered + 1) done") || text.contains("was not recorded")
      }
      if seen.contains("was not recorded") { break }
      answered += 1
    }
    #expect(try terminal.waitForExit() == .exited(1))
    let text = terminal.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let journal = try #require(collection.files(in: "home/journal").first)
    #expect(text.contains("cannot write \(collection.home)/journal/\(journal): No space left"))
    #expect(text.contains("everything before is safe"))
    #expect(text.contains("the disk is full: free some space; then answer again"))
    #expect(answered > 20)
    #expect(try collection.answers().count == answered + 1)
    // A full disk can be read.
    for command in ["check", "stats", "find -is:due"] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.succeeded, "\(command): \(result.errors)")
    }
    let another = try collection.run("grade", "n299", "4")
    #expect(another.status == .exited(1) && another.output == "")
    disk.makeRoom()
    let later = try collection.run("grade", "n299", "4")
    #expect(later.succeeded && later.errors == "", "\(later.errors)")
    #expect(try collection.answers().count == answered + 2)
    #expect(try collection.run("check").succeeded)
    print("full disk: \(answered) answers taken before it, none lost")
  }

  @Test("that has no room for the day's backup takes answers all the same, and is left as it was")
  func noRoomForBackup() throws {
    let (collection, disk) = try collection()
    let long = String(repeating: "a long answer ", count: 20_000)
    try collection.write("Q: long?\nA: \(long)\nId: long\n", to: "home/decks/long.md")
    #expect(try collection.run("stats").succeeded)
    try disk.fill(leaving: 40)
    let graded = try collection.run("grade", "n1", "4", now: "2026-06-30T12:00:00Z")
    #expect(graded.succeeded)
    #expect(graded.errors.contains("no backup was made: cannot write "), "\(graded.errors)")
    #expect(graded.errors.contains("the disk is full: free some space"))
    #expect(!collection.files(in: "home/backups").contains { $0.hasPrefix(".making") })
    #expect(try collection.answers().count == 2)
    disk.makeRoom()
    let next = try collection.run("grade", "n2", "4", now: "2026-06-30T13:00:00Z")
    #expect(next.errors == "")
    #expect(try collection.run("backup", "list").output.contains("2026-06-30"))
  }

  @Test("that may not be written is looked at, and says so to whoever wants more")
  func readOnly() throws {
    let (collection, disk) = try collection()
    try #require(disk.makeReadOnly(true))
    for command in [
      "stats", "decks", "cards", "show n300", "check", "export", "review --read-only",
    ] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.succeeded, "\(command): \(result.errors)")
      #expect(!result.output.isEmpty, "\(command)")
    }
    for command in ["grade n1 4", "review", "undo", "suspend n1", "config policy delphi"] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.status == .exited(1) && result.output == "", "\(command)")
      #expect(result.errors.contains("Read-only file system"), "\(result.errors)")
      #expect(result.errors.contains("the disk is mounted read-only"), "\(result.errors)")
    }
    let terminal = try collection.open("review")
    try terminal.waitFor("Open read-only? [y/N] ")
    terminal.send("y\r")
    try terminal.waitFor("read-only · 0 due · 299 new")
    terminal.send(" 4q")
    #expect(try terminal.waitForExit() == .exited(0))
    try #require(disk.makeReadOnly(false))
    #expect(try collection.run("grade", "n1", "4").succeeded)
    #expect(try collection.answers().count == 2)
  }

  @Test("that is taken out in a review is told of, and nothing is written in its place")
  func takenOut() throws {
    let (collection, disk) = try collection()
    let terminal = try collection.open("review")
    try terminal.waitFor("299 new")
    terminal.send(" 4")
    try terminal.waitFor("1 done")
    disk.unmount()
    terminal.send(" 4")
    #expect(try terminal.waitForExit() == .exited(1))
    let text = terminal.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("\(collection.home)/journal is not there any more; it was not recorded"))
    #expect(text.contains("connect its disk again"))
    #expect(collection.files(in: "home") == [])
  }
}

import Foundation
import TestSupport
import Testing

/// A disk that fails once, at each step in turn.
@Suite("A disk that fails", .enabled(if: DiskLibrary.path != nil))
struct FailingDiskTests {
  private static let script = """
    grade r1 4
    grade r2 5
    undo
    grade r3 3
    import b.csv
    grade r4 0
    quit

    """

  @Test(
    "is told of, loses no answer that was taken, and the next command goes on",
    arguments: ["eio", "enospc", "short"])
  func anyStep(how: String) throws {
    let first = Int.random(in: 1...12)
    var injected = 0
    for step in stride(from: Torture.isOn ? 1 : first, to: 200, by: Torture.isOn ? 1 : 12) {
      let collection = try TestCollection([:])
      try collection.write(table(1...6), to: "home/a.csv")
      try collection.write(table(3...9), to: "home/b.csv")
      let result = try Program.run(
        ["--collection", collection.home], input: Self.script, environment: collection.environment)
      #expect(result.status == .exited(1), "there are no cards yet")
      try collection.run("import", collection.home + "/a.csv")
      let before = try collection.journal().count
      let script = Self.script.replacing("b.csv", with: collection.home + "/b.csv")
      let disk = [
        "DISK_ROOT": collection.home, "DISK_FAIL": "\(step)", "DISK_HOW": how,
        "LD_PRELOAD": DiskLibrary.path ?? "",
      ]
      let failing = try Program.run(
        [], input: script, environment: collection.environment.merging(disk) { $1 })
      guard case .exited = failing.status else {
        Issue.record("step \(step), \(how): \(failing.status)")
        continue
      }
      if failing.status != .exited(0) { injected += 1 }
      // Everything that was reported as done is done.
      let said = failing.output.split(separator: "\n").count {
        $0.contains(": grade ") || $0.hasPrefix("Undone")
      }
      let imports = failing.output.contains("skipped; deck") ? 1 : 0
      let written = try collection.journal().count - before
      #expect(written >= said + imports, "step \(step), \(how): \(failing.output)")
      #expect(failing.status == .exited(0) || !failing.errors.isEmpty)
      #expect(try collection.run("grade", "r5", "4").succeeded, "step \(step), \(how)")
      let check = try collection.run("check")
      #expect(check.succeeded, "step \(step), \(how): \(check.errors)")
    }
    #expect(injected > 0)
    print("\(how): \(injected) faults that were told of")
  }

  private func table(_ rows: ClosedRange<Int>) -> String {
    "front,back,id\n" + rows.map { "word \($0)?,answer \($0),r\($0)\n" }.joined()
  }

  @Test("a folder that may not be written, or is gone, is told of and harms nothing")
  func folders() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    try FileManager.default.moveItem(atPath: collection.home, toPath: collection.folder + "/away")
    terminal.send(" 4")
    try terminal.waitForWords("is not there any more; it was not recorded")
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(collection.files(in: "home") == [], "nothing is made in its place")
    try FileManager.default.moveItem(atPath: collection.folder + "/away", toPath: collection.home)
    #expect(try collection.run("check").succeeded)
    #expect(try collection.answers() == ["form 4 learn"])
    let homeless = try collection.run("stats", environment: ["ROUNDS_HOME": "", "HOME": ""])
    #expect(homeless.status == .exited(1))
    #expect(homeless.errors.contains("HOME is not set"))
  }
}

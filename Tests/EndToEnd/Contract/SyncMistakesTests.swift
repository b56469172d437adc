import Foundation
import Testing

@Suite("Sync says what keeps it, and the way out")
struct SyncMistakesTests {
  @Test("a folder that is not there is made if the learner says so, and not from a slip")
  func slip() throws {
    let collection = try TestCollection()
    let slip = collection.folder + "/stik"
    let refused = try collection.run("sync", slip)
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("there is no folder") && refused.errors.contains("--create"))
    #expect(!collection.files(in: ".").contains("stik"))
    for (answer, isMade) in [("n", false), ("y", true)] {
      let terminal = try collection.open("sync", slip)
      try terminal.waitForWords("There is no folder ~/stik. Make a new repository there? (y, n)")
      terminal.send(answer + "\r")
      try terminal.waitFor(isMade ? "Synced with" : "--create")
      #expect(FileManager.default.fileExists(atPath: slip + "/HEAD") == isMade)
    }
    #expect(try collection.run("sync", slip + "2", "--create").succeeded)
    #expect(try collection.run("sync", "--create").status == .exited(2))
    // The learner wants the remote in an empty folder.
    _ = try collection.shell("mkdir \"$HOME/stick\"")
    #expect(try collection.run("sync", collection.folder + "/stick").succeeded)
  }

  @Test("a place that cannot be is named with what to do, and nothing is made or changed")
  func places() throws {
    let collection = try TestCollection()
    let folder = collection.folder
    for (words, said) in [
      (
        ["sync", "--create", folder + "/none/r"],
        ["there is no folder", "/none", "make this folder first"]
      ),
      (["sync", "--create", folder + "/home/r"], ["is in the collection itself"]),
      (["sync", folder + "/home"], ["is in the collection itself"]),
      (["sync", "--create", folder + "/home/.git/r"], ["is in the collection itself"]),
    ] {
      let result = try Program.run(words, environment: collection.environment)
      #expect(result.status == .exited(1), "\(words)")
      for word in said { #expect(result.errors.contains(word), "\(result.errors)") }
      #expect(!collection.files(in: "home").contains(".git"))
    }
    try collection.run("sync", "--create", folder + "/stick")
    try FileManager.default.removeItem(atPath: folder + "/stick")
    let gone = try collection.run("sync")
    #expect(
      gone.status == .exited(1) && gone.errors.contains("is its disk mounted?"), "\(gone.errors)")
  }

  private static let commits = """
    cd home
    echo x > f; git add -f f; git commit -q -m f
    git switch -q -c other; echo y > f; git commit -q -a -m y
    git switch -q main; echo z > f; git commit -q -a -m z

    """

  @Test(
    "what a learner has begun with git has a way out that loses no answer",
    arguments: [
      ("merge", "git merge -q other"), ("rebase", "git rebase -q other"),
      ("cherry-pick", "git cherry-pick other"), ("revert", "git revert --no-edit HEAD~1"),
      ("bisect", "git bisect start"),
      ("am", "git format-patch -q -1 other --stdout > ../patch; git am -q ../patch"),
    ])
  func inTheMiddle(activity: String, script: String) throws {
    let machines = try TwoMachines()
    try machines.shell(Self.commits + "(\(script)) > /dev/null 2>&1 || true")
    try machines.run(.laptop, "grade", "k1", "4")
    let result = try machines.run(.laptop, "sync")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("a git \(activity) is not finished"), "\(result.errors)")
    try machines.shell(try Self.command(in: result) + " > /dev/null 2>&1")
    #expect(try machines.run(.laptop, "sync").succeeded)
    try machines.run(.desktop, "sync")
    #expect(try machines.answers(.laptop) == 1 && machines.answers(.desktop) == 1)
  }

  @Test(
    "another branch, or none, is named with the command that goes back",
    arguments: ["git -C home checkout -q --detach", "git -C home switch -q -c work"])
  func otherBranch(script: String) throws {
    let machines = try TwoMachines()
    try machines.shell(script)
    try machines.run(.laptop, "grade", "k1", "4")
    let result = try machines.run(.laptop, "sync")
    #expect(result.status == .exited(1))
    try machines.shell(try Self.command(in: result) + " > /dev/null 2>&1")
    #expect(try machines.run(.laptop, "sync").output.contains("1 sent"))
  }

  /// The command that a message suggests.
  private static func command(in result: Program.Output) throws -> String {
    let start = try #require(result.errors.range(of: "run git -C "))
    let rest = result.errors[start.lowerBound...].dropFirst("run ".count)
    let end = [" and then", ", then"].compactMap { rest.range(of: $0)?.lowerBound }.min()
    return String(rest[..<(try #require(end))])
  }
}

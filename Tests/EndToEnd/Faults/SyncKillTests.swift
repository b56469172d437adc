import CPseudoTerminal
import Foundation
import TestSupport
import Testing

@Suite("Sync that is cut off")
struct SyncKillTests {
  /// The places where git leaves locks.
  private static let locks = [
    "index", "HEAD", "config", "packed-refs", "shallow", "refs/heads/main", "ORIG_HEAD",
    "refs/remotes/origin/main", "objects/info/commit-graph", "logs/HEAD", "rounds-index",
  ]

  @Test("a lock that nobody holds any more does not keep the next sync")
  func staleLocks() throws {
    let machines = try TwoMachines()
    try machines.run(.laptop, "grade", "k1", "4")
    for name in Self.locks { try machines.write(.laptop, "", to: ".git/\(name).lock") }
    let result = try machines.run(.laptop, "sync")
    #expect(result.succeeded && result.output.contains("1 sent"), "\(result.errors)")
    #expect(machines.collection.files(in: "home/.git").filter { $0.hasSuffix(".lock") } == [])
  }

  @Test("a lock stays while a git is at work in the collection")
  func liveLock() throws {
    let machines = try TwoMachines()
    try machines.write(.laptop, "", to: ".git/index.lock")
    // A git that reads its input as long as it is open.
    let git = try PseudoTerminal(
      executable: "/bin/sh",
      arguments: ["-c", "cd \"$HOME/home\" && echo ready && exec git cat-file --batch"],
      environment: ["HOME": machines.collection.folder])
    try git.waitFor("ready")
    let result = try machines.run(.laptop, "sync")
    #expect(result.status == .exited(1) && result.errors.contains("git is at work"))
    #expect(machines.collection.files(in: "home/.git").contains("index.lock"))
    git.terminate(SIGKILL)
    _ = try git.waitForExit()
    #expect(try machines.run(.laptop, "sync").succeeded)
  }

  @Test("a kill at any moment loses no answer and no edit, and the next sync works")
  func anyMoment() throws {
    let machines = try TwoMachines()
    let rounds = Torture.isOn ? 40 : 10
    var random = SystemRandomNumberGenerator()
    for number in 0..<rounds {
      let (one, other): (TwoMachines.Name, TwoMachines.Name) =
        number % 2 == 0 ? (.laptop, .desktop) : (.desktop, .laptop)
      for machine in [one, other] {
        try machines.run(machine, "grade", "k\(number % 3 + 1)", "4")
        try machines.write(
          machine, "Q: \(machine) \(number)\nA: a\n", to: "decks/\(machine)-\(number).md")
      }
      #expect(try machines.run(other, "sync").succeeded)
      // Kills the program and every git that it started, or only the program.
      let delay = Double.random(in: 0..<0.5, using: &random)
      let target = number % 4 == 3 ? "$!" : "-$!"
      try machines.shell(
        """
        set -m
        ROUNDS_HOME="$HOME/\(one.rawValue)" "$ROUNDS" sync > /dev/null 2>&1 &
        sleep \(delay)
        kill -9 \(target) 2> /dev/null || true
        wait || true
        """)
      let result = try machines.run(one, "sync")
      #expect(result.succeeded, "\(delay): \(result.errors)")
      #expect(try machines.run(other, "sync").succeeded)
    }
    try machines.run(.laptop, "sync")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      #expect(try machines.answers(machine) == 2 * rounds)
      let decks = machines.collection.files(in: machine.rawValue + "/decks")
      #expect(decks.count == 2 * rounds + 1)
      #expect(try machines.run(machine, "check").output.contains("0 errors"))
    }
  }
}

import Collection
import Files
import Flashcards
import Journal
import SpacedRepetition
import Study
import TestSupport
import Testing

@testable import Safekeeping

/// Machines whose folders are synchronized by file copies.
@Suite("Machines that share their files as plain copies")
struct MergeTests {
  @Test(
    "come to the same state byte for byte, in any order of writing and copying",
    arguments: 1...UInt64(Torture.times(12, long: 500)))
  func anyOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let machines = try Machines()
    // The last one starts as a copy of the first one's disk, with its name.
    let names = ["laptop", "desktop", "phone", "clone"]
    for name in names.dropLast() {
      machines.skew(name, by: Int.random(in: -100_000_000...100_000_000, using: &random))
    }
    try machines.answer("laptop", "a", .hesitant)
    try FileSystem.makeFolder(machines.home("clone") + "/.cache")
    try machines.write(
      try machines.read("laptop/.cache/device"), to: "clone/.cache/device")
    try exchange(from: "laptop", to: "clone", machines)
    // Neither knows of the other when both write again under one name.
    try machines.answer("laptop", "b", .perfect)
    try machines.answer("clone", "a", .incorrect)
    var written = 3
    for step in 0..<60 {
      let machine = names.randomElement(using: &random)!
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        try machines.answer(
          machine, ["a", "b"].randomElement(using: &random)!,
          Grade.allCases.randomElement(using: &random)!, day: step)
        written += 1
      case 5:
        try machines.open(machine) { writer, _ in
          let card = CardID(["a", "b"].randomElement(using: &random)!)
          let action = [Action.suspend(card), .unsuspend(card)].randomElement(using: &random)!
          try writer.append(action, at: machines.now(machine))
        }
        written += 1
      case 6, 7:
        let isSomething = try machines.look(machine).history.lastDone.first != nil
        try machines.undo(machine)
        written += isSomething ? 1 : 0
      default:
        try exchange(from: names.randomElement(using: &random)!, to: machine, machines)
      }
    }
    // Everything arrives everywhere, in different orders, some of it twice.
    for _ in 0..<2 {
      for target in names.shuffled(using: &random) {
        for source in names.shuffled(using: &random) {
          try exchange(from: source, to: target, machines)
        }
      }
    }
    let state = try machines.state("laptop")
    for name in names { #expect(try machines.state(name) == state, "\(name), seed \(seed)") }
    #expect(state.contains("~"), "two machines wrote under one name")
    #expect(try machines.look("phone").history.events.count == written)
    for name in names { #expect(try machines.problems(name) == []) }
  }

  /// Copies journals like a synchronizer: a file that has grown replaces the older one, and of two
  /// that diverged one becomes a copy next to the other.
  private func exchange(from source: String, to target: String, _ machines: Machines) throws {
    guard source != target else { return }
    let (from, to) = (machines.home(source) + "/journal", machines.home(target) + "/journal")
    guard FileSystem.isFolder(from) else { return }
    try FileSystem.makeFolder(to)
    for name in try FileSystem.names(in: from) {
      let theirs = try FileSystem.readFile(from + "/" + name)
      let path = to + "/" + name
      let ours = FileSystem.exists(path) ? try FileSystem.readFile(path) : []
      if ours.starts(with: theirs) { continue }
      if theirs.starts(with: ours) {
        try AtomicFile.write(theirs, to: path)
      } else {
        let stem = name.prefix { $0 != "." }
        try AtomicFile.write(theirs, to: "\(to)/\(stem).sync-conflict-\(source).jsonl")
      }
    }
  }
}

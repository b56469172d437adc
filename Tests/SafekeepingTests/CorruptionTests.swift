import Collection
import Files
import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Study
import TestSupport
import Testing
import Text

@testable import Safekeeping

/// Damage to any file of a collection, from a flipped bit to random content.
@Suite("A damaged collection")
struct CorruptionTests {
  /// A collection with 200 events, a deck and settings, and its journal.
  private func collection() throws -> (machines: Machines, journal: String) {
    let machines = try Machines()
    try machines.write(
      "Q: x\nA: 1\nId: x\n\nT: term\nD: definition\n\nC: a [cloze]{hint}\n",
      to: "laptop/decks/my.md")
    try machines.write(
      "{\n  \"new-per-day\": 5,\n  \"policy\": \"published\"\n}\n",
      to: "laptop/config.json")
    try machines.open("laptop") { writer, collection in
      for number in 0..<200 {
        let now = machines.now("laptop")
        let card = CardID(["a", "b", "x"][number % 3])
        let answer = collection.answer(
          card, Grade(rawValue: number % 6)!, took: 900, on: Machines.day + number / 3, at: now)
        let actions = number % 20 == 19 ? [.suspend(card)] : answer.actions
        for event in try writer.append(actions, at: now) { collection.take(event) }
      }
    }
    let device = try machines.open("laptop") { writer, _ in writer.device }
    return (machines, "laptop/journal/\(device).jsonl")
  }

  @Test("every flipped bit and every truncation of a journal is told with its line, or harmless")
  func everyBit() throws {
    let (machines, journal) = try collection()
    let folder = machines.root + "/copy"
    try FileSystem.makeFolder(folder)
    let path = folder + "/" + journal.split(separator: "/").last!
    let bytes = try FileSystem.readFile(machines.root + "/" + journal)
    let events = try machines.look("laptop").history.events
    let written = Set(events)
    #expect(events.count == 200)
    var (told, harmless) = (0, 0)
    /// The number of lines that end after a cut.
    func rest(_ cut: Int) -> Int { bytes[cut...].count { $0 == UInt8(ascii: "\n") } }
    func look(_ damaged: [UInt8], line: Int, atMost lost: Int, _ what: String) throws {
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      let contents = try JournalReader.read(folder)
      let isTold = contents.problems.contains { abs($0.location.line - line) <= 1 }
      let isWhole = contents.events == events
      // Removed whole lines leave no trace: a shorter journal is a valid journal.
      let isShorter = damaged == Array(bytes.prefix(damaged.count)) && lost == rest(damaged.count)
      guard written.isSuperset(of: contents.events), isTold || isWhole || lost > 2 || isShorter,
        contents.events.count >= events.count - lost
      else {
        Issue.record("\(what): \(contents.events.count) events, \(contents.problems.first as Any)")
        return
      }
      if isTold { told += 1 } else { harmless += 1 }
    }
    var line = 1
    let step = Torture.isOn ? 1 : 7
    for index in bytes.indices {
      if index % step == 0 {
        for bit in Torture.isOn ? Array(0..<8) : [index / step % 8] {
          var damaged = bytes
          damaged[index] ^= 1 << bit
          try look(damaged, line: line, atMost: 2, "bit \(bit) of byte \(index)")
        }
        try look(Array(bytes[..<index]), line: line, atMost: rest(index), "cut at \(index)")
      }
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    }
    print("flipped bits and truncations: \(told) told with their line, \(harmless) harmless")
  }

  @Test("no mutation of journal, settings or deck crashes, hangs, or loses an answer in silence")
  func mutations() throws {
    let (machines, journal) = try collection()
    let whole = try machines.look("laptop").history.events
    var random = SplitMix64(seed: UInt64.random(in: 0...9999))
    let files = [journal, "laptop/config.json", "laptop/decks/my.md"]
    let originals = try files.map { try FileSystem.readFile(machines.root + "/" + $0) }
    let rounds = Torture.times(300, long: 10_000)
    for round in 0..<rounds {
      let index = round % files.count
      let damaged = mutated(originals[index], using: &random)
      try Data(damaged).write(to: URL(fileURLWithPath: machines.root + "/" + files[index]))
      do {
        let collection = try machines.look("laptop")
        let problems = collection.problems
        let events = collection.history.events.filter { $0.id.number <= 200 }
        #expect(Set(whole).isSuperset(of: events))
        // Whole lines removed at the end leave no trace: a shorter journal is a valid journal.
        let isWhole = Set(events.map(\.id.number)) == Set(1..<(events.count + 1))
        #expect(isWhole || !problems.journal.isEmpty, "round \(round)")
      } catch let error as StudyError {
        #expect(!error.message.isEmpty && !error.hint.isEmpty)
      }
      try Data(originals[index]).write(to: URL(fileURLWithPath: machines.root + "/" + files[index]))
    }
    // The answers are all back, with the effects of decks that had lost cards.
    #expect(try Set(machines.look("laptop").history.events).isSuperset(of: whole))
    print("mutations: \(rounds), no crash, no hang, no silent loss")
  }

  private func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<max(1, bytes.count), using: &random)
      let count = Int.random(in: 0...40, using: &random)
      let end = min(bytes.count, index + count)
      guard index < bytes.count else { break }
      switch Int.random(in: 0..<9, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(index..<end)
      case 2: bytes.insert(contentsOf: bytes[index..<end], at: index)
      case 3: bytes.removeSubrange(index...)
      case 4: for at in index..<end { bytes[at] = 0 }
      case 5: bytes.changeLines(using: &random) { $0[$1] = $0[$2] }
      case 6: bytes.changeLines(using: &random) { lines, at, _ in lines.remove(at: at) }
      case 7: bytes.changeLines(using: &random) { $0.swapAt($1, $2) }
      default: bytes.insert(contentsOf: Array("\n{\"}[]\u{1B}[2J\u{202E}".utf8), at: index)
      }
    }
    return bytes
  }

  @Test("mending gets lines back from backups, and keeps beside the journal what is damaged")
  func mending() throws {
    let (machines, journal) = try collection()
    let whole = try machines.look("laptop").history.events
    let folder = CollectionFolder(path: machines.home("laptop"))
    try machines.open("laptop") { writer, _ in
      _ = try BackupStore(folder).make(on: Machines.day, at: 1, holding: writer)
    }
    var lines = try machines.read(journal).split(separator: "\n").map(String.init)
    lines[50] = lines[50].replacingOccurrences(of: "event", with: "evil")
    lines.remove(at: 70)
    try machines.write(lines.joined(separator: "\n") + "\n", to: journal)
    #expect(try machines.look("laptop").history.events.count == 198)
    let mending = Mending(folder)
    do {
      let writer = try Writer(machines.place("laptop"), waitingUpTo: 500, at: 1)
      #expect(
        try mending.returnLostLines(holding: writer) == [String(journal.dropFirst("laptop/".count))]
      )
      let moved = try mending.moveDamageAside(at: 1, holding: writer)
      #expect(moved.map(\.lines) == [1] && moved.allSatisfy { !$0.hasNewHeader })
      #expect(try FileSystem.readFile(moved[0].aside) == Array((lines[50] + "\n").utf8))
      try mending.forgetWhatIsDerived()
    }
    #expect(try machines.look("laptop").history.events == whole)
    #expect(try machines.problems("laptop") == [])
    // Without a backup the line stays missing, and a damaged header is rewritten.
    try FileSystem.removeFolder(folder.path + "/backups")
    lines = try machines.read(journal).split(separator: "\n").map(String.init)
    lines[0] = lines[0].replacingOccurrences(of: "rounds", with: "hounds")
    lines[9] = "\u{1B}[2J"
    try machines.write(lines.joined(separator: "\n") + "\n", to: journal)
    do {
      let writer = try Writer(machines.place("laptop"), waitingUpTo: 500, at: 1)
      #expect(try mending.returnLostLines(holding: writer) == [])
      let moved = try mending.moveDamageAside(at: 1, holding: writer)
      #expect(moved.map(\.lines) == [2] && moved.allSatisfy(\.hasNewHeader))
      #expect(try mending.noteLosses(holding: writer).map(\.numbers) == [[9...9]])
    }
    let looked = try machines.look("laptop")
    #expect(looked.history.events.count == 199 && looked.problems.journal == [])
  }
}

extension [UInt8] {
  /// Changes whole lines, two of which are picked.
  fileprivate mutating func changeLines(
    using random: inout SplitMix64, _ change: (inout [ArraySlice<UInt8>], Int, Int) -> Void
  ) {
    var lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let picked = (0..<2).map { _ in Int.random(in: lines.indices, using: &random) }
    change(&lines, picked[0], picked[1])
    self = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
